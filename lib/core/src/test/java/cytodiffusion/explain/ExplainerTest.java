package cytodiffusion.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final Stop NEVER = () -> false;

    private final NDManager manager = NDManager.newBaseManager();
    private final LatentModel model = TinyModel.random(manager);

    @AfterEach
    void close() {
        manager.close();
    }

    private static ClassifierSettings settings(int trials, int batch) {
        return new ClassifierSettings(
                EliminationSettings.withoutElimination(trials),
                Augmentation.inference(),
                ErrorWeighting.PAPER,
                3,
                batch);
    }

    private Explainer explainer(int trials, int batch) {
        return new Explainer(model, manager, Precision.FP32, settings(trials, batch));
    }

    private static RgbImage image(long seed) {
        byte[] pixels = new byte[16 * 16 * 3];
        Seeds.random(seed).nextBytes(pixels);
        return new RgbImage(16, 16, pixels);
    }

    private static double[] flat(float[] values) {
        double[] flat = new double[values.length];
        Arrays.setAll(flat, i -> values[i]);
        return flat;
    }

    @Test
    void predictsWhatTheClassifierDoes() {
        try (Explainer explainer = explainer(6, 8);
                DiffusionClassifier classifier =
                        new DiffusionClassifier(model, manager, Precision.FP32, settings(6, 8))) {
            for (long seed = 0; seed < 5; seed++) {
                Explanation explanation = explainer.explain(image(seed), NEVER, Progress.SILENT);

                assertEquals(6, explanation.trials());
                assertEquals(classifier.classify("x", image(seed)).predicted(), explanation.predicted());
            }
        }
    }

    @Test
    void thePredictedClassHasNothingToChange() {
        try (Explainer explainer = explainer(4, 8)) {
            Explanation explanation = explainer.explain(image(1), NEVER, Progress.SILENT);
            int predicted = explanation.predicted();

            Heatmap none = explainer.heatmap(explanation, predicted, 28);
            Heatmap other = explainer.heatmap(explanation, (predicted + 1) % 3, 28);

            assertEquals(0, Arrays.stream(none.magnitude()).max().orElseThrow());
            assertArrayEquals(none.cell(), none.shifted());
            assertArrayEquals(
                    none.decoded(),
                    explainer.heatmap(explanation, predicted, 1000).decoded(),
                    "whatever the gain");
            assertFalse(Arrays.equals(none.decoded(), other.decoded()));
            assertTrue(Arrays.stream(other.magnitude()).max().orElseThrow() > 0);
            assertEquals(16, other.side());
            assertEquals(predicted, other.from());
        }
    }

    @Test
    void theWayBackIsTheOppositeDifference() {
        try (Explainer explainer = explainer(4, 8)) {
            Explanation explanation = explainer.explain(image(1), NEVER, Progress.SILENT);

            float[] there = explanation.difference(2, 0);
            float[] back = explanation.difference(0, 2);

            for (int i = 0; i < there.length; i++) {
                assertEquals(-there[i], back[i], 0);
            }
        }
    }

    @Test
    void gainAndScalingFactorOnlyScaleTheDifference() {
        try (Explainer explainer = explainer(4, 8)) {
            Explanation explanation = explainer.explain(image(1), NEVER, Progress.SILENT);
            float[][] doubled = new float[3][];
            Arrays.setAll(doubled, c -> {
                float[] tensor = explanation.tensors()[c].clone();
                for (int i = 0; i < tensor.length; i++) {
                    tensor[i] *= 2;
                }
                return tensor;
            });

            Heatmap strong = explainer.heatmap(explanation, 2, 0, 28);
            Heatmap weak = explainer.heatmap(
                    new Explanation(4, explanation.errors(), doubled, explanation.latents(), explanation.cell()),
                    2,
                    0,
                    14);

            assertArrayEquals(flat(strong.decoded()), flat(weak.decoded()), 1e-5);
            assertArrayEquals(flat(strong.shifted()), flat(weak.shifted()), 1e-5);
            assertEquals(1, strong.scalingFactor(), "that of the model's autoencoder");
        }
    }

    @Test
    void anImagesHeatmapDependsOnItsContentAndTheSeedOnly() {
        try (Explainer one = explainer(6, 8);
                Explainer other = explainer(6, 5)) {
            Explanation alone = one.explain(image(1), NEVER, Progress.SILENT);
            one.explain(image(2), NEVER, Progress.SILENT);
            Explanation again = one.explain(image(1), NEVER, Progress.SILENT);
            Explanation otherBatch = other.explain(image(1), NEVER, Progress.SILENT);
            Explanation otherImage = one.explain(image(2), NEVER, Progress.SILENT);

            assertArrayEquals(alone.tensors()[1], again.tensors()[1]);
            assertArrayEquals(flat(alone.tensors()[1]), flat(otherBatch.tensors()[1]), 1e-4);
            assertFalse(Arrays.equals(alone.tensors()[1], otherImage.tensors()[1]));
        }
    }

    @Test
    void anInterruptKeepsTheTrialsSoFar() {
        AtomicLong told = new AtomicLong();
        Progress progress = work -> (done, message) -> told.set(done);
        try (Explainer explainer = explainer(30, 4)) {
            Explanation part = explainer.explain(image(1), () -> told.get() > 0, progress);

            assertTrue(part.trials() > 0 && part.trials() < 30, part.trials() + " trials");
            assertEquals(told.get(), part.trials());
            assertThrows(CancellationException.class, () -> explainer.explain(image(1), () -> true, Progress.SILENT));
        }
    }
}
