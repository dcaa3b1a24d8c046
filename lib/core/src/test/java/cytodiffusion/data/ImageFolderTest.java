package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.catalog.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    Path root;

    private void put(String name) throws IOException {
        Pictures.write(root.resolve(name), new byte[] {1});
    }

    @Test
    void foldersAreClassesInSortedOrder() throws IOException {
        put("neutrophil/b.png");
        put("immature granulocyte/IG 7.JPG");
        put("érythroblaste/ü.tif");
        put("neutrophil/a.png");
        ImageFolder folder = ImageFolder.scan(root);
        assertEquals(List.of("immature granulocyte", "neutrophil", "érythroblaste"), folder.classes());
        assertEquals(
                List.of("immature granulocyte/IG 7", "neutrophil/a", "neutrophil/b", "érythroblaste/ü"),
                Split.ids(folder.images()));
        assertArrayEquals(new int[] {1, 2, 1}, folder.counts());
        assertEquals(1, folder.images().get(2).label());
    }

    @Test
    void passesOverWhatIsNoImage() throws IOException {
        put("basophil/a.png");
        put("basophil/.hidden.png");
        put("basophil/._a.png");
        put("basophil/notes.txt");
        put("basophil/png");
        put(".cache/a.png");
        put("empty/readme.md");
        put("README.png");
        Files.createDirectories(root.resolve("basophil/folder.png"));
        ImageFolder folder = ImageFolder.scan(root);
        assertEquals(List.of("basophil"), folder.classes());
        assertEquals(List.of("basophil/a"), Split.ids(folder.images()));
    }

    @Test
    void linksThatLoopDoNoHarm() throws IOException {
        put("basophil/a.png");
        Files.createSymbolicLink(root.resolve("basophil/up"), root);
        Files.createSymbolicLink(root.resolve("around"), root);
        Files.createSymbolicLink(root.resolve("itself"), root.resolve("itself"));
        assertEquals(List.of("basophil/a"), Split.ids(ImageFolder.scan(root).images()));
    }

    @Test
    void idsKeepTheEndingWhereStemsCollide() throws IOException {
        put("basophil/a.png");
        put("basophil/a.jpg");
        put("monocyte/a.png");
        assertEquals(
                List.of("basophil/a.jpg", "basophil/a.png", "monocyte/a"),
                Split.ids(ImageFolder.scan(root).images()));
    }

    @Test
    void takesTheLabelsOfAModel() throws IOException {
        put("neutrophil/a.png");
        put("basophil/b.png");
        ImageFolder folder = ImageFolder.scan(root).withClasses(List.of("platelet", "neutrophil", "basophil"));
        assertEquals(
                List.of(2, 1),
                folder.images().stream().map(LabelledImage::label).toList());
        assertArrayEquals(new int[] {0, 1, 1}, folder.counts());
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> folder.withClasses(List.of("platelet", "neutrophil", "x")))
                .getMessage();
        assertTrue(message.contains("basophil"), message);
    }

    @Test
    void takesTheClassNamesOfThisProject() throws IOException {
        put("NGS/a.png");
        put("NGB/b.png");
        put("KSC/c.png");
        put("BAS/d.png");
        put("other/e.png");
        ImageFolder folder =
                ImageFolder.scan(root).mapped(Manifests.find("matek-aml").orElseThrow());
        assertEquals(List.of("basophil", "neutrophil", "other"), folder.classes());
        assertEquals(List.of("BAS/d", "NGB/b", "NGS/a", "other/e"), Split.ids(folder.images()));
        assertArrayEquals(new int[] {1, 2, 1}, folder.counts());
    }

    @Test
    void saysWhichLayoutItExpects() throws IOException {
        put("a.png");
        String message =
                assertThrows(IOException.class, () -> ImageFolder.scan(root)).getMessage();
        assertTrue(message.contains("one folder per class"), message);
        assertThrows(IOException.class, () -> ImageFolder.scan(root.resolve("missing")));
        assertThrows(IOException.class, () -> ImageFolder.scan(root.resolve("a.png")));
    }
}
