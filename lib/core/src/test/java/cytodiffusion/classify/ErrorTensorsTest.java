package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.ErrorTensors.OfTrial;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorTensorsTest {
    private static final int TRIALS = 7;
    private static final int BATCH = 8;

    private final NDManager manager = NDManager.newBaseManager();
    private final LatentModel model = TinyModel.random(manager);
    private final ClassifierSettings settings = new ClassifierSettings(
            EliminationSettings.withoutElimination(TRIALS), Augmentation.inference(), ErrorWeighting.PAPER, 3, BATCH);

    @AfterEach
    void close() {
        manager.close();
    }

    private static RgbImage image() {
        byte[] pixels = new byte[16 * 16 * 3];
        Seeds.random(1).nextBytes(pixels);
        return new RgbImage(16, 16, pixels);
    }

    @Test
    void theirSquaresInsideTheCircleAreTheClassifiersErrors() {
        double[][] byClass;
        try (var classifier = new DiffusionClassifier(model, manager, Precision.FP32, settings)) {
            byClass = classifier.classify("x", image()).outcome().errors().byClass();
        }
        float[] mask = CircleMask.of(model.latentSize(), model.card().maskRadius());
        List<OfTrial> trials = new ArrayList<>();
        try (var tensors = new ErrorTensors(model, manager, Precision.FP32, settings)) {
            tensors.compute(image(), trials::add, () -> false);
        }

        assertEquals(TRIALS, trials.size());
        for (int k = 0; k < TRIALS; k++) {
            OfTrial one = trials.get(k);
            for (int label = 0; label < byClass.length; label++) {
                double squares = 0;
                for (int i = 0; i < one.tensors()[label].length; i++) {
                    double value = one.tensors()[label][i];
                    squares += mask[i % mask.length] == 1 ? value * value : 0;
                }
                double expected = byClass[label][k];
                double weight = ErrorWeighting.PAPER.weight(one.trial().timestep());
                assertEquals(expected, weight * squares, 1e-5 * expected, "trial " + k + ", class " + label);
                assertEquals(expected, one.errors()[label], 1e-5 * expected, "trial " + k + ", class " + label);
            }
        }
    }

    @Test
    void aStopLeavesOutTheRest() {
        List<OfTrial> trials = new ArrayList<>();
        try (var tensors = new ErrorTensors(model, manager, Precision.FP32, settings)) {
            tensors.compute(image(), trials::add, () -> !trials.isEmpty());
        }

        assertTrue(!trials.isEmpty() && trials.size() < TRIALS, trials.size() + " trials");
    }
}
