package cytodiffusion.data.shapes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeDatasetTest {
    private static final int SIZE = 32;

    @TempDir
    private Path folder;

    @Test
    void aPictureDependsOnItsNumbersAlone() {
        ShapeClass star = new ShapeClass("star", Outline.STAR, 0.6);
        RgbImage one = star.draw(7, 1, SIZE);
        assertArrayEquals(one.pixels(), star.draw(7, 1, SIZE).pixels());
        assertFalse(Arrays.equals(one.pixels(), star.draw(7, 2, SIZE).pixels()));
        assertFalse(Arrays.equals(one.pixels(), star.draw(8, 1, SIZE).pixels()));
    }

    /** Whole shapes lie in the unit circle, which is drawn inside of the picture, and are neither all nor nothing of it. */
    @ParameterizedTest
    @EnumSource(Outline.class)
    void aShapeFillsAPartOfItsCircle(Outline outline) {
        int inside = 0;
        int grid = 200;
        for (int i = 0; i < grid * grid; i++) {
            int row = i / grid;
            double x = 3.0 * (i % grid) / grid - 1.5;
            double y = 3.0 * row / grid - 1.5;
            boolean contains = outline.contains(x, y);
            assertTrue(!contains || x * x + y * y < 1.02, outline + " at " + x + ", " + y);
            inside += contains ? 1 : 0;
        }
        double share = inside * 9.0 / grid / grid / Math.PI;
        assertTrue(share > 0.1 && share < 1.01, outline + " fills " + share);
    }

    @Test
    void thereAreFiveOrAHundredOfDifferentNames() {
        assertEquals(
                5,
                ShapeClass.dissimilar().stream()
                        .map(ShapeClass::outline)
                        .distinct()
                        .count());
        assertEquals(
                100,
                ShapeClass.hundred().stream().map(ShapeClass::name).distinct().count());
    }

    @Test
    void isWrittenOneFolderAClassAndGoesOnWhereItStopped() throws IOException {
        Map<ShapeClass, Integer> counts = new LinkedHashMap<>();
        List<ShapeClass> classes = ShapeClass.dissimilar();
        classes.forEach(one -> counts.put(one, 2));
        ShapeDataset shapes = new ShapeDataset(counts, 1, SIZE);
        int[] asked = {0};
        assertThrows(IOException.class, () -> shapes.write(folder, () -> ++asked[0] > 4, Progress.SILENT));
        shapes.write(folder, () -> false, Progress.SILENT);
        ImageFolder found = ImageFolder.scan(folder);
        assertEquals(5, found.classes().size());
        assertEquals(10, found.images().size());
    }
}
