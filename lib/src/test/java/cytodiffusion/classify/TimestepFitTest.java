package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.RgbImage;
import cytodiffusion.data.Seeds;
import cytodiffusion.nn.LatentModel;
import cytodiffusion.nn.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
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
        double all = fit(examples, 8).weight(500);
        double fewer = fit(examples.subList(0, 5), 8).weight(500);
        assertEquals(1, all / fewer, 0.5);
    }

    @Test
    void needsAsManyTimestepsAsThePolynomialHasCoefficients() {
        assertThrows(IllegalArgumentException.class, () -> fit(examples, 4));
    }
}
