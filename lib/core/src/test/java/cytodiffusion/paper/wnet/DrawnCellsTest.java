package cytodiffusion.paper.wnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnCellsTest {
    @TempDir
    private Path folder;

    @Test
    void haveThePapersShares() {
        assertEquals(
                List.of(150, 100, 30, 130, 90),
                List.copyOf(DrawnCells.imbalanced(500, 0).counts().values()));
        assertEquals(
                List.of(3, 2, 1, 3, 2),
                List.copyOf(DrawnCells.imbalanced(10, 0).counts().values()));
    }

    @Test
    void lieInOneFolderAClass() throws IOException {
        DrawnCells cells = DrawnCells.imbalanced(10, 0);
        cells.write(folder, () -> false, Progress.SILENT);
        ImageFolder found = ImageFolder.scan(folder);
        assertEquals(List.of("basophil", "eosinophil", "lymphocyte", "monocyte", "neutrophil"), found.classes());
        assertArrayEquals(new int[] {1, 2, 3, 2, 3}, found.counts());

        cells.write(folder, () -> true, Progress.SILENT);
        assertArrayEquals(found.counts(), ImageFolder.scan(folder).counts(), "nothing is left to draw");
    }
}
