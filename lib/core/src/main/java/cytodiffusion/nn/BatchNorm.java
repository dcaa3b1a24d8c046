package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.tensor.NativeOps;
import java.util.function.Consumer;

/**
 * Batch normalization (Ioffe and Szegedy, 2015): by mean and variance of the batch in a training step, by their running
 * averages elsewhere. Has torchvision's tensors but {@code num_batches_tracked}, which nothing depends on. Where a step has
 * one value a channel, as behind a dense layer in a batch of one image, nothing but the shift is left of it.
 *
 * @param eps added to the variance
 */
public record BatchNorm(String name, int channels, double eps) implements FeatureNorm {
    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        Shape shape = new Shape(channels);
        tensors.accept(new TensorSpec(name + ".weight", shape, Start.ONES, channels));
        tensors.accept(new TensorSpec(name + ".bias", shape, Start.ZEROS, channels));
        tensors.accept(TensorSpec.statistic(mean(), shape, Start.ZEROS));
        tensors.accept(TensorSpec.statistic(variance(), shape, Start.ONES));
    }

    @Override
    public NDArray apply(Parameters p, NDArray x) {
        NDArray weight = p.get(name + ".weight");
        NDArray bias = p.get(name + ".bias");
        if (!p.training()) {
            NDArray y = NativeOps.batchNorm(x, weight, bias, p.get(mean()), p.get(variance()), eps);
            p.computed(Computation.NORMALIZATION, y, 2);
            return y;
        }
        if (x.size() == channels) {
            // The variance of a single value is none: libtorch refuses it, Keras leaves the shift alone.
            return NativeOps.scale(x, 0).add(bias.reshape(onlyValue(x)));
        }
        NDManager manager = x.getManager();
        NDArray batchMean = manager.zeros(new Shape(channels));
        NDArray batchVariance = manager.zeros(new Shape(channels));
        NDArray y = NativeOps.batchNormTraining(x, weight, bias, batchMean, batchVariance, eps);
        p.observe(mean(), batchMean);
        p.observe(variance(), batchVariance);
        return y;
    }

    private Shape onlyValue(NDArray x) {
        return new Shape(1, channels).addAll(x.getShape().slice(2));
    }

    private String mean() {
        return name + ".running_mean";
    }

    private String variance() {
        return name + ".running_var";
    }
}
