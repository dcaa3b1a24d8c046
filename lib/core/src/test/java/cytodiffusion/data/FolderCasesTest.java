package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders as people keep them: what is found and left out is said, and where there are no classes what to do. */
class FolderCasesTest {
    private static final Path SHARED = Path.of("../../../shared/cases/folders");
    private static final String REFUSED = "refused: ";

    /**
     * A folder and what is said about it.
     *
     * @param files in it, each with a content of its own but for those called "same" and the basophils that they repeat
     * @param said the summary, then parts of the notes, or after "refused: " a part of what is said instead
     */
    private record Case(String name, List<String> files, List<String> said) {
        @Override
        public String toString() {
            return name + " -> " + said;
        }
    }

    private static Case of(String name, List<String> files, String... said) {
        return new Case(name, files, List.of(said));
    }

    /** Files that count up from {@code first}: {@code cells("a/b", 1, 3, ".png")} are a/b1.png to a/b3.png. */
    private static List<String> cells(String name, int first, int last, String ending) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> name + i + ending)
                .toList();
    }

    @SafeVarargs
    private static List<String> together(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static final List<String> EIGHT_LYMPHOCYTES = cells("lymphocyte/l", 1, 8, ".png");
    private static final List<String> TWO_CLASSES = together(cells("basophil/b", 1, 8, ".png"), EIGHT_LYMPHOCYTES);

    /** Those of ../shared/cases/folders, by their names there, with the numbers of images there. */
    static List<Case> shared() {
        return List.of(
                of(
                        "jfif",
                        together(TWO_CLASSES, cells("neutrophil/", 1, 8, ".jfif")),
                        "3 classes: basophil 8, lymphocyte 8, neutrophil 8"),
                of(
                        "nested2",
                        together(
                                TWO_CLASSES,
                                cells("neutrophil/more/n", 1, 5, ".png"),
                                cells("neutrophil/n", 6, 8, ".png")),
                        "3 classes: basophil 8, lymphocyte 8, neutrophil 3; left out: 5 .png in neutrophil/more",
                        "the files in \"neutrophil/more\" are not used, as only those that lie in a class's own folder"
                                + " are: move them up, here to \"neutrophil\", or name them in a table (--labels FILE)"),
                of(
                        "case",
                        together(
                                cells("Basophil/b", 1, 4, ".png"),
                                cells("basophil/b", 5, 8, ".png"),
                                EIGHT_LYMPHOCYTES,
                                cells("neutrophil/n", 1, 8, ".png")),
                        "4 classes: Basophil 4, basophil 4, lymphocyte 8, neutrophil 8",
                        "\"Basophil\" and \"basophil\" are taken for different classes"),
                of(
                        "dup",
                        together(
                                cells("basophil/basophil_0000", 1, 8, ".png"),
                                EIGHT_LYMPHOCYTES,
                                cells("neutrophil/n", 1, 8, ".png"),
                                List.of("lymphocyte/same2.png", "neutrophil/same.png")),
                        "3 classes: basophil 8, lymphocyte 9, neutrophil 9",
                        "\"basophil/basophil_00001.png\" and \"neutrophil/same.png\" are the same picture under"
                                + " different labels; at most one of them is right",
                        "\"basophil/basophil_00002.png\" and \"lymphocyte/same2.png\" are the same picture"),
                of(
                        "flat",
                        together(
                                cells("basophil_", 1, 8, ".png"),
                                cells("lymphocyte_", 1, 8, ".png"),
                                cells("neutrophil_", 1, 8, ".png"),
                                List.of("labels.csv")),
                        REFUSED
                                + "24 images lie in FOLDER itself, where one folder per class is expected: for the labels"
                                + " of the table beside them add --labels FOLDER/labels.csv"),
                of(
                        "splits",
                        Stream.of("test", "train", "val")
                                .flatMap(part -> Stream.of(part + "/basophil/b.png", part + "/lymphocyte/l.png"))
                                .toList(),
                        REFUSED
                                + "FOLDER holds the parts of a dataset, test, train, val, each with one folder per class:"
                                + " give the path of one of them, such as FOLDER/train"));
    }

    /** Others of the same kinds. */
    static List<Case> ofTheSameKinds() {
        return List.of(
                of("other endings of JPEG", List.of("a/1.jpe", "a/2.JFIF", "b/1.pjpeg"), "2 classes: a 2, b 1"),
                of(
                        "endings that are not read",
                        together(
                                TWO_CLASSES,
                                cells("monocyte/", 1, 5, ".webp"),
                                List.of("basophil/x.gif", "basophil/y.svs")),
                        "2 classes: basophil 8, lymphocyte 8;"
                                + " left out: 5 .webp in monocyte, 1 .gif in basophil, 1 .svs in basophil",
                        "\"monocyte\" holds files but no image that is read, so it is no class;"
                                + " images end in png, jpg, jpeg, bmp, tif, tiff, jpe, jfif, pjpeg"),
                of(
                        "all images of a class one folder deeper",
                        together(EIGHT_LYMPHOCYTES, cells("monocyte/batch 1/m", 1, 3, ".png")),
                        "1 class: lymphocyte 8; left out: 3 .png in monocyte/batch 1",
                        "\"monocyte\" holds files but no image",
                        "the files in \"monocyte/batch 1\" are not used"),
                of(
                        "images beside the classes",
                        together(TWO_CLASSES, List.of("overview.png", "experts.csv", "README.md", "Thumbs.db")),
                        "2 classes: basophil 8, lymphocyte 8; left out: 1 .png"),
                of(
                        "a folder of notes",
                        List.of("a/1.png", "notes/1.txt", "notes/LICENSE", "a/Thumbs.db"),
                        "1 class: a 1; left out: 1 .txt in notes, 1 file without an ending in notes",
                        "\"notes\" holds files but no image"),
                of(
                        "names that differ in spaces",
                        List.of(
                                "immature granulocyte/1.png",
                                "immature_granulocyte/2.png",
                                "Immature-Granulocyte/3.png"),
                        "3 classes: Immature-Granulocyte 1, immature granulocyte 1, immature_granulocyte 1",
                        "\"Immature-Granulocyte\" and \"immature granulocyte\" and \"immature_granulocyte\" are taken"),
                of(
                        "a part beside classes",
                        List.of("a/1.png", "test/2.png"),
                        "2 classes: a 1, test 1",
                        "\"test\" is taken for a class"),
                of(
                        "one picture under three labels, and twice under one",
                        List.of("a/same.png", "b/same.png", "c/same.png", "c/same again.png", "c/same2.png"),
                        "3 classes: a 1, b 1, c 3",
                        "\"a/same.png\" and \"b/same.png\" and \"c/same again.png\" are the same picture"),
                of(
                        "parts of flat images",
                        List.of("Training/1.png", "Testing/1.png"),
                        REFUSED + "holds the parts of a dataset, Testing, Training, not classes"),
                of(
                        "parts with longer names",
                        List.of("PBC_train/a/1.png", "PBC_test/a/1.png"),
                        REFUSED + "such as FOLDER/PBC_train"),
                of(
                        "one folder around the classes",
                        List.of("PBC_dataset_normal_DIB/a/1.png", "PBC_dataset_normal_DIB/b/1.png"),
                        REFUSED + "No images in the folders of FOLDER, but one level deeper, in those of"
                                + " PBC_dataset_normal_DIB: give the folder that holds one folder per class, such as"
                                + " FOLDER/PBC_dataset_normal_DIB"),
                of(
                        "images without classes or table",
                        List.of("1.png", "2.jpg"),
                        REFUSED
                                + "2 images lie in FOLDER itself, where one folder per class is expected: sort them into"
                                + " folders named as their classes, or name the class of each in a table with the"
                                + " columns file and label (--labels FILE)"),
                of(
                        "an archive that is not unpacked",
                        List.of("cells.zip"),
                        REFUSED + "jpe, jfif, pjpeg; it holds 1 .zip"),
                of("nothing", List.of(), REFUSED + "jpe, jfif, pjpeg; it is empty"),
                of(
                        "only what is not read",
                        together(cells("a/", 1, 2, ".webp"), cells("b/", 1, 1, ".czi")),
                        REFUSED + "it holds 2 .webp in a, 1 .czi in b"));
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"shared", "ofTheSameKinds"})
    void isSaid(Case of) throws IOException {
        for (String file : of.files()) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content(file));
        }
        assertSaid(of.said(), folder);
    }

    private static String content(String file) {
        if (file.endsWith(".csv")) {
            return "file,label\n";
        }
        boolean first = file.contains("same") && !file.contains("same2") || file.contains("basophil_00001");
        boolean second = file.contains("same2") || file.contains("basophil_00002");
        return first ? "the first" : second ? "the second" : file;
    }

    @Test
    void theSharedFoldersHaveTheSameOutcomes() throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "there is no " + SHARED);
        try (Stream<Path> cases = Files.list(SHARED)) {
            List<String> there =
                    cases.map(path -> path.getFileName().toString()).sorted().toList();
            assertEquals(shared().stream().map(Case::name).sorted().toList(), there, "every case has its outcome here");
        }
        for (Case of : shared()) {
            assertSaid(of.said(), SHARED.resolve(of.name()));
        }
    }

    private static void assertSaid(List<String> said, Path folder) throws IOException {
        if (said.get(0).startsWith(REFUSED)) {
            String expected = said.get(0).substring(REFUSED.length()).replace("FOLDER", folder.toString());
            IOException e = assertThrows(IOException.class, () -> ImageFolder.scan(folder));
            assertTrue(e.getMessage().contains(expected), e.getMessage());
            return;
        }
        FolderSurvey survey = FolderSurvey.of(DataFolder.of(folder), ImageFolder.scan(folder));
        assertEquals(said.get(0), survey.summary());
        assertEquals(said.size() - 1, survey.notes().size(), survey.notes().toString());
        for (int i = 1; i < said.size(); i++) {
            assertTrue(
                    survey.notes().get(i - 1).contains(said.get(i)),
                    survey.notes().get(i - 1));
        }
    }

    @Test
    void foldersOfOneNameInTwoUnicodeFormsAreRefused() throws IOException {
        String name = "Erythroblästen";
        Path composed = folder.resolve(Normalizer.normalize(name, Normalizer.Form.NFC));
        Path decomposed = folder.resolve(Normalizer.normalize(name, Normalizer.Form.NFD));
        Files.createFile(Files.createDirectories(composed).resolve("1.png"));
        assumeTrue(Files.notExists(decomposed), "this file system takes both for one name");
        Files.createFile(Files.createDirectories(decomposed).resolve("2.png"));

        IOException e = assertThrows(IOException.class, () -> ImageFolder.scan(folder));

        assertTrue(
                e.getMessage().contains("are called \"" + Normalizer.normalize(name, Normalizer.Form.NFC)),
                e.getMessage());
    }

    @Test
    void aClassMayBeALinkAndNoLinkLoops() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/deeper"));
        Files.createFile(elsewhere.resolve("1.png"));
        Path data = Files.createDirectories(folder.resolve("data/a"));
        Files.writeString(data.resolve("2.png"), "of its own");
        Files.createSymbolicLink(data.resolveSibling("b"), elsewhere);
        Files.createSymbolicLink(data.resolveSibling("around"), data.getParent());
        Files.createSymbolicLink(data.resolve("up"), data.getParent());

        assertSaid(List.of("2 classes: a 1, b 1"), data.getParent());
    }

    @Test
    void theTableOfTheFlatFolderNamesOneOfItsFiles() throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "there is no " + SHARED);
        DataFolder flat = new DataFolder(SHARED.resolve("flat"), Optional.of(SHARED.resolve("flat/labels.csv")));
        ImageFolder found = flat.scan();

        assertEquals(
                "1 class: basophil 1; left out: 23 .png",
                FolderSurvey.of(flat, found).summary());
        assertEquals(
                List.of("23 files are not in labels.csv, so without a class, and left out"),
                FolderSurvey.of(flat, found).notes());
        assertEquals("basophil/basophil_00001", found.images().get(0).id());
    }
}
