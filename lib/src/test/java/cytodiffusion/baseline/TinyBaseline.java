package cytodiffusion.baseline;

import cytodiffusion.nn.TensorSpec;

/** Networks small enough to train in a test. */
public final class TinyBaseline {
    private TinyBaseline() {}

    /** The numbers that a gradient trains, as torchvision counts them. */
    static long parameters(ImageNetwork network) {
        return network.tensors().stream()
                .filter(TensorSpec::learned)
                .mapToLong(t -> t.shape().size())
                .sum();
    }
}
