package cytodiffusion.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.tensor.NativeOps;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("numerics")
class AdamWTest {
    /** The update rule of Loshchilov and Hutter (2019), written out for one number. */
    @Test
    void updatesAsThePaperSays() {
        double w = 0.5;
        double m = 0;
        double v = 0;
        double average = 0.5;
        double rate = 0.01;
        double decay = 0.1;
        double clip = 0.5;
        double keep = 0.9;
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            List<NDArray> weights = List.of(manager.create(new float[] {0.5f}));
            List<NDArray> averages = List.of(manager.create(new float[] {0.5f}));
            List<NDArray> first = List.of(manager.create(new float[] {0}));
            List<NDArray> second = List.of(manager.create(new float[] {0}));
            for (int step = 1; step <= 5; step++) {
                double g = clip * (0.3 - 0.2 * step);
                m = 0.9 * m + 0.1 * g;
                v = 0.999 * v + 0.001 * g * g;
                w -= rate * decay * w;
                w -= rate * (m / (1 - Math.pow(0.9, step))) / (Math.sqrt(v / (1 - Math.pow(0.999, step))) + 1e-8);
                average = keep * average + (1 - keep) * w;

                List<NDArray> gradients = List.of(manager.create(new float[] {(float) (0.3 - 0.2 * step)}));
                double[] settings = {
                    rate, 0.9, 0.999, 1e-8, decay, clip, 1 - Math.pow(0.9, step), 1 - Math.pow(0.999, step), keep
                };
                NativeOps.adamw(weights, gradients, first, second, averages, manager.create(settings));
                assertEquals(w, weights.get(0).toFloatArray()[0], 1e-6, "weight after step " + step);
                assertEquals(average, averages.get(0).toFloatArray()[0], 1e-6, "average after step " + step);
                assertEquals(0, gradients.get(0).toFloatArray()[0], "gradients are cleared");
            }
        }
    }
}
