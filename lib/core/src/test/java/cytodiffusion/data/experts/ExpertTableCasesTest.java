package cytodiffusion.data.experts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cytodiffusion.data.ImageFolder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables as spreadsheets and people write them: each is read as it was meant, or refused with its line. */
class ExpertTableCasesTest {
    private static final Path SHARED = Path.of("../../../shared/cases/csv");
    private static final String HEADER = "image,expert,label,confidence\n";
    private static final String FIRST = "basophil/basophil_00001,A,basophil,High";
    private static final String SECOND = "basophil/basophil_00002,B,lymphocyte,None";
    private static final String BOTH = HEADER + FIRST + "\n" + SECOND + "\n";
    private static final String READ = FIRST + " " + SECOND;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /**
     * A table and what becomes of it.
     *
     * @param answers of experts.csv
     * @param years the lines of experience.csv below its header, or null where there is no such file
     * @param outcome the answers, one after the other; or, after "refused: ", a part of what is said
     */
    private record Case(String name, byte[] answers, String years, String outcome) {
        @Override
        public String toString() {
            return name + " -> " + outcome;
        }
    }

    private static Case text(String name, String answers, String outcome) {
        return new Case(name, answers.getBytes(StandardCharsets.UTF_8), null, outcome);
    }

    private static Case bytes(String name, String answers, Charset charset, String outcome) {
        return new Case(name, answers.getBytes(charset), null, outcome);
    }

    private static Case years(String name, String years, String outcome) {
        return new Case(name, BOTH.getBytes(StandardCharsets.UTF_8), years, outcome);
    }

    /** Those of ../shared/cases/csv, by their names there. */
    static List<Case> shared() {
        return List.of(
                text("ok", BOTH, READ),
                text("bom", "\uFEFF" + BOTH, READ),
                text("crlf", BOTH.replace("\n", "\r\n"), READ),
                text("cr", BOTH.replace('\n', '\r'), READ),
                text("semicolon", BOTH.replace(',', ';'), READ),
                bytes("utf16", BOTH, StandardCharsets.UTF_16, READ),
                bytes("latin1", BOTH.replace(",A,", ",Jürgen,"), WINDOWS, READ.replace(",A,", ",Jürgen,")),
                text("nbsp", HEADER + FIRST.replace(",A,", ",A\u00A0,"), FIRST),
                text("crossq", HEADER + "\"basophil/basophil_00001\" ,A, \"basophil\" ,High", FIRST),
                text("conflower", HEADER + FIRST.replace("High", "high"), FIRST),
                text("trailingcomma", HEADER + FIRST + ",", FIRST),
                text(
                        "quotednl",
                        HEADER + FIRST.replace(",A,", ",\"Dr. A,\nHematology\","),
                        FIRST.replace(",A,", ",Dr. A,\nHematology,")),
                text("backslash", HEADER + FIRST.replace('/', '\\'), "refused: line 2: there is no image"),
                text(
                        "withending",
                        HEADER + FIRST.replace("1,A", "1.png,A"),
                        "refused: class/file without ending, here \"basophil/basophil_00001\""),
                text(
                        "justname",
                        HEADER + FIRST.replace("basophil/", ""),
                        "refused: class/file without ending, here \"basophil/basophil_00001\""),
                text(
                        "unknownclass",
                        HEADER + FIRST.replace(",basophil,", ",Basophil,"),
                        "refused: no class \"Basophil\""),
                text("confnum", HEADER + FIRST.replace("High", "0.8"), "refused: \"0.8\" is none of High, Moderate"),
                text(
                        "nfd",
                        HEADER + FIRST.replace("High", "Mittelma\u0308ssig"),
                        "refused: \"Mittelmässig\" is none of"),
                text("commentline", "# exported\n" + BOTH, "refused: line 2: 4 fields where line 1, \"# exported\""),
                text("missingcol", "image,expert,label\nbasophil/basophil_00001,A,basophil", "refused: \"confidence\""),
                text("dup", BOTH + FIRST.replace("High", "Low"), "refused: line 4: A has labelled"),
                text("dupsame", BOTH + FIRST, "refused: line 4: A has labelled"),
                text("unclosed", HEADER + FIRST.replace(",A", ",\"A"), "refused: line 2: its quotation marks"),
                text("empty", "", "refused: experts.csv is empty"),
                text("headeronly", HEADER, "refused: holds no labels below its header"),
                years("years_decimal", "A,\"3,5\"\nB,4", READ + " {A=3.5, B=4.0}"),
                years("years_hex", "A,3d\nB,0x1p3", "refused: experience.csv, line 2: \"3d\" is no number of years"),
                years("years_neg", "A,-3\nB,1e2", "refused: experience.csv, line 2: \"-3\" is no number of years"),
                years("years_unknown", "Z,3", "refused: line 2: there is no expert \"Z\" among those of experts.csv"));
    }

    /** Others of the same kinds. */
    static List<Case> ofTheSameKinds() {
        String german = "sep=;\r\n" + BOTH.replace(',', ';').replace("\n", "\r\n");
        return List.of(
                bytes("German Excel with sep=", german, WINDOWS, READ),
                text("sep= within quotation marks", "\"sep=;\"\n" + BOTH.replace(',', ';'), READ),
                text("sep= beats the header", "sep=,\n" + BOTH, READ),
                text("tabs", BOTH.replace(',', '\t'), READ),
                text("bars", BOTH.replace(',', '|'), READ),
                bytes("Excel's Unicode text", "\uFEFF" + BOTH.replace(',', '\t'), StandardCharsets.UTF_16LE, READ),
                bytes("UTF-16 without a mark", BOTH, StandardCharsets.UTF_16LE, "refused: is not a text file"),
                new Case("a workbook", new byte[] {'P', 'K', 3, 4, 0, 0, 0, (byte) 0x9D}, null, "refused: CSV UTF-8"),
                bytes(
                        "no letter of Windows-1252",
                        BOTH.replace('A', '\u0081'),
                        StandardCharsets.ISO_8859_1,
                        "refused: not text"),
                text("empty rows and columns of a spreadsheet", BOTH.replace("\n", ",,\n") + ",,,,,\n", READ),
                text(
                        "a comma in a semicolon's field",
                        BOTH.replace(',', ';').replace(";A;", ";A, MD;"),
                        READ.replace(",A,", ",A, MD,")),
                text(
                        "columns in another order",
                        "label,image,confidence,expert\nbasophil,basophil/basophil_00001,High,A",
                        FIRST),
                text("capitals in the header", BOTH.replace("image,expert", "Image,EXPERT"), READ),
                text(
                        "two columns of one name",
                        HEADER.replace("\n", ",Label\n") + FIRST + ",monocyte",
                        "refused: line 1: two columns are called \"label\""),
                text(
                        "a short row",
                        BOTH + "basophil/basophil_00003,A",
                        "refused: line 4: 2 fields where the header names 4"),
                text(
                        "text behind a quotation",
                        HEADER + FIRST.replace("A", "\"A\"x"),
                        "refused: line 2: its quotation"),
                text(
                        "a blank line above",
                        "\n" + HEADER + FIRST.replace("High", "sure"),
                        "refused: line 3: the confidence"),
                text("sep= counts as a line", "sep=,\n" + HEADER + FIRST.replace("High", "?"), "refused: line 3: the"),
                text(
                        "CR ends count as lines",
                        (HEADER + FIRST + "\n\n" + FIRST).replace('\n', '\r'),
                        "refused: line 4: A has"),
                years("years with decimals", "A,0.25\nB,12", READ + " {A=0.25, B=12.0}"),
                years("thousands or decimals", "A,\"1,000\"\nB,4", "refused: \"1,000\" is no number of years"),
                years("not a number", "A,NaN\nB,4", "refused: \"NaN\" is no number of years"),
                years("digits of another script", "A,٣\nB,4", "refused: \"٣\" is no number of years"),
                years("centuries", "A,1e3\nB,4", "refused: \"1e3\" is no number of years"),
                years("a unit", "A,3 years\nB,4", "refused: \"3 years\" is no number of years"));
    }

    @TempDir
    private Path folder;

    @BeforeEach
    void nineCells() throws IOException {
        for (String name : List.of("basophil", "lymphocyte", "neutrophil")) {
            for (int i = 1; i <= 3; i++) {
                Files.createFile(Files.createDirectories(folder.resolve(name)).resolve(name + "_0000" + i + ".png"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource({"shared", "ofTheSameKinds"})
    void isReadAsMeantOrRefusedWithItsLine(Case table) throws IOException {
        Files.write(folder.resolve(ExpertFiles.ANSWERS), table.answers());
        if (table.years() != null) {
            Files.writeString(folder.resolve(ExpertFiles.EXPERIENCE), "expert,years\n" + table.years());
        }
        assertOutcome(table.outcome());
    }

    @Test
    void theSharedFilesHaveTheSameOutcomes() throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "there is no " + SHARED);
        Map<String, String> outcomes =
                shared().stream().collect(Collectors.toMap(Case::name, Case::outcome, (a, b) -> a, TreeMap::new));
        TreeSet<String> there = new TreeSet<>();
        try (Stream<Path> cases = Files.list(SHARED)) {
            cases.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("cells"))
                    .forEach(there::add);
        }
        assertEquals(outcomes.keySet(), there, "every case has its outcome here");
        for (String name : there) {
            for (String file : List.of(ExpertFiles.ANSWERS, ExpertFiles.EXPERIENCE)) {
                Files.deleteIfExists(folder.resolve(file));
                Path table = SHARED.resolve(name).resolve(file);
                if (Files.exists(table)) {
                    Files.copy(table, folder.resolve(file));
                }
            }
            assertOutcome(outcomes.get(name));
        }
    }

    private void assertOutcome(String outcome) throws IOException {
        ImageFolder images = ImageFolder.scan(folder);
        if (outcome.startsWith("refused: ")) {
            IOException e = assertThrows(IOException.class, () -> ExpertFiles.read(images));
            assertTrue(e.getMessage().contains(outcome.substring("refused: ".length())), e.getMessage());
            return;
        }
        ExpertPanel panel = ExpertFiles.read(images);
        String answers = panel.answers().stream()
                .map(a -> String.join(
                        ",", a.image(), a.expert(), a.label(), a.confidence().word()))
                .collect(Collectors.joining(" "));
        String years = panel.years().isEmpty() ? "" : " " + new TreeMap<>(panel.years());
        assertEquals(outcome, answers + years);
    }
}
