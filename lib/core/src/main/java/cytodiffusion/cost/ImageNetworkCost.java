package cytodiffusion.cost;

import ai.djl.ndarray.types.Shape;
import cytodiffusion.discriminative.Dropout;
import cytodiffusion.discriminative.ImageNetwork;

/** The count of a network that sees an image once. */
public final class ImageNetworkCost {
    private ImageNetworkCost() {}

    /**
     * Counts it for one image.
     *
     * @param imageSize side in pixels
     */
    public static NetworkCost of(ImageNetwork network, int imageSize) {
        return CountedPass.of(
                network,
                (p, manager) -> network.logits(p, manager.zeros(new Shape(1, 3, imageSize, imageSize)), Dropout.NONE));
    }
}
