package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.Objective;
import cytodiffusion.train.Trainer;
import cytodiffusion.train.TrainingSettings;
import cytodiffusion.train.TrainingState;
import java.util.function.IntToDoubleFunction;

/**
 * How well a UNet predicts the noise in latents: the mean squared error, weighted by min-SNR (the paper, Equation 5, with
 * the weight of Hang et al., 2023).
 */
public final class DenoisingLoss implements Objective<DenoisingBatch> {
    /** The published value of min-SNR's gamma. */
    public static final double GAMMA = 5;

    private final UNet unet;
    private final LatentEncoder encoder;
    private final NDManager manager;
    private final NoiseSchedule schedule = NoiseSchedule.STABLE_DIFFUSION;

    /** @param encoder whose weights are not trained */
    public DenoisingLoss(UNet unet, LatentEncoder encoder, NDManager manager) {
        this.unet = unet;
        this.encoder = encoder;
        this.manager = manager;
    }

    /** A training of a UNet; batches of noise are this package's own business. */
    public static Trainer<?> trainer(
            TrainingState state,
            TrainingSettings settings,
            Precision precision,
            DenoisingLoss loss,
            DenoisingBatches batches) {
        return new Trainer<>(state, settings, precision, loss, batches);
    }

    @Override
    public NDArray loss(Parameters parameters, DenoisingBatch batch) {
        NDArray latents = encoder.encode(batch.images().toArray(manager), batch.latentNoise());
        NDArray noise = manager.create(batch.noise(), latents.getShape());
        NDArray noisy = NoisyLatent.of(latents, noise, batch.timesteps());
        int count = batch.timesteps().length;
        NDArray rows = manager.create(batch.rows(), new Shape(count, batch.rows().length / count));
        return loss(parameters, noisy, noise, batch.timesteps(), new ClassCondition.Rows(rows));
    }

    @Override
    public int count(DenoisingBatch batch) {
        return batch.images().count();
    }

    @Override
    public DenoisingBatch part(DenoisingBatch batch, int from, int to) {
        return batch.part(from, to);
    }

    /** The loss at given noisy latents. */
    NDArray loss(Parameters parameters, NDArray noisy, NDArray noise, int[] timesteps, ClassCondition condition) {
        NDArray predicted = unet.forward(parameters, noisy, floats(timesteps, t -> t), condition);
        NDArray perImage =
                predicted.sub(noise).square().reshape(timesteps.length, -1).mean(new int[] {1});
        return perImage.mul(floats(timesteps, t -> schedule.minSnrWeight(t, GAMMA)))
                .mean();
    }

    private NDArray floats(int[] timesteps, IntToDoubleFunction of) {
        float[] values = new float[timesteps.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) of.applyAsDouble(timesteps[i]);
        }
        return manager.create(values);
    }
}
