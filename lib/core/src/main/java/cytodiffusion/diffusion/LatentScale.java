package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.tensor.Scope;
import cytodiffusion.train.ImageBatch;

/** The factor that brings an autoencoder's latents to unit standard deviation (Rombach et al., 2022, Section D.1). */
public final class LatentScale {
    private LatentScale() {}

    /** One over the standard deviation of all elements of the latents of {@code images}. */
    public static double measure(Autoencoder autoencoder, Parameters parameters, NDManager manager, ImageBatch images) {
        try (Scope scope = new Scope()) {
            Autoencoder.Posterior posterior = autoencoder.encode(parameters, images.toArray(manager));
            NDArray mean = posterior.mean();
            double centre = mean.mean().getFloat();
            double variance = mean.sub((float) centre).square().mean().getFloat()
                    + posterior.logVariance().exp().mean().getFloat();
            return 1 / Math.sqrt(variance);
        }
    }
}
