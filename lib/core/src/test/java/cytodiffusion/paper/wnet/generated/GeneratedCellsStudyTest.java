package cytodiffusion.paper.wnet.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.progress.Progress;
import cytodiffusion.stats.twosample.CosineSimilarity;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedCellsStudyTest {
    private static final GeneratedCellsStudy STUDY = GeneratedCellsStudy.of(GeneratedProfile.SMOKE, Progress.SILENT);

    @Test
    void thePapersDifferencesHaveItsMean() {
        double mean = PublishedChecks.CLASSES.stream()
                .mapToDouble(PublishedChecks.OfClass::similarityLost)
                .average()
                .orElseThrow();
        assertEquals(5, mean, 0.5);
        assertEquals(
                PublishedChecks.REAL,
                PublishedChecks.CLASSES.stream()
                        .mapToInt(PublishedChecks.OfClass::real)
                        .sum());
        assertEquals(
                596,
                PublishedChecks.CLASSES.stream()
                        .mapToDouble(PublishedChecks.OfClass::trainingHours)
                        .sum(),
                0.5);
    }

    @Test
    void realCellsOfDifferentUseAreDifferentCells() {
        CellSet training = STUDY.training();
        CellSet unseen = STUDY.unseen();
        assertEquals(5 * 12, training.size());
        assertEquals(5 * 8, unseen.size());
        assertEquals(64, unseen.imageSize());
        assertEquals(STUDY.classes(), unseen.classes());
        List<byte[]> learned = training.images().stream().map(RgbImage::pixels).toList();
        for (CellSet cells : List.of(unseen, STUDY.others())) {
            for (RgbImage image : cells.images()) {
                assertTrue(learned.stream().noneMatch(pixels -> Arrays.equals(pixels, image.pixels())));
            }
        }
        assertArrayEquals(
                unseen.images().get(3).pixels(), STUDY.unseen().images().get(3).pixels(), "the same every time");
    }

    @Test
    void blurTakesContrastAndKeepsTheMean() {
        CellSet cells = STUDY.unseen();
        CellSet blurred = Controls.blurred(cells, 2);
        assertEquals(mean(cells), mean(blurred), 1);
        assertTrue(edges(blurred) < 0.6 * edges(cells), edges(blurred) + " of " + edges(cells));
        assertArrayEquals(
                cells.images().get(0).pixels(),
                Controls.blurred(cells, 0).images().get(0).pixels());
    }

    @Test
    void theMeanPictureIsMoreSimilarToRealCellsThanTheseToEachOther() {
        CellSet cells = STUDY.unseen();
        CellSet means = Controls.means(cells);
        assertArrayEquals(means.images().get(0).pixels(), means.images().get(7).pixels());
        CellSet one = cells.ofClasses(List.of("monocyte"));
        CellSet oneMean = means.ofClasses(List.of("monocyte"));
        assertTrue(CosineSimilarity.between(one.pixels(), oneMean.pixels()) > CosineSimilarity.within(one.pixels()));
    }

    private static double mean(CellSet cells) {
        return Arrays.stream(cells.pixels())
                .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                .average()
                .orElseThrow();
    }

    /** The mean difference of a pixel and its right neighbour. */
    private static double edges(CellSet cells) {
        double sum = 0;
        for (RgbImage image : cells.images()) {
            for (int y = 0; y < 64; y++) {
                for (int x = 0; x < 63; x++) {
                    sum += Math.abs(image.get(x, y, 1) - image.get(x + 1, y, 1));
                }
            }
        }
        return sum / cells.size() / (64 * 63);
    }
}
