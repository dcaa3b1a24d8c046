package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import java.util.Locale;

/** The number format in which a network computes. Master weights, losses and statistics are float32 regardless. */
public enum Precision {
    FP32 {
        @Override
        public NDArray cast(NDArray x) {
            return NativeOps.toFloat32(x);
        }
    },
    BF16 {
        @Override
        public NDArray cast(NDArray x) {
            return NativeOps.toBfloat16(x);
        }
    },
    FP16 {
        @Override
        public NDArray cast(NDArray x) {
            return NativeOps.toFloat16(x);
        }
    };

    /** {@code x} in this precision; gradients pass. */
    public abstract NDArray cast(NDArray x);

    /** The precision of an array of floating-point numbers; null for float64, which is none that networks compute in. */
    static Precision of(NDArray array) {
        return switch (array.getDataType()) {
            case FLOAT32 -> FP32;
            case FLOAT16 -> FP16;
            // As DJL, which has no name for it, shows bfloat16.
            case UNKNOWN -> BF16;
            default -> null;
        };
    }

    /** The name on the command line and in records: {@code fp32}, {@code bf16}, {@code fp16}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The precision with this {@link #id}. */
    public static Precision of(String id) {
        for (Precision precision : values()) {
            if (precision.id().equals(id)) {
                return precision;
            }
        }
        throw new IllegalArgumentException("Precision '" + id + "' is none of fp32, bf16, fp16");
    }
}
