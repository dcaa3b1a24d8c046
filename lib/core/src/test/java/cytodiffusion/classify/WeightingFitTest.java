package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeightingFitTest {
    private final NDManager manager = NDManager.newBaseManager();
    private final LatentModel model = TinyModel.random(manager);
    private final List<RgbImage> canvases = IntStream.range(0, 6)
            .mapToObj(i -> {
                byte[] pixels = new byte[16 * 16 * 3];
                Seeds.random(i).nextBytes(pixels);
                return new RgbImage(16, 16, pixels);
            })
            .toList();

    @AfterEach
    void close() {
        manager.close();
    }

    private ErrorWeighting fit(List<RgbImage> images, int timesteps) {
        return WeightingFit.fit(model, manager, Precision.FP32, images, timesteps, 1, () -> false, Progress.SILENT);
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertArrayEquals(fit(canvases, 8).coefficients(), fit(canvases, 8).coefficients());
    }

    @Test
    void givesEveryTimestepAWeight() {
        ErrorWeighting weighting = fit(canvases, 8);
        for (int t = 0; t < 1000; t++) {
            assertTrue(weighting.weight(t) > 0);
        }
    }

    @Test
    void oneOddImageDoesNotMoveTheMedianFar() {
        byte[] white = new byte[16 * 16 * 3];
        Arrays.fill(white, (byte) -1);
        List<RgbImage> withAnOddOne = new ArrayList<>(canvases);
        withAnOddOne.set(5, new RgbImage(16, 16, white));
        assertEquals(1, fit(withAnOddOne, 8).weight(500) / fit(canvases, 8).weight(500), 0.5);
    }

    @Test
    void needsAsManyTimestepsAsThePolynomialHasCoefficients() {
        assertThrows(IllegalArgumentException.class, () -> fit(canvases, 4));
    }
}
