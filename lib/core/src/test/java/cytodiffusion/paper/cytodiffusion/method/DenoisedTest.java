package cytodiffusion.paper.cytodiffusion.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.bench.ConditioningComparison;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.model.OpenModel;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a class tells the network, with a tiny model of random weights. */
@Tag("numerics")
class DenoisedTest {
    @TempDir
    private Path folder;

    private OpenModel model;

    @BeforeEach
    void open() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(folder).save(TinyModel.random(manager), Precision.FP32);
        }
        model = new OpenModel(folder, "fp32");
    }

    @AfterEach
    void close() {
        model.close();
    }

    private static RgbImage view() {
        byte[] pixels = new byte[16 * 16 * 3];
        Seeds.random(1).nextBytes(pixels);
        return new RgbImage(16, 16, pixels);
    }

    @Test
    void classesSayLittleWhereThereIsHardlyNoise() {
        RgbImage view = view();

        List<Denoised> steps = Denoised.of(model, view, new int[] {0, 2}, new int[] {0, 600}, 3);

        assertEquals(List.of(0, 600), steps.stream().map(Denoised::timestep).toList());
        Denoised first = steps.get(0);
        assertEquals(2, first.guesses().get(1).label());
        assertEquals(16, first.noisy().width());
        double near = difference(
                first.guesses().get(0).image(), first.guesses().get(1).image());
        double far = difference(
                steps.get(1).guesses().get(0).image(),
                steps.get(1).guesses().get(1).image());
        assertTrue(near < far, "under strong noise the class says more: " + near + " and " + far);
        assertEquals(first.guesses().get(0).error() <= first.guesses().get(1).error() ? 0 : 1, first.best());
    }

    private static double difference(RgbImage one, RgbImage other) {
        double sum = 0;
        for (int i = 0; i < one.pixels().length; i++) {
            sum += Math.abs((one.pixels()[i] & 0xff) - (other.pixels()[i] & 0xff));
        }
        return sum / one.pixels().length;
    }

    /** The model's polynomial is 1 + 2 u + 3 u^2 + 4 u^3 + 5 u^4, which is least where t is largest. */
    @Test
    void lateTimestepsWeighMost() {
        float[][] errors = {{10, 20, 30}, {10, 20, 30}, {10, 20, 30}};
        FollowedCell cell =
                new FollowedCell(model, view(), new TrialRecord.Image("followed", 0, new int[] {500, 999, 1}, errors));

        assertArrayEquals(new int[] {0, 1}, cell.closest());
        List<FollowedCell.Heavy> heaviest = cell.heaviest(2);
        assertEquals(
                List.of(999, 500),
                heaviest.stream().map(FollowedCell.Heavy::timestep).toList());
        assertEquals(2, heaviest.get(0).trial());
        double mean = (model.weighting().weight(1)
                        + model.weighting().weight(500)
                        + model.weighting().weight(999))
                / 3;
        assertEquals(model.weighting().weight(999) / mean, heaviest.get(0).weight(), 1e-12);
        assertEquals(heaviest.get(0).weight(), heaviest.get(0).lead(), 1e-12, "the plain lead is always 10");
    }

    @Test
    void equalTokensAreOneVector() {
        ConditioningComparison comparison = ConditioningComparison.of(model.model(), model.manager(), 1);

        assertTrue(comparison.largestDifference() < 1e-4, comparison.toString());
        assertTrue(comparison.largestDifferenceOfOthers() > 1e-3, comparison.toString());
        assertTrue(comparison.vectorMillis() > 0 && comparison.ratio() > 0);
    }

    @Test
    void aGuessDoesNotDependOnTheOtherClasses() {
        Denoised together = Denoised.of(model, view(), new int[] {0, 1, 2}, new int[] {300}, 3)
                .get(0);
        Denoised alone =
                Denoised.of(model, view(), new int[] {1}, new int[] {300}, 3).get(0);

        assertEquals(alone.guesses().get(0).error(), together.guesses().get(1).error(), 1e-3);
        assertArrayEquals(alone.noisy().pixels(), together.noisy().pixels());
    }

    @Test
    void nothingIsLeftBehind() {
        Denoised.of(model, view(), new int[] {0, 1}, new int[] {300}, 3);
        ConditioningComparison.of(model.model(), model.manager(), 1);
        int before = model.manager().getManagedArrays().size();

        Denoised.of(model, view(), new int[] {0, 1}, new int[] {300}, 3);
        ConditioningComparison.of(model.model(), model.manager(), 1);

        assertEquals(before, model.manager().getManagedArrays().size());
    }
}
