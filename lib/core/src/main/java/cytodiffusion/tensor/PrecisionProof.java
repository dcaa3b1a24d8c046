package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Whether a whole network computes in a precision, on this machine, what it computes in float32. Its layers are {@linkplain
 * CheckedLayers checked} one by one while it runs; this finds what only shows in all of them together, such as values
 * beyond the range of a format.
 */
public final class PrecisionProof {
    /** Of the result's norm. Rounding to bfloat16 costs a network of some forty layers half a per cent. */
    private static final double MOST = 0.03;

    private PrecisionProof() {}

    /**
     * A part of a network and what it computes of one fixed input.
     *
     * @param name for a sentence: "the UNet's noise"
     * @param result in a precision
     */
    public record Part(String name, Function<Precision, NDArray> result) {
        private double[] numbers(Precision precision) {
            try (Scope scope = new Scope()) {
                return NativeOps.toFloat64(result.apply(precision)).toDoubleArray();
            }
        }
    }

    /** The choice itself where every part proves true in its precision; float32, with what was found as its reason, else. */
    public static PrecisionChoice of(PrecisionChoice choice, List<Part> parts) {
        if (choice.precision() == Precision.FP32) {
            return choice;
        }
        for (Part part : parts) {
            Deviation deviation = Deviation.between(part.numbers(choice.precision()), part.numbers(Precision.FP32));
            if (!(deviation.norm() <= MOST)) {
                return new PrecisionChoice(Precision.FP32, reason(choice.precision(), part, deviation));
            }
        }
        return choice;
    }

    private static String reason(Precision precision, Part part, Deviation deviation) {
        String found = Double.isNaN(deviation.norm())
                ? "is not finite"
                : String.format(Locale.ROOT, "differs from float32's by %.0f %% of its size", 100 * deviation.norm());
        return precision.id() + " is not true on this machine: " + part.name() + " " + found
                + "; environment/cyto doctor tells more";
    }
}
