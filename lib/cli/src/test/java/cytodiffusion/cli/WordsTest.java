package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says about wrong usage, and that it says it alike in every country. */
class WordsTest {
    @TempDir
    private Path folder;

    @Test
    void trialsAreSpokenOfAsTheyAreGiven() {
        assertOneSentence(
                "'5:3' has a MIN of 5 above its MAX of 3; it is MIN:MAX, such as 20:200",
                "classify",
                "--model",
                folder,
                "--trials",
                "5:3",
                "x.png");
        assertOneSentence(
                "'1:20' begins with 1, but classes are compared after 2 trials at the earliest",
                "classify",
                "--model",
                folder,
                "--trials",
                "1:20",
                "x.png");
    }

    @Test
    void aWrongValueIsNoReasonToListAllOptions() {
        assertOneSentence("'abc' is not an int", "train", "--data", folder, "--out", folder, "--per-class", "abc");
        assertOneSentence("Missing required option: '--out=MODEL'", "train", "--data", folder);
        assertOneSentence("Possible solutions: --labels", "train", "--data", folder, "--out", folder, "--lables", "x");
        assertOneSentence("synthesise", "data", "synthesise", folder);
    }

    private static void assertOneSentence(String said, Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(said), run.err());
        assertTrue(run.err().lines().count() <= 3, run.err());
        assertTrue(run.err().contains("--help' lists what there is"), run.err());
    }

    @Test
    void whoAsksForNothingSeesWhatThereIs() {
        assertTrue(CommandRun.of().err().contains("classify"));
        assertTrue(CommandRun.of("data").err().contains("synthesize"));
        assertEquals(2, CommandRun.of("experiment").code());
    }

    @Test
    void digitsAreTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertFalse(String.format("%d", 1).equals("1"), "else this test shows nothing");

            Path cells = folder.resolve("cells");
            assertNoOtherDigits(CommandRun.of("data", "synthesize", cells, "--per-class", 2, "--size", 48));
            assertNoOtherDigits(CommandRun.of("data", "cell-size", cells));
            assertNoOtherDigits(CommandRun.of("info"));
            assertNoOtherDigits(CommandRun.of("models"));
            assertNoOtherDigits(CommandRun.of("classify", "--help"));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void assertNoOtherDigits(CommandRun run) {
        assertEquals(0, run.code(), run.err());
        assertTrue(
                (run.out() + run.err()).chars().noneMatch(c -> Character.isDigit(c) && c > '9'), run.out() + run.err());
    }
}
