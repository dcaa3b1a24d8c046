package cytodiffusion.cost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.ClassVectors;
import cytodiffusion.nn.latent.Trunk;
import cytodiffusion.nn.latent.UNet;

/**
 * What the parts of a diffusion classifier cost. What a class adds in every block is computed once for all images, and not
 * counted here.
 *
 * @param encoder of one image, once a trial
 * @param trunk of the UNet up to where the class is first needed, once a trial
 * @param evaluation the rest of the UNet, once for each class in a trial
 */
public record DiffusionCost(NetworkCost encoder, NetworkCost trunk, NetworkCost evaluation) {
    /**
     * Counts the parts.
     *
     * @param imageSize side of the planes that the autoencoder gets, in pixels
     * @param latentSize side of the image's latents
     */
    public static DiffusionCost of(Autoencoder autoencoder, UNet unet, int imageSize, int latentSize) {
        int channels = autoencoder.config().inChannels();
        Shape latents = new Shape(1, unet.config().inChannels(), latentSize, latentSize);
        NetworkCost encoder = CountedPass.of(
                autoencoder,
                (p, manager) -> autoencoder.encode(p, manager.zeros(new Shape(1, channels, imageSize, imageSize))));
        NetworkCost trunk = CountedPass.of(
                unet, (p, manager) -> unet.trunk(p, manager.zeros(latents), manager.zeros(new Shape(1))));
        NetworkCost classes = CountedPass.of(unet, (p, manager) -> unet.classVectors(p, row(unet, manager), manager));
        NetworkCost all = CountedPass.of(unet, (p, manager) -> {
            ClassVectors vectors = unet.classVectors(p, row(unet, manager), manager);
            Trunk shared = unet.trunk(p, manager.zeros(latents), manager.zeros(new Shape(1)));
            NDArray first = manager.create(new long[] {0});
            unet.forward(p, shared, first, vectors, first);
        });
        return new DiffusionCost(encoder, trunk, all.without(trunk).without(classes));
    }

    private static NDArray row(UNet unet, NDManager manager) {
        return manager.zeros(new Shape(1, unet.config().crossAttentionDim()));
    }

    /** Both networks together: all of their parameters, and one image in one trial under one class. */
    public NetworkCost once() {
        NetworkCost unet = trunk.together(evaluation);
        return encoder.plus(unet);
    }

    /** Multiplications of a decision in so many trials with so many evaluations of classes in all. */
    public long multiplyAdds(long trials, long evaluations) {
        return trials * (encoder.total() + trunk.total()) + evaluations * evaluation.total();
    }
}
