package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import cytodiffusion.discriminative.EfficientNetConfig.Stage;
import cytodiffusion.nn.Activation;
import cytodiffusion.nn.BatchNorm;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An inverted bottleneck: widens, looks at the neighbourhood, and narrows; torchvision's {@code MBConv} and, where both
 * of the first are one convolution, {@code FusedMBConv}. Where the shape stays, the input is added again.
 */
final class MbConv implements Layer {
    private static final double EPS = 1e-3;

    private final List<ConvNorm> activated = new ArrayList<>();
    private final SqueezeExcitation excitation;
    private final ConvNorm narrow;
    private final boolean residual;
    private final double dropRate;

    /** @param dropRate at which an image's residual branch is dropped in training */
    MbConv(String name, Stage stage, int in, int stride, double dropRate) {
        this.dropRate = dropRate;
        int out = stage.channels();
        int wide = in * stage.expansion();
        residual = stride == 1 && in == out;
        boolean widens = wide != in;
        if (stage.fused()) {
            activated.add(convNorm(name, 0, in, widens ? wide : out, 3, stride, 1));
            excitation = null;
            narrow = widens ? convNorm(name, 1, wide, out, 1, 1, 1) : null;
            return;
        }
        if (widens) {
            activated.add(convNorm(name, 0, in, wide, 1, 1, 1));
        }
        activated.add(convNorm(name, activated.size(), wide, wide, 3, stride, wide));
        excitation = new SqueezeExcitation(name + ".block." + activated.size(), wide, Math.max(1, in / 4));
        narrow = convNorm(name, activated.size() + 1, wide, out, 1, 1, 1);
    }

    private static ConvNorm convNorm(String name, int place, int in, int out, int kernel, int stride, int groups) {
        return convNorm(name + ".block." + place, in, out, kernel, stride, groups);
    }

    /** torchvision's {@code Conv2dNormActivation} but for its activation. */
    static ConvNorm convNorm(String name, int in, int out, int kernel, int stride, int groups) {
        return new ConvNorm(name + ".0", in, out, kernel, stride, groups, new BatchNorm(name + ".1", out, EPS));
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        Layer.describeAll(tensors, activated);
        if (excitation != null) {
            excitation.describe(tensors);
        }
        if (narrow != null) {
            narrow.describe(tensors);
        }
    }

    NDArray forward(Parameters p, NDArray x, Dropout dropout) {
        try (Scope scope = new Scope()) {
            NDArray h = x;
            for (ConvNorm convNorm : activated) {
                h = Activation.SILU.apply(p, convNorm.apply(p, h));
            }
            if (excitation != null) {
                h = excitation.apply(p, h);
            }
            if (narrow != null) {
                h = narrow.apply(p, h);
            }
            return scope.keep(residual ? x.add(dropout.images(h, dropRate)) : h);
        }
    }
}
