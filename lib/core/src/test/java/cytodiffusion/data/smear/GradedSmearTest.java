package cytodiffusion.data.smear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradedSmearTest {
    @TempDir
    private Path folder;

    @Test
    void theBestAnswerIsRightAsOftenAsTheDrawingSays() {
        List<GradedCell> cells = new GradedSmear(2500, 3, 32).cells();

        double expected = cells.stream().mapToDouble(GradedCell::certainty).sum() / cells.size();
        long right =
                cells.stream().filter(c -> c.appearance().equals(c.label())).count();

        // Of 20,000 answers, five standard errors are below 0.012.
        assertEquals(expected, (double) right / cells.size(), 0.012);
        assertEquals(0.95, GradedCell.probabilityOfFirst(GradedCell.WIDTH / 2), 1e-12);
        assertEquals(0.5, GradedCell.probabilityOfFirst(0), 0);
    }

    @Test
    void everyClassComesUp() {
        List<GradedCell> cells = new GradedSmear(200, 1, 32).cells();
        for (String name : SyntheticSmear.pbcClasses()) {
            long count = cells.stream().filter(c -> c.label().equals(name)).count();
            assertTrue(count > 140 && count < 260, name + ": " + count);
        }
    }

    @Test
    void aLargerSmearBeginsWithTheSmallerOne() {
        List<GradedCell> small = new GradedSmear(2, 7, 32).cells();

        assertEquals(small, new GradedSmear(5, 7, 32).cells().subList(0, small.size()));
        assertFalse(new GradedSmear(2, 8, 32).cells().equals(small));
    }

    @Test
    void imagesLieWithTheirTrueClass() throws IOException {
        GradedSmear smear = new GradedSmear(2, 1, 32);
        assertTrue(smear.write(folder, Progress.SILENT, () -> false));

        ImageFolder images = ImageFolder.scan(folder);
        assertEquals(16, images.images().size());
        GradedCell cell = smear.cells().get(0);
        Path file = folder.resolve(cell.id() + ".png");
        double blend = (1 - cell.strength()) / 2;
        assertArrayEquals(
                SyntheticSmear.draw(
                                CellSpec.between(cell.first(), cell.second(), blend)
                                        .sized(32),
                                cell.seed())
                        .image()
                        .pixels(),
                ImageFile.read(file).pixels());
    }

    @Test
    void completeImagesAreNotDrawnAgain() throws IOException {
        GradedSmear smear = new GradedSmear(1, 1, 32);
        assertFalse(smear.write(folder, Progress.SILENT, () -> true));
        assertFalse(Files.exists(folder.resolve(GradedSmear.TRUTH)));
        smear.write(folder, Progress.SILENT, () -> false);
        Path file = folder.resolve(smear.cells().get(0).id() + ".png");
        Files.delete(file);

        assertTrue(smear.write(folder, Progress.SILENT, () -> false));
        assertFalse(Files.exists(file));

        IOException other = assertThrows(
                IOException.class, () -> new GradedSmear(1, 2, 32).write(folder, Progress.SILENT, () -> false));
        assertTrue(other.getMessage().contains("other settings"), other.getMessage());
    }
}
