package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/**
 * A precision and why it was chosen.
 *
 * @param reason in words, with the measured times
 */
public record PrecisionChoice(Precision precision, String reason) {
    /** What is asked for where this machine is to choose. */
    public static final String AUTO = "auto";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int CHANNELS = 64;

    private static final int MOST_ROUNDS = 40;
    private static final int FEWEST_ROUNDS = 3;
    private static final long ENOUGH_NANOSECONDS = 200_000_000;

    /** Below this the casts, which come on top in a real network, eat what the layers gain. */
    private static final double WORTHWHILE = 1.25;

    /**
     * Chooses bfloat16 where the layers in which a small UNet spends its time (a convolution, a normalization with its
     * activation, a linear map of every pixel) are clearly faster in it than in float32 on this machine, else float32.
     * Takes about a fifth of a second of one core.
     *
     * <p>On a CPU one thread computes, and its own processor time is counted: other programs that wait for the same cores
     * do not change the choice.
     */
    public static PrecisionChoice measure() {
        int threads = Machine.threads();
        Machine.useThreads(1);
        try {
            return measureInThisThread();
        } finally {
            Machine.useThreads(threads);
        }
    }

    private static PrecisionChoice measureInThisThread() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Layers single = Layers.in(Precision.FP32, manager);
            Layers brain = Layers.in(Precision.BF16, manager);
            long bestSingle = Long.MAX_VALUE;
            long bestBrain = Long.MAX_VALUE;
            long start = clock();
            // The fastest of many, in turns, as what shares caches and memory with them only slows them.
            for (int round = 0; round < MOST_ROUNDS; round++) {
                bestSingle = Math.min(bestSingle, single.nanoseconds());
                bestBrain = Math.min(bestBrain, brain.nanoseconds());
                if (round >= FEWEST_ROUNDS && clock() - start > ENOUGH_NANOSECONDS) {
                    break;
                }
            }
            boolean worthwhile = bestSingle >= WORTHWHILE * bestBrain;
            String reason = String.format(
                    Locale.ROOT,
                    "measured in one thread: convolution, normalization and linear map of %d channels take %.2f ms in"
                            + " float32, %.2f ms in bfloat16",
                    CHANNELS,
                    bestSingle / 1e6,
                    bestBrain / 1e6);
            return new PrecisionChoice(worthwhile ? Precision.BF16 : Precision.FP32, reason);
        }
    }

    /** The precision called {@code id}, or a measured choice for {@code auto}. */
    public static PrecisionChoice of(String id) {
        return id.equals(AUTO) ? measure() : new PrecisionChoice(Precision.of(id), "asked for");
    }

    /** Processor time of this thread; the time of day for a GPU, which computes while the thread waits. */
    private static long clock() {
        boolean own = !Machine.device().isGpu() && THREADS.isCurrentThreadCpuTimeSupported();
        return own ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** What is timed: some layers on a few feature maps of 16 x 16; short enough to find a moment of peace on a busy machine. */
    private record Layers(NDArray x, NDArray kernel, NDArray matrix, NDArray row) {
        static Layers in(Precision precision, NDManager manager) {
            return new Layers(
                    precision.cast(manager.ones(new Shape(8, CHANNELS, 16, 16))),
                    precision.cast(manager.ones(new Shape(CHANNELS, CHANNELS, 3, 3))),
                    precision.cast(manager.ones(new Shape(CHANNELS, CHANNELS))),
                    precision.cast(manager.ones(new Shape(CHANNELS))));
        }

        long nanoseconds() {
            try (Scope scope = new Scope()) {
                long start = clock();
                NDArray h = Convolution.apply(x, kernel, row, 1, 1, 1);
                h = NativeOps.toTokens(NativeOps.groupNormSilu(h, row, row, CHANNELS / 8, 1e-5));
                h = LinearMap.apply(h, matrix, row);
                // A GPU computes in the background; a value that is read has been computed.
                NativeOps.toFloat32(h.get(0).get(0)).toFloatArray();
                return clock() - start;
            }
        }
    }
}
