package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.Augmentation;
import cytodiffusion.data.RgbImage;
import cytodiffusion.data.Seeds;
import cytodiffusion.nn.LatentModel;
import cytodiffusion.nn.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimestepFitTest {
    private final NDManager manager = NDManager.newBaseManager();
    private final LatentModel model = TinyModel.random(manager);
    private final List<TimestepFit.Example> examples = IntStream.range(0, 6)
            .mapToObj(i -> {
                byte[] pixels = new byte[16 * 16 * 3];
                Seeds.random(i).nextBytes(pixels);
                return new TimestepFit.Example(new RgbImage(16, 16, pixels), i % 3);
            })
            .toList();

    @AfterEach
    void close() {
        manager.close();
    }

    private ErrorWeighting fit(List<TimestepFit.Example> images, int timesteps) {
        return TimestepFit.fit(model, manager, Precision.FP32, images, timesteps, 1, () -> false, Progress.SILENT)
                .weighting();
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertArrayEquals(fit(examples, 8).coefficients(), fit(examples, 8).coefficients());
    }

    @Test
    void givesEveryTimestepAWeight() {
        ErrorWeighting weighting = fit(examples, 8);
        for (int t = 0; t < 1000; t++) {
            assertTrue(weighting.weight(t) > 0);
        }
    }

    @Test
    void oneOddImageDoesNotMoveTheMedianFar() {
        List<TimestepFit.Example> withAnOddOne = new ArrayList<>(examples);
        byte[] white = new byte[16 * 16 * 3];
        Arrays.fill(white, (byte) -1);
        withAnOddOne.set(5, new TimestepFit.Example(new RgbImage(16, 16, white), 2));
        assertEquals(1, fit(withAnOddOne, 8).weight(500) / fit(examples, 8).weight(500), 0.5);
    }

    /** The sign of the signal: the other classes' errors minus the true one's. */
    @Test
    void aLabelOfTheLowestErrorsIsSeparatedAndOneOfTheHighestIsNot() {
        assertTrue(ratioInTheMiddle(0) > 0);
        assertTrue(ratioInTheMiddle(2) < 0);
    }

    /** @param rank of the class that every image is said to be of: 0 for the one of its lowest errors */
    private double ratioInTheMiddle(int rank) {
        var settings = new ClassifierSettings(
                EliminationSettings.withoutElimination(40), Augmentation.inference(), ErrorWeighting.UNIFORM, 1, 64);
        List<TimestepFit.Example> labelled = new ArrayList<>();
        try (var classifier = new DiffusionClassifier(model, manager, Precision.FP32, settings)) {
            for (TimestepFit.Example example : examples) {
                Elimination.Outcome outcome =
                        classifier.classify("cell", example.canvas()).outcome();
                labelled.add(new TimestepFit.Example(example.canvas(), outcome.ranking()[rank]));
            }
        }
        double[] ratio = TimestepFit.fit(model, manager, Precision.FP32, labelled, 25, 1, () -> false, Progress.SILENT)
                .separation()
                .ratio();
        return Polynomials.value(ratio, 0.5);
    }

    @Test
    void needsAsManyTimestepsAsThePolynomialHasCoefficients() {
        assertThrows(IllegalArgumentException.class, () -> fit(examples, 4));
    }
}
