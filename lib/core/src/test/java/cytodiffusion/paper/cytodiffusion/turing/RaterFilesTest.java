package cytodiffusion.paper.cytodiffusion.turing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.paper.cytodiffusion.turing.RaterAnswers.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaterFilesTest {
    private static final TuringKey KEY = TestCells.key(1);
    private static final String HEADER = "test,rater,years,item,answer,class,seconds\n";
    private static final String T = "0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void readsTheAnswersOfSeveralRaters() throws IOException {
        Path file = write(
                "all.csv",
                HEADER
                        + T + ",\"Ann, MD\",12.5,1,real,monocyte,3.2\n"
                        + T + ",Bob,0,1,synthetic,basophil,\n"
                        + T + ",\"Ann, MD\",12.5,6,synthetic,lymphocyte,10\n");

        List<RaterAnswers> raters = RaterFiles.read(KEY, file);

        assertEquals(
                List.of(
                        new RaterAnswers(
                                "Ann, MD",
                                12.5,
                                List.of(new Answer(1, false, "monocyte", 3.2), new Answer(6, true, "lymphocyte", 10))),
                        new RaterAnswers("Bob", 0, List.of(new Answer(1, true, "basophil", Double.NaN)))),
                raters);
    }

    @Test
    void rowsThatCannotBeUsedAreRefusedByLine() throws IOException {
        String good = T + ",Ann,3,1,real,monocyte,2\n";

        assertRefused("line 3: the answer is real or synthetic, not \"fake\"", good + T + ",Ann,3,2,fake,monocyte,2\n");
        assertRefused("line 3: there is no class \"blast\"", good + T + ",Ann,3,2,real,blast,2\n");
        assertRefused("line 3: there is no cell \"7\"; they go from 1 to 6", good + T + ",Ann,3,7,real,monocyte,2\n");
        assertRefused("line 2: there is no cell \"1.5\"", T + ",Ann,3,1.5,real,monocyte,2\n");
        assertRefused("line 3: Ann has answered cell 1 further above", good + good);
        assertRefused("line 3: Ann has 3.0 years", good + T + ",Ann,4,2,real,monocyte,2\n");
        assertRefused("line 2: years is \"many\"", T + ",Ann,many,1,real,monocyte,2\n");
        assertRefused("line 2: seconds is \"-1\"", T + ",Ann,3,1,real,monocyte,-1\n");
        assertRefused("line 2: the rater is missing", T + ",,3,1,real,monocyte,2\n");
        assertRefused("line 2: 6 fields where the header names 7", T + ",Ann,3,1,real,monocyte\n");
        assertRefused("holds no answers", "");
    }

    @Test
    void answersToAnotherTestAreRefused() throws IOException {
        assertRefused(
                "line 2: this answers the test fedcba9876543210, and the key is of the test 0123456789abcdef",
                "fedcba9876543210,Ann,3,1,real,monocyte,2\n");
    }

    @Test
    void aFolderHoldsAFileForEachRater() throws IOException {
        assertEquals(List.of(), RaterFiles.readFolder(KEY, folder.resolve("not there")));
        write("ann.csv", HEADER + T + ",Ann,3,1,real,monocyte,2\n");
        write("bob.csv", HEADER + T + ",Bob,3,1,real,monocyte,2\n");
        write("notes.txt", "no answers");
        KEY.write(folder.resolve(TuringTest.KEY));

        assertEquals(
                List.of("Ann", "Bob"),
                RaterFiles.readFolder(KEY, folder).stream()
                        .map(RaterAnswers::rater)
                        .toList());

        write("copy of ann.csv", HEADER + T + ",Ann,3,1,real,monocyte,2\n");
        IOException twice = assertThrows(IOException.class, () -> RaterFiles.readFolder(KEY, folder));
        assertTrue(twice.getMessage().contains("both hold answers of Ann"), twice.getMessage());
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        RaterAnswers rater = SimulatedPanel.likeThePapers().get(0).answer(KEY, 3);
        Path file = folder.resolve("a.csv");

        RaterFiles.write(file, KEY, rater);

        assertEquals(List.of(rater), RaterFiles.read(KEY, file));
    }

    @Test
    void damagedKeysAreRefusedByLine() throws IOException {
        String header = "test,item,class,synthetic\n";
        for (String row : List.of("a,2,monocyte,yes", "b,3,monocyte,yes", "a,3,monocyte,true", "a,4,monocyte,no")) {
            Path file = write(TuringTest.KEY, header + "a,1,monocyte,yes\n" + row + "\n");
            if (row.startsWith("a,2")) {
                assertEquals(2, TuringKey.read(file).size());
            } else {
                IOException refusal = assertThrows(IOException.class, () -> TuringKey.read(file), row);
                assertTrue(refusal.getMessage().contains("line 3: "), refusal.getMessage());
            }
        }
    }

    private void assertRefused(String said, String rows) throws IOException {
        Path file = write("rater.csv", HEADER + rows);
        IOException refusal = assertThrows(IOException.class, () -> RaterFiles.read(KEY, file));
        assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
