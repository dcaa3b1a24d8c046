package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import java.util.function.Consumer;

/** A normalization of feature maps. */
public interface FeatureNorm extends Layer {
    /** (n, channels, height, width) to the same shape. */
    NDArray apply(Parameters p, NDArray x);

    /**
     * Group normalization, which sees each image by itself, or batch normalization.
     *
     * @param groups of the group normalization, 0 for batch normalization
     */
    static FeatureNorm of(String name, int channels, int groups, double eps) {
        return groups == 0 ? new BatchNorm(name, channels, eps) : new OfGroups(new Norm(name, channels, groups, eps));
    }

    /** Group normalization (Wu and He, 2018). */
    record OfGroups(Norm norm) implements FeatureNorm {
        @Override
        public void describe(Consumer<TensorSpec> tensors) {
            norm.describe(tensors);
        }

        @Override
        public NDArray apply(Parameters p, NDArray x) {
            return norm.apply(p, x);
        }
    }
}
