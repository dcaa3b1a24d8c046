package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.Autoencoder.Posterior;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;

/**
 * Maps images to the latents in which the diffusion runs: a draw from the autoencoder's posterior, times its scaling
 * factor.
 */
public final class LatentEncoder {
    private final Autoencoder autoencoder;
    private final Parameters parameters;

    public LatentEncoder(Autoencoder autoencoder, Parameters parameters) {
        this.autoencoder = autoencoder;
        this.parameters = parameters;
    }

    /**
     * @param images (n, channels, height, width) in [-1, 1]
     * @param noise standard normal, as many values as the latents have
     * @return (n, channels, ...) with a variance of about 1
     */
    public NDArray encode(NDArray images, float[] noise) {
        try (Scope scope = new Scope()) {
            Posterior posterior = autoencoder.encode(parameters, images);
            NDArray drawn = posterior.sample(
                    images.getManager().create(noise, posterior.mean().getShape()));
            return scope.keep(NativeOps.scale(drawn, autoencoder.config().scalingFactor()));
        }
    }
}
