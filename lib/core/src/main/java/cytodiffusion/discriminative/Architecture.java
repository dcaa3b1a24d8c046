package cytodiffusion.discriminative;

import java.util.Map;

/**
 * The shape of a discriminative network but for its last layer, which depends on the classes: the file {@code
 * baseline/config.json} of a model folder.
 */
public interface Architecture {
    /** Which of the records that {@link Families} lists this is, in the file. */
    String family();

    /**
     * The network for images whose planes have {@code imageSize} pixels a side.
     *
     * @param channels planes of an image: 3, or the 4 of a colour filter (red, green, green, blue)
     * @throws IllegalArgumentException where it cannot take images of this size
     */
    ImageNetwork network(int classes, int imageSize, int channels);

    /** The same for images of red, green and blue. */
    default ImageNetwork network(int classes, int imageSize) {
        return network(classes, imageSize, 3);
    }

    /** The share of the features that is dropped in training, in [0, 1); 0 where the network drops none. */
    default double droppedShare() {
        return 0;
    }

    /**
     * The same with another share of what is dropped in training.
     *
     * @param share in [0, 1)
     * @throws IllegalArgumentException where the network drops nothing
     */
    default Architecture withDropout(double share) {
        throw new IllegalArgumentException("A network of the family " + family() + " has no dropout to change");
    }

    /**
     * The same with another share of what is dropped after convolutions.
     *
     * @param share in [0, 1)
     * @throws IllegalArgumentException where the network drops nothing there
     */
    default Architecture withStageDropout(double share) {
        throw new IllegalArgumentException("A network of the family " + family() + " drops nothing after convolutions");
    }

    /**
     * The same with other numbers of layers, of units or the like.
     *
     * @param numbers by name; which there are depends on the family
     * @throws IllegalArgumentException where the family has no number of such a name, or the network could not be built
     */
    default Architecture shaped(Map<String, Integer> numbers) {
        throw new IllegalArgumentException("A network of the family " + family() + " has one shape; it takes none of "
                + String.join(", ", numbers.keySet()));
    }
}
