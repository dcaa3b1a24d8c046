package cytodiffusion.nn;

import ai.djl.ndarray.types.Shape;

/**
 * One tensor of a network: what it is called in diffusers, its shape, and how it starts.
 *
 * @param fanIn inputs that each output adds up; decides the range of {@link Start#UNIFORM}
 */
public record TensorSpec(String name, Shape shape, Start start, long fanIn) {
    public enum Start {
        /** Uniform in plus or minus 1 / sqrt(fan in), PyTorch's default for convolutions and linear layers. */
        UNIFORM,
        ZEROS,
        ONES
    }
}
