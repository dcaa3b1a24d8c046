package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void cells() throws IOException {
        for (String name : List.of("1.png", "2.png", "day 2/3.png", "day 2/3.jpg", "4.webp", "Bläschen.png")) {
            Path file = folder.resolve(Normalizer.normalize(name, Normalizer.Form.NFD));
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private ImageFolder read(String table) throws IOException {
        return LabelFile.read(folder, Files.writeString(folder.resolve("labels.csv"), table));
    }

    private static List<String> ids(ImageFolder images) {
        return images.images().stream().map(LabelledImage::id).toList();
    }

    @Test
    void namesTheClassOfEachFile() throws IOException {
        ImageFolder images =
                read("label,file,remark\nmonocyte,2.png,\nbasophil,1.png,blurred\nbasophil,day 2/3.jpg,\n");

        assertEquals(List.of("basophil", "monocyte"), images.classes());
        assertEquals(List.of("basophil/1", "basophil/day 2/3", "monocyte/2"), ids(images));
        assertEquals(
                folder.resolve("day 2").resolve("3.jpg"), images.images().get(1).path());
    }

    @Test
    void filesMayLackTheirEndingAndBeWrittenAsWindowsOrAnyUnicodeDoes() throws IOException {
        ImageFolder images = read("file;label\n./1;a\nday 2\\3.png;a\n" + "Bläschen.png;b\n");

        assertEquals(List.of("a/1", "a/day 2/3", "b/Bläschen"), ids(images));
        Files.writeString(
                folder.resolve("excel.csv"), "sep=;\r\nfile;label\r\nBläschen;b\r\n", Charset.forName("windows-1252"));
        assertEquals(List.of("b/Bläschen"), ids(LabelFile.read(folder, folder.resolve("excel.csv"))));
    }

    @Test
    void endingsAreKeptWhereTheyTellFilesApart() throws IOException {
        assertEquals(
                List.of("a/day 2/3.jpg", "a/day 2/3.png"), ids(read("file,label\nday 2/3.png,a\nday 2/3.jpg,a\n")));
    }

    @Test
    void aRowThatCannotBeUsedIsRefusedByItsLine() {
        assertRefused("line 2: the label is missing", "1.png,");
        assertRefused("line 2: the file is missing", ",a");
        assertRefused("line 2: the label \"a/b\" holds a slash", "1.png,a/b");
        assertRefused("line 3: there is no file \"5.png\" in " + folder, "1.png,a\n5.png,a");
        assertRefused("files are named as they lie below it, here \"day 2/3.png\"", "3.png,a");
        assertRefused("here \"1.png\"", "1.PNG,a");
        assertRefused("line 2: \"day 2/3\" may be day 2/3.jpg or day 2/3.png; add the ending", "day 2/3,a");
        assertRefused("line 2: \"4.webp\" is no image that is read; these end in png, jpg", "4.webp,a");
        assertRefused("line 2: there is no file \"../1.png\"", "../1.png,a");
        assertRefused("line 2: there is no file \"day 2\"", "day 2,a");
        assertRefused("line 3: \"1\" is there on line 2 already", "1.png,a\n1,a");
        assertRefused("line 3: \"1.png\" is labelled a on line 2 already", "1.png,a\n1.png,b");
        assertRefused("holds no labels below its header", "");
    }

    @Test
    void theColumnsAreFileAndLabel() {
        IOException e = assertThrows(IOException.class, () -> read("image,label\n1.png,a\n"));
        assertTrue(e.getMessage().contains("no column \"file\" among image, label"), e.getMessage());
    }

    @Test
    void whatTheTableLeavesOutIsSaid() throws IOException {
        DataFolder data = new DataFolder(folder, Optional.of(folder.resolve("labels.csv")));
        FolderSurvey survey = FolderSurvey.of(data, read("file,label\n1.png,a\n2.png,A\n"));

        assertEquals(
                "2 classes: A 1, a 1; left out: 1 .png, 1 .webp, 1 .jpg in day 2, 1 .png in day 2", survey.summary());
        assertEquals(
                "4 files are not in labels.csv, so without a class, and left out",
                survey.notes().get(0));
        assertTrue(
                survey.notes().get(1).startsWith("\"A\" and \"a\" are taken"),
                survey.notes().get(1));
    }

    private void assertRefused(String said, String rows) {
        IOException e = assertThrows(IOException.class, () -> read("file,label\n" + rows + "\n"), said);
        assertTrue(e.getMessage().contains(said), e.getMessage());
    }
}
