package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.data.Seeds;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.Autoencoder.Posterior;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.train.BatchSource;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.Objective;
import java.util.Arrays;
import java.util.List;

/**
 * How well an autoencoder gives images back: mean absolute and mean squared error, plus a little of the divergence of its
 * posterior from the standard normal distribution, which keeps the latents smooth (Rombach et al., 2022, without their
 * adversarial and perceptual terms).
 */
public final class AutoencoderLoss implements Objective<AutoencoderLoss.Batch> {
    private final Autoencoder autoencoder;
    private final NDManager manager;
    private final double divergenceWeight;

    /**
     * @param images to give back
     * @param noise standard normal, one value for each element of the latents
     */
    public record Batch(ImageBatch images, float[] noise) {}

    /** Adds to batches of images the noise for latents of {@code elements} values an image. */
    public static BatchSource<Batch> batches(BatchSource<ImageBatch> images, int elements, long seed) {
        return new BatchSource<>() {
            @Override
            public Batch batch(long step) {
                ImageBatch batch = images.batch(step);
                return new Batch(batch, Gaussian.numbers(Seeds.random(seed, step), batch.count() * elements));
            }

            @Override
            public List<String> names(long step) {
                return images.names(step);
            }
        };
    }

    /** @param divergenceWeight factor on the divergence of an image, summed over the elements of its latents */
    public AutoencoderLoss(Autoencoder autoencoder, NDManager manager, double divergenceWeight) {
        this.autoencoder = autoencoder;
        this.manager = manager;
        this.divergenceWeight = divergenceWeight;
    }

    @Override
    public int count(Batch batch) {
        return batch.images().count();
    }

    @Override
    public Batch part(Batch batch, int from, int to) {
        int each = batch.noise().length / batch.images().count();
        return new Batch(batch.images().part(from, to), Arrays.copyOfRange(batch.noise(), from * each, to * each));
    }

    @Override
    public NDArray loss(Parameters parameters, Batch batch) {
        NDArray images = batch.images().toArray(manager);
        Posterior posterior = autoencoder.encode(parameters, images);
        NDArray noise = manager.create(batch.noise(), posterior.mean().getShape());
        NDArray decoded = autoencoder.decode(parameters, posterior.sample(noise));
        NDArray difference = decoded.sub(images);
        NDArray reconstruction = difference.abs().mean().add(difference.square().mean());
        return reconstruction.add(NativeOps.scale(posterior.divergence().mean(), divergenceWeight));
    }
}
