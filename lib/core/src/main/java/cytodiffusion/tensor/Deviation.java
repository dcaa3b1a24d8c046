package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;

/**
 * How far computed values are from the true ones.
 *
 * @param norm Euclidean norm of the difference over that of the truth; not a number where a value is not finite
 * @param largest largest difference over the root mean square of the truth; not a number where a value is not finite
 */
public record Deviation(double norm, double largest) {
    /** No difference at all. */
    static final Deviation NONE = new Deviation(0, 0);

    /** @param truth float64, of the same shape */
    static Deviation between(NDArray computed, NDArray truth) {
        try (Scope scope = new Scope()) {
            return between(NativeOps.toFloat64(computed).toDoubleArray(), truth.toDoubleArray());
        }
    }

    /** Of numbers from those that are true, as many of each. */
    public static Deviation between(double[] computed, double[] truth) {
        double difference = 0;
        double size = 0;
        double largest = 0;
        for (int i = 0; i < truth.length; i++) {
            double d = computed[i] - truth[i];
            if (!Double.isFinite(d)) {
                return new Deviation(Double.NaN, Double.NaN);
            }
            difference += d * d;
            size += truth[i] * truth[i];
            largest = Math.max(largest, Math.abs(d));
        }
        if (size == 0) {
            return difference == 0 ? NONE : new Deviation(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        return new Deviation(Math.sqrt(difference / size), largest / Math.sqrt(size / truth.length));
    }

    /** The larger of both in each respect; not finite where one of them is not. */
    public Deviation or(Deviation other) {
        return new Deviation(Math.max(norm, other.norm), Math.max(largest, other.largest));
    }

    /**
     * Whether rounding alone explains it. A sum of 20,000 products of random signs that is kept in float32 loses 1e-5 of its
     * size; rounded to the 11 bits of float16, or of the TF32 in which a GPU's convolutions multiply, 3e-4; to bfloat16's 8
     * bits 2e-3. libtorch adds up the gradients of some layers' weights in bfloat16 itself, which costs up to 2e-2 on a
     * machine that is right. What is wrong was never wrong by less than 4e-2 in float32 and 1e-1 in bfloat16. Single values
     * may be off by more, since the largest of a million is five times as large as they are on average.
     */
    public boolean isRounding(Precision precision) {
        return switch (precision) {
            case FP32 -> norm <= 1e-3 && largest <= 1e-2;
            case BF16 -> norm <= 5e-2 && largest <= 0.3;
            case FP16 -> norm <= 1e-2 && largest <= 6e-2;
        };
    }
}
