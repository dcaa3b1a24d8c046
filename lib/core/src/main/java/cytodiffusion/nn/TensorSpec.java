package cytodiffusion.nn;

import ai.djl.ndarray.types.Shape;

/**
 * One tensor of a network: what it is called in diffusers, its shape, and how it starts.
 *
 * @param fanIn inputs that each output adds up; decides the range of {@link Start#UNIFORM}
 * @param learned whether the gradient trains it; if not it is a running statistic of the data, see {@link
 *     Parameters#observe}
 */
public record TensorSpec(String name, Shape shape, Start start, long fanIn, boolean learned) {
    /** A tensor that the gradient trains. */
    public TensorSpec(String name, Shape shape, Start start, long fanIn) {
        this(name, shape, start, fanIn, true);
    }

    /** A running statistic. */
    public static TensorSpec statistic(String name, Shape shape, Start start) {
        return new TensorSpec(name, shape, start, 0, false);
    }

    /** The same in a larger network, where names of its part begin with {@code prefix}. */
    public TensorSpec in(String prefix) {
        return new TensorSpec(prefix + name, shape, start, fanIn, learned);
    }

    /**
     * The same as Xavier Glorot's uniform start has it (Keras's default): biases at zero. Tensors that do not start as
     * {@link Start#UNIFORM} stay as they are.
     */
    public TensorSpec startingAsXavier() {
        if (start != Start.UNIFORM) {
            return this;
        }
        return new TensorSpec(name, shape, shape.dimension() < 2 ? Start.ZEROS : Start.XAVIER, fanIn, learned);
    }

    public enum Start {
        /** Uniform in plus or minus 1 / sqrt(fan in), PyTorch's default for convolutions and linear layers. */
        UNIFORM,
        /** Uniform in plus or minus the root of 6 / (fan in + fan out) (Glorot and Bengio, 2010). */
        XAVIER,
        ZEROS,
        ONES
    }
}
