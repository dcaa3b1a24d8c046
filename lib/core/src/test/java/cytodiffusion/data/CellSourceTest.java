package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellSourceTest {
    private static final Preprocessing WHOLE = new Preprocessing(0, 32);

    @TempDir
    Path root;

    private List<LabelledImage> images(int count) throws IOException {
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = Pictures.write(root.resolve("cell/" + i + ".png"), Pictures.png(Pictures.noise(32, 32, i)));
            images.add(new LabelledImage(file, "cell/" + i, 0));
        }
        return images;
    }

    @Test
    void brokenImagesAreNamedCountedAndSkipped() throws IOException {
        List<LabelledImage> images = images(4);
        byte[] whole = Files.readAllBytes(images.get(1).path());
        Files.write(images.get(1).path(), Arrays.copyOf(whole, whole.length / 2));
        Files.write(images.get(3).path(), Pictures.png(Pictures.noise(16, 16, 1)));
        CellSource source = new CellSource(images, new Preprocessing(32, 32));
        List<Failure> failures = source.loadAll(Progress.SILENT, () -> false);
        assertEquals(
                List.of(
                        images.get(1).path() + ": the PNG file is cut short",
                        images.get(3).path() + ": the image has 16 x 16 pixels, too few for a crop of 32 x 32"),
                failures.stream().map(Failure::toString).toList());
        assertArrayEquals(
                Pictures.noise(32, 32, 2).pixels(),
                source.canvas(2).orElseThrow().pixels());
        assertTrue(source.canvas(1).isEmpty());
        assertEquals(2, source.failures().size(), "asking again reports nothing twice");
    }

    @Test
    void keepsCanvasesOnlyAsFarAsTheMemoryGoes() throws IOException {
        CellSource source = new CellSource(images(3), WHOLE, 2 * 32 * 32 * 3);
        source.loadAll(Progress.SILENT, () -> false);
        assertSame(source.canvas(0).orElseThrow(), source.canvas(0).orElseThrow());
        assertSame(source.canvas(1).orElseThrow(), source.canvas(1).orElseThrow());
        assertNotSame(source.canvas(2).orElseThrow(), source.canvas(2).orElseThrow());
    }

    @Test
    void threadsSeeTheSameImages() throws IOException {
        CellSource source = new CellSource(images(20), WHOLE);
        IntStream.range(0, 400)
                .parallel()
                .forEach(i -> assertArrayEquals(
                        Pictures.noise(32, 32, i % 20).pixels(),
                        source.canvas(i % 20).orElseThrow().pixels()));
    }

    @Test
    void stopsEarlyWhenAsked() throws IOException {
        List<LabelledImage> images = images(3);
        Files.delete(images.get(2).path());
        int[] polls = {0};
        List<Failure> failures = new CellSource(images, WHOLE).loadAll(Progress.SILENT, () -> ++polls[0] > 2);
        assertTrue(failures.isEmpty(), "the third image was not looked at");
    }
}
