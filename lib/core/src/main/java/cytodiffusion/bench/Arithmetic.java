package cytodiffusion.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** How much of what this machine can multiply the UNet makes use of. */
final class Arithmetic {
    private static final int MATRIX = 1024;
    private static final int REPETITIONS = 20;

    private Arithmetic() {}

    /** Floating-point operations a second in the multiplication of two square matrices: the fastest of some. */
    static double peak(Precision precision, NDManager manager) {
        try (Scope scope = new Scope()) {
            NDArray a = numbers(manager, precision, new Shape(MATRIX, MATRIX));
            double best = 0;
            for (int i = 0; i < REPETITIONS; i++) {
                long start = System.nanoTime();
                fetch(a.matMul(a));
                best = Math.max(best, 2 * Math.pow(MATRIX, 3) / ((System.nanoTime() - start) / 1e9));
            }
            return best;
        }
    }

    /**
     * How fast a UNet is evaluated.
     *
     * @param size side of the latents
     * @param batch evaluations at once
     * @param repetitions of which the fastest counts
     * @param peak operations a second of {@link #peak} in the same precision
     */
    static Map<String, Object> evaluation(
            UNet unet, Parameters parameters, NDManager manager, int size, int batch, int repetitions, double peak) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            evaluate(unet, parameters, manager, size, batch);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        double operations = UNetCost.operations(unet, size);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("precision", parameters.precision().id());
        figures.put("batch", batch);
        figures.put("gigaOperationsEach", operations / 1e9);
        figures.put("evaluationsPerSecond", batch / best);
        figures.put("secondsEach", best / batch);
        figures.put("peakShare", operations * batch / best / peak);
        return figures;
    }

    static void evaluate(UNet unet, Parameters parameters, NDManager manager, int size, int batch) {
        try (Scope scope = new Scope()) {
            int channels = unet.config().inChannels();
            NDArray latents = numbers(manager, Precision.FP32, new Shape(batch, channels, size, size));
            NDArray timesteps = manager.full(new Shape(batch), 500f);
            NDArray rows = manager.ones(new Shape(batch, unet.config().crossAttentionDim()));
            fetch(unet.forward(parameters, latents, timesteps, new ClassCondition.Rows(rows)));
        }
    }

    private static NDArray numbers(NDManager manager, Precision precision, Shape shape) {
        return precision.cast(manager.create(Gaussian.numbers(new SplittableRandom(1), (int) shape.size()), shape));
    }

    /** A GPU computes in the background; a value that is read has been computed. */
    private static void fetch(NDArray result) {
        NativeOps.toFloat32(result.flatten().get("0:1")).toFloatArray();
    }
}
