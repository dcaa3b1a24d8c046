package cytodiffusion.cost;

import ai.djl.ndarray.types.Shape;
import cytodiffusion.discriminative.ImageNetwork;
import cytodiffusion.nn.Dropout;

/** The count of a network that sees an image once. */
public final class ImageNetworkCost {
    private ImageNetworkCost() {}

    /** Counts it for one image of red, green and blue. */
    public static NetworkCost of(ImageNetwork network, int imageSize) {
        return of(network, imageSize, 3);
    }

    /**
     * Counts it for one image.
     *
     * @param imageSize side of each plane in pixels
     * @param channels planes of the image
     */
    public static NetworkCost of(ImageNetwork network, int imageSize, int channels) {
        return CountedPass.of(
                network,
                (p, manager) ->
                        network.logits(p, manager.zeros(new Shape(1, channels, imageSize, imageSize)), Dropout.NONE));
    }
}
