package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import cytodiffusion.tensor.NativeOps;

/** A function of each value by itself. */
public enum Activation {
    /** {@code max(0, x)}. */
    RELU {
        @Override
        NDArray of(NDArray x) {
            return ai.djl.nn.Activation.relu(x);
        }
    },
    /** {@code x}, or a fifth of it where it is negative, as in a DCGAN's discriminator. */
    LEAKY_RELU {
        @Override
        NDArray of(NDArray x) {
            return NativeOps.leakyRelu(x, 0.2);
        }
    },
    /** {@code x * sigmoid(x)}. */
    SILU {
        @Override
        NDArray of(NDArray x) {
            return NativeOps.silu(x);
        }
    },
    /** {@code x} times the normal distribution function of {@code x}. */
    GELU {
        @Override
        NDArray of(NDArray x) {
            return NativeOps.gelu(x);
        }
    },
    /** The first half of the last axis times {@link #GELU} of the second half. */
    GEGLU {
        @Override
        NDArray of(NDArray x) {
            return NativeOps.geglu(x);
        }
    },
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID {
        @Override
        NDArray of(NDArray x) {
            return ai.djl.nn.Activation.sigmoid(x);
        }
    };

    abstract NDArray of(NDArray x);

    /** Of every value of {@code x}, in one forward pass. */
    public NDArray apply(Parameters p, NDArray x) {
        NDArray y = of(x);
        p.computed(Computation.ACTIVATION, y, 1);
        return y;
    }
}
