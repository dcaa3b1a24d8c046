package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cytodiffusion.data.catalog.DataStore;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the real cells beside the project; skipped where they are not. */
class RealCellsTest {
    private static final Path ROOT = Path.of("..", "..", "..", "shared", "data");

    @BeforeEach
    void needRealCells() {
        assumeTrue(Files.isDirectory(ROOT), "needs ../shared/data");
    }

    private static ImageFolder scan(String id) throws IOException {
        return ImageFolder.scan(new DataStore(ROOT).find(id, Optional.empty()));
    }

    @Test
    void countsAreThoseOfTheReadme() throws IOException {
        ImageFolder pbc = scan("pbc-96");
        assertEquals("immature granulocyte", pbc.classes().get(3));
        assertArrayEquals(new int[] {1097, 2844, 1409, 2642, 1098, 1287, 3044, 2142}, pbc.counts());
        assertArrayEquals(new int[] {60, 60, 60, 60, 60}, scan("raabin-224").counts());
    }

    @Test
    void everyCellOfTheSampleIsReadAndDiffers() throws IOException {
        ImageFolder sample = scan("pbc-sample");
        CellSource source = new CellSource(sample.images(), new Preprocessing(240, 64));
        assertEquals(List.of(), source.loadAll(Progress.SILENT, () -> false));
        for (int i = 0; i < source.size(); i++) {
            RgbImage canvas = source.canvas(i).orElseThrow();
            assertEquals(92, canvas.width());
            assertNotEquals(canvas.get(0, 0, 0), canvas.get(46, 46, 2), "a cell is no plain area");
        }
    }
}
