package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.data.Augmentation;
import cytodiffusion.data.RgbImage;
import cytodiffusion.data.Seeds;
import cytodiffusion.nn.LatentModel;
import cytodiffusion.nn.TinyModel;
import cytodiffusion.tensor.Precision;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
