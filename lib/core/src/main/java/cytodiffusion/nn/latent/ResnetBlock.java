package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Conv;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Norm;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.Scope;
import java.util.function.Consumer;

/** Two normalized convolutions around which the input is added again; diffusers' {@code ResnetBlock2D}. */
final class ResnetBlock implements Layer {
    private final Norm norm1;
    private final Conv conv1;
    private final Linear timeProjection;
    private final Norm norm2;
    private final Conv conv2;
    private final Conv shortcut;

    /** @param timeChannels length of the time embedding, or 0 where there is none (in the autoencoder) */
    ResnetBlock(String name, int in, int out, int timeChannels, int groups, double eps) {
        norm1 = new Norm(name + ".norm1", in, groups, eps);
        conv1 = Conv.same(name + ".conv1", in, out);
        timeProjection = timeChannels == 0 ? null : new Linear(name + ".time_emb_proj", timeChannels, out, true);
        norm2 = new Norm(name + ".norm2", out, groups, eps);
        conv2 = Conv.same(name + ".conv2", out, out);
        shortcut = in == out ? null : Conv.pointwise(name + ".conv_shortcut", in, out);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        norm1.describe(tensors);
        conv1.describe(tensors);
        if (timeProjection != null) {
            timeProjection.describe(tensors);
        }
        norm2.describe(tensors);
        Layer.startingAtZero(conv2).describe(tensors);
        if (shortcut != null) {
            shortcut.describe(tensors);
        }
    }

    /**
     * @param x (n, in, height, width)
     * @param time the activated time embedding (n, time channels), or null in the autoencoder
     * @return (n, out, height, width)
     */
    NDArray forward(Parameters p, NDArray x, NDArray time) {
        try (Scope scope = new Scope()) {
            NDArray h = conv1.apply(p, norm1.applySilu(p, x));
            if (timeProjection != null) {
                h = h.add(timeProjection.apply(p, time).expandDims(2).expandDims(3));
            }
            h = conv2.apply(p, norm2.applySilu(p, h));
            NDArray residual = shortcut == null ? x : shortcut.apply(p, x);
            return scope.keep(residual.add(h));
        }
    }

    /** In the autoencoder, where time plays no part. */
    NDArray forward(Parameters p, NDArray x) {
        return forward(p, x, null);
    }
}
