package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Activation;
import cytodiffusion.nn.Conv;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.function.Consumer;

/** Turns channels up or down by what all of them show on average (Hu et al., 2018). */
final class SqueezeExcitation implements Layer {
    private final Conv squeeze;
    private final Conv excite;

    SqueezeExcitation(String name, int channels, int squeezed) {
        squeeze = Conv.pointwise(name + ".fc1", channels, squeezed);
        excite = Conv.pointwise(name + ".fc2", squeezed, channels);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        squeeze.describe(tensors);
        excite.describe(tensors);
    }

    /** (n, channels, height, width) to the same shape. */
    NDArray apply(Parameters p, NDArray x) {
        try (Scope scope = new Scope()) {
            NDArray means = Activation.SILU.apply(p, squeeze.apply(p, NativeOps.meanOfPixels(x)));
            return scope.keep(x.mul(Activation.SIGMOID.apply(p, excite.apply(p, means))));
        }
    }
}
