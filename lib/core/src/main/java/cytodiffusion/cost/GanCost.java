package cytodiffusion.cost;

import ai.djl.ndarray.types.Shape;
import cytodiffusion.gan.Discriminator;
import cytodiffusion.gan.Generator;
import cytodiffusion.nn.Dropout;

/**
 * What the two networks of a generative adversarial network cost.
 *
 * @param generator of one cell
 * @param discriminator of one image
 */
public record GanCost(NetworkCost generator, NetworkCost discriminator) {
    /** Counts both; they have one shape and one number of classes. */
    public static GanCost of(Generator generator, Discriminator discriminator) {
        int size = generator.config().imageSize();
        return new GanCost(
                CountedPass.of(
                        generator,
                        (p, manager) ->
                                generator.forward(p, manager.zeros(new Shape(1, generator.inputs())), Dropout.NONE)),
                CountedPass.of(
                        discriminator,
                        (p, manager) -> discriminator.forward(
                                p, manager.zeros(new Shape(1, 3, size, size)), new int[1], Dropout.NONE)));
    }
}
