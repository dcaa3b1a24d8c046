package cytodiffusion.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import cytodiffusion.diffusion.DenoisingBatch;
import cytodiffusion.diffusion.DenoisingLoss;
import cytodiffusion.diffusion.LatentEncoder;
import cytodiffusion.diffusion.NoiseSchedule;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.UNetConfig;
import cytodiffusion.tensor.Scope;
import java.util.function.IntToDoubleFunction;

/** Training as one would write it first: the plain UNet, DJL's AdamW, a moving average array by array. */
final class PlainTraining {
    private static final float DECAY = 0.9999f;

    private final PlainUNet unet;
    private final UNetConfig config;
    private final Weights weights;
    private final Weights average;
    private final LatentEncoder encoder;
    private final NDManager manager;
    private final Optimizer optimizer = Optimizer.adamW()
            .optLearningRateTracker(Tracker.fixed(8e-4f))
            .optWeightDecays(0.01f)
            .build();

    PlainTraining(UNetConfig config, Weights weights, LatentEncoder encoder, NDManager manager) {
        this.config = config;
        this.weights = weights;
        this.encoder = encoder;
        this.manager = manager;
        average = weights.copy();
        unet = new PlainUNet(config, weights, manager);
        // Makes the optimizer's moments, which would not outlive the scope of a step.
        weights.names()
                .forEach(name -> optimizer.update(
                        name, weights.get(name), weights.get(name).zerosLike()));
        weights.list().forEach(w -> w.setRequiresGradient(true));
    }

    void step(DenoisingBatch batch) {
        try (Scope scope = new Scope()) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(loss(batch));
            }
            NDArray keep = manager.create(DECAY);
            NDArray take = manager.create(1 - DECAY);
            for (String name : weights.names()) {
                NDArray weight = weights.get(name);
                NDArray gradient = weight.getGradient();
                optimizer.update(name, weight, gradient);
                NDArray mean = average.get(name);
                mean.muli(keep).addi(weight.stopGradient().mul(take));
                gradient.subi(gradient.duplicate());
            }
        }
    }

    private NDArray loss(DenoisingBatch batch) {
        NoiseSchedule schedule = NoiseSchedule.STABLE_DIFFUSION;
        int count = batch.timesteps().length;
        NDArray latents = encoder.encode(batch.images().toArray(manager), batch.latentNoise());
        NDArray noise = manager.create(batch.noise(), latents.getShape());
        Shape column = new Shape(count, 1, 1, 1);
        NDArray noisy = latents.mul(numbers(batch, schedule::signal).reshape(column))
                .add(noise.mul(numbers(batch, schedule::noise).reshape(column)));
        NDArray context = PlainContext.of(batch.rows(), config.crossAttentionDim(), manager);
        NDArray predicted = unet.forward(noisy, numbers(batch, t -> t), context);
        NDArray perImage = predicted.sub(noise).square().reshape(count, -1).mean(new int[] {1});
        return perImage.mul(numbers(batch, t -> schedule.minSnrWeight(t, DenoisingLoss.GAMMA)))
                .mean();
    }

    private NDArray numbers(DenoisingBatch batch, IntToDoubleFunction of) {
        int[] timesteps = batch.timesteps();
        float[] values = new float[timesteps.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) of.applyAsDouble(timesteps[i]);
        }
        return manager.create(values);
    }
}
