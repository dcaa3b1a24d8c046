package cytodiffusion.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.tensor.CheckedLayers.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One step of AdamW, its moving average and the norm of the gradients, beside the same in Java in float64. */
final class OptimizerCheck {
    private static final int NUMBERS = 1000;

    /** Learning rate, beta1, beta2, epsilon, weight decay, factor, corrections of both moments, decay of the average. */
    private static final double[] SETTINGS = {1e-2, 0.9, 0.999, 1e-8, 0.01, 0.5, 0.1, 0.001, 0.9};

    private OptimizerCheck() {}

    static Verdict verdict() {
        try (NDManager manager = NDManager.newBaseManager();
                NDManager cpu = NDManager.newBaseManager(Device.cpu());
                Scope scope = new Scope()) {
            SplittableRandom random = new SplittableRandom(2);
            List<float[]> start = new ArrayList<>();
            List<NDArray> arrays = new ArrayList<>();
            // Parameter, gradient, first and second moment, average.
            for (int i = 0; i < 5; i++) {
                float[] values = Gaussian.numbers(random, NUMBERS);
                if (i == 3) {
                    square(values);
                }
                start.add(values);
                arrays.add(manager.create(values, new Shape(NUMBERS)));
            }
            double norm = NativeOps.globalNorm(List.of(arrays.get(1))).getFloat();
            NativeOps.adamw(
                    List.of(arrays.get(0)),
                    List.of(arrays.get(1)),
                    List.of(arrays.get(2)),
                    List.of(arrays.get(3)),
                    List.of(arrays.get(4)),
                    cpu.create(SETTINGS));
            Deviation deviation = Deviation.NONE;
            double[][] truth = step(start);
            for (int i = 0; i < truth.length; i++) {
                deviation = deviation.or(
                        Deviation.between(NativeOps.toFloat64(arrays.get(i)).toDoubleArray(), truth[i]));
            }
            deviation = deviation.or(Deviation.between(new double[] {norm}, new double[] {norm(start.get(1))}));
            boolean right = deviation.isRounding(Precision.FP32);
            return new Verdict("step of AdamW, fp32", LayerWay.OWN, deviation, deviation, right);
        }
    }

    private static void square(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= values[i];
        }
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    /** Loshchilov and Hutter (2019), Algorithm 2, and the gradients set back to zero. */
    private static double[][] step(List<float[]> start) {
        double[][] after = new double[5][NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            double g = start.get(1)[i] * SETTINGS[5];
            double m = SETTINGS[1] * start.get(2)[i] + (1 - SETTINGS[1]) * g;
            double v = SETTINGS[2] * start.get(3)[i] + (1 - SETTINGS[2]) * g * g;
            double p = start.get(0)[i] * (1 - SETTINGS[0] * SETTINGS[4])
                    - SETTINGS[0] * (m / SETTINGS[6]) / (Math.sqrt(v / SETTINGS[7]) + SETTINGS[3]);
            after[0][i] = p;
            after[2][i] = m;
            after[3][i] = v;
            after[4][i] = SETTINGS[8] * start.get(4)[i] + (1 - SETTINGS[8]) * p;
        }
        return after;
    }
}
