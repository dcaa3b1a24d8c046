package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import cytodiffusion.nn.Activation;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.Scope;
import java.util.function.Consumer;

/** Turns a timestep into what the ResNet blocks add: sines and cosines (Vaswani et al., 2017), then two linear layers. */
final class TimeEmbedding implements Layer {
    private final int waves;
    private final Linear first;
    private final Linear second;

    /**
     * @param waves how many sines and cosines, an even number
     * @param channels length of the embedding
     */
    TimeEmbedding(int waves, int channels) {
        this.waves = waves;
        first = new Linear("time_embedding.linear_1", waves, channels, true);
        second = new Linear("time_embedding.linear_2", channels, channels, true);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        first.describe(tensors);
        second.describe(tensors);
    }

    /**
     * {@code silu(embedding)}, with which every ResNet block starts; computed once for all of them.
     *
     * @param timesteps (n), float32
     * @return (n, channels)
     */
    NDArray activated(Parameters p, NDArray timesteps) {
        try (Scope scope = new Scope()) {
            float[] frequencies = new float[waves / 2];
            for (int i = 0; i < frequencies.length; i++) {
                frequencies[i] = (float) Math.exp(-Math.log(10_000) * i / frequencies.length);
            }
            NDArray angles = timesteps.expandDims(1).mul(timesteps.getManager().create(frequencies));
            NDArray both = NDArrays.concat(new NDList(angles.cos(), angles.sin()), 1);
            NDArray hidden =
                    Activation.SILU.apply(p, first.apply(p, p.precision().cast(both)));
            return scope.keep(Activation.SILU.apply(p, second.apply(p, hidden)));
        }
    }
}
