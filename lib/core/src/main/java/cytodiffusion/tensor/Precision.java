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
