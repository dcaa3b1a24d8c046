package cytodiffusion.gan;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;

/** A generator that is used: images of given noise. Closing it frees what it holds beside the weights. */
public final class Painter implements AutoCloseable {
    private final Generator generator;
    private final NDManager manager;
    private final Parameters parameters;

    /** @param weights of the generator; stay the caller's to close, after this object */
    public Painter(Generator generator, Weights weights, Precision precision, NDManager manager) {
        this.generator = generator;
        this.manager = manager.newSubManager();
        parameters = weights.in(precision, this.manager);
    }

    /**
     * Draws images.
     *
     * @param noise rows as {@link Noise} makes them
     * @return {@code count * 3 * size * size} values in (-1, 1), image by image, plane by plane, row by row
     */
    public float[] paint(float[] noise) {
        int width = generator.inputs();
        try (Scope scope = new Scope()) {
            var input = manager.create(noise, new Shape(noise.length / width, width));
            return generator.forward(parameters, input, Dropout.NONE).toFloatArray();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
