package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.NoiseSchedule;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.ImageBatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("numerics")
class DiffusionClassifierTest {
    private static final EliminationSettings FEW = new EliminationSettings(6, 20, 2, 0.05);

    private final NDManager manager = NDManager.newBaseManager();
    private final LatentModel model = TinyModel.random(manager);

    @AfterEach
    void close() {
        manager.close();
    }

    private DiffusionClassifier classifier(EliminationSettings elimination, int batch) {
        var settings = new ClassifierSettings(elimination, Augmentation.inference(), ErrorWeighting.PAPER, 3, batch);
        return new DiffusionClassifier(model, manager, Precision.FP32, settings);
    }

    private static RgbImage image(long seed) {
        byte[] pixels = new byte[16 * 16 * 3];
        SplittableRandom random = Seeds.random(seed);
        random.nextBytes(pixels);
        return new RgbImage(16, 16, pixels);
    }

    private static Iterator<Item> images(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Item("image " + i, image(i)))
                .iterator();
    }

    @Test
    void anImagesResultDoesNotDependOnItsNeighbours() {
        try (DiffusionClassifier classifier = classifier(FEW, 8)) {
            List<Classification> together = new ArrayList<>();
            classifier.classify(images(7), together::add, () -> false);
            assertEquals(7, together.size());
            for (Classification one : together) {
                int number = Integer.parseInt(one.image().substring(6));
                Classification alone = classifier.classify(one.image(), image(number));
                assertArrayEquals(
                        alone.outcome().errors().byClass(),
                        one.outcome().errors().byClass(),
                        one.image());
                assertEquals(alone.predicted(), one.predicted());
            }
        }
    }

    @Test
    void anErrorIsTheWeightedSquaredDistanceOfTheNoisesWithinTheCircle() {
        try (DiffusionClassifier classifier = classifier(EliminationSettings.withoutElimination(2), 8)) {
            Classification result = classifier.classify("x", image(1));
            for (int label = 0; label < 3; label++) {
                double expected = errorByHand(label);
                assertEquals(expected, result.outcome().errors().byClass()[label][0], 1e-4 * expected);
            }
        }
    }

    /** Equation 8 of the paper for the first trial, element by element. */
    private double errorByHand(int label) {
        var settings = new ClassifierSettings(
                EliminationSettings.withoutElimination(2), Augmentation.inference(), ErrorWeighting.PAPER, 3, 8);
        Trial trial = new Trial.Source(image(1), settings, 16, TrialBatch.elements(model)).trial(0);
        NDArray pixels =
                ImageBatch.of(List.of(trial.view()), new int[1], ImageSpace.RGB).toArray(manager);
        Autoencoder.Posterior posterior =
                model.autoencoder().encode(model.autoencoderWeights().in(Precision.FP32, manager), pixels);
        float[] mean = posterior.mean().toFloatArray();
        float[] logVariance = posterior.logVariance().toFloatArray();
        int t = trial.timestep();
        float[] noisy = new float[mean.length];
        for (int i = 0; i < noisy.length; i++) {
            double latent = mean[i] + Math.exp(0.5 * logVariance[i]) * trial.latentNoise()[i];
            noisy[i] = (float) (NoiseSchedule.STABLE_DIFFUSION.signal(t) * latent
                    + NoiseSchedule.STABLE_DIFFUSION.noise(t) * trial.noise()[i]);
        }
        float[] row = new float[4];
        row[label] = 1;
        float[] predicted = model.unet()
                .forward(
                        model.unetWeights().in(Precision.FP32, manager),
                        manager.create(noisy, posterior.mean().getShape()),
                        manager.create(new float[] {t}),
                        new ClassCondition.Rows(manager.create(row, new Shape(1, 4))))
                .toFloatArray();
        double sum = 0;
        for (int i = 0; i < predicted.length; i++) {
            double x = i % 8 + 0.5 - 4;
            double y = i / 8 % 8 + 0.5 - 4;
            boolean inCircle = x * x + y * y <= 3.5 * 3.5;
            sum += inCircle ? Math.pow(predicted[i] - trial.noise()[i], 2) : 0;
        }
        return ErrorWeighting.PAPER.weight(t) * sum;
    }

    @Test
    void theBatchSizeDoesNotChangeADecision() {
        try (DiffusionClassifier large = classifier(FEW, 64);
                DiffusionClassifier small = classifier(FEW, 5)) {
            Classification one = large.classify("x", image(1));
            Classification other = small.classify("x", image(1));
            assertEquals(one.predicted(), other.predicted());
            for (int c = 0; c < 3; c++) {
                assertArrayEquals(
                        one.outcome().errors().byClass()[c],
                        other.outcome().errors().byClass()[c],
                        1e-3);
            }
        }
    }

    @Test
    void everyImageGetsTheTrialsThatTheSettingsAllow() {
        try (DiffusionClassifier classifier = classifier(EliminationSettings.withoutElimination(9), 8)) {
            Classification result = classifier.classify("x", image(1));
            assertEquals(9, result.outcome().trials());
            assertEquals(27, result.outcome().networkEvaluations());
        }
    }

    @Test
    void anErrorThatIsNotFiniteIsNamedByImageClassAndPrecision() {
        // So large a weight that every error overflows.
        var settings = new ClassifierSettings(FEW, Augmentation.inference(), new ErrorWeighting(1e-308), 3, 8);
        for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
            try (var classifier = new DiffusionClassifier(model, manager, precision, settings)) {
                NotFiniteException problem =
                        assertThrows(NotFiniteException.class, () -> classifier.classify("cell 7", image(7)));
                String said = problem.getMessage();
                assertTrue(said.startsWith("cell 7: the class \"a\" has the error Infinity in trial 1"), said);
                assertEquals(precision == Precision.BF16, said.contains("try float32 (--precision fp32)"), said);
                assertEquals(precision == Precision.FP32, said.contains("it computes in float32 already"), said);
            }
        }
    }

    @Test
    void anotherSeedGivesOtherDraws() {
        var settings = new ClassifierSettings(FEW, Augmentation.inference(), ErrorWeighting.PAPER, 4, 8);
        try (DiffusionClassifier one = classifier(FEW, 8);
                DiffusionClassifier other = new DiffusionClassifier(model, manager, Precision.FP32, settings)) {
            double first = one.classify("x", image(1)).outcome().errors().byClass()[0][0];
            double second = other.classify("x", image(1)).outcome().errors().byClass()[0][0];
            assertFalse(first == second);
        }
    }

    @Test
    void aStopKeepsWhatIsDecided() {
        try (DiffusionClassifier classifier = classifier(FEW, 8)) {
            List<Classification> decided = new ArrayList<>();
            classifier.classify(images(50), decided::add, () -> decided.size() >= 3);
            assertTrue(decided.size() >= 3 && decided.size() < 50, decided.size() + " decided");
        }
    }

    @Test
    void aClosedClassifierLeavesNoCopyOfTheWeights() {
        var settings = new ClassifierSettings(FEW, Augmentation.inference(), ErrorWeighting.PAPER, 3, 8);
        int before = managed(manager);
        for (int i = 0; i < 3; i++) {
            new DiffusionClassifier(model, manager, Precision.BF16, settings).close();
        }
        assertEquals(before, managed(manager));
    }

    @Test
    void leavesNoArraysBehind() {
        try (DiffusionClassifier classifier = classifier(FEW, 8)) {
            classifier.classify("x", image(1));
            int before = managed(manager);
            for (int i = 0; i < 3; i++) {
                classifier.classify("x", image(i));
            }
            assertEquals(before, managed(manager));
        }
    }

    private static int managed(NDManager manager) {
        return manager.getManagedArrays().size();
    }
}
