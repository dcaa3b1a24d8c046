package cytodiffusion.classify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.diffusion.LatentEncoder;
import cytodiffusion.diffusion.NoiseSchedule;
import cytodiffusion.nn.ClassCondition;
import cytodiffusion.nn.LatentModel;
import cytodiffusion.nn.Parameters;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import cytodiffusion.train.ImageBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes the errors of classes in trials: how far the noise that the UNet predicts under a class is from the noise that
 * was added (the paper, Equation 8), summed over the circle in the middle of the latents.
 */
final class TrialBatch {
    private static final int ENCODER_BATCH = 16;

    private final LatentModel model;
    private final NDManager manager;
    private final Parameters unetParameters;
    private final LatentEncoder encoder;
    private final NDArray mask;
    private final int batch;
    private final Shape latent;

    /**
     * @param manager for all that lives as long as this object
     * @param batch evaluations of the UNet at once
     */
    TrialBatch(LatentModel model, NDManager manager, Precision precision, int batch) {
        this.model = model;
        this.manager = manager;
        this.batch = batch;
        unetParameters = model.unetWeights().in(precision, manager);
        encoder = new LatentEncoder(
                model.autoencoder(), model.autoencoderWeights().in(precision, manager));
        int size = model.latentSize();
        latent = new Shape(model.unet().config().inChannels(), size, size);
        mask = manager.create(CircleMask.of(size, model.card().maskRadius()), new Shape(1, 1, size, size));
    }

    /** Elements of one latent. */
    static int elements(LatentModel model) {
        return model.unet().config().inChannels() * model.latentSize() * model.latentSize();
    }

    /** Class {@code label} in trial {@code trial} (an index into the trials given). */
    record Pair(int trial, int label) {}

    /**
     * The error of every pair, unweighted.
     *
     * @param trials of any number of images
     * @param pairs in any order; those of one trial share its noisy latent
     */
    double[] errors(List<Trial> trials, List<Pair> pairs) {
        double[] errors = new double[pairs.size()];
        try (Scope scope = new Scope()) {
            NDArray noise = noise(trials);
            NDArray noisy = noisyLatents(trials, noise);
            for (int start = 0; start < errors.length; start += batch) {
                int end = Math.min(errors.length, start + batch);
                float[] chunk = evaluate(trials, filledUp(pairs.subList(start, end), batch), noisy, noise);
                for (int i = start; i < end; i++) {
                    errors[i] = chunk[i - start];
                }
            }
        }
        return errors;
    }

    /**
     * Repeats the last element up to {@code size}. libtorch chooses its kernels by an operation's shape; were batches of
     * different sizes, the last bits of an image's errors would depend on what else is in its batch.
     */
    private static <T> List<T> filledUp(List<T> some, int size) {
        List<T> all = new ArrayList<>(some);
        while (all.size() < size) {
            all.add(some.get(some.size() - 1));
        }
        return all;
    }

    private NDArray noise(List<Trial> trials) {
        float[] values = new float[trials.size() * (int) latent.size()];
        for (int i = 0; i < trials.size(); i++) {
            System.arraycopy(trials.get(i).noise(), 0, values, i * (int) latent.size(), (int) latent.size());
        }
        return manager.create(values, perTrial(trials.size()));
    }

    /** (trials, channels, size, size), encoded in parts no larger than the batch. */
    private NDArray noisyLatents(List<Trial> trials, NDArray noise) {
        NoiseSchedule schedule = NoiseSchedule.STABLE_DIFFUSION;
        float[] latents = new float[trials.size() * (int) latent.size()];
        float[] signal = new float[trials.size()];
        float[] share = new float[trials.size()];
        for (int start = 0; start < trials.size(); start += ENCODER_BATCH) {
            int end = Math.min(trials.size(), start + ENCODER_BATCH);
            float[] part = encode(filledUp(trials.subList(start, end), ENCODER_BATCH));
            System.arraycopy(part, 0, latents, start * (int) latent.size(), (end - start) * (int) latent.size());
        }
        for (int i = 0; i < trials.size(); i++) {
            signal[i] = (float) schedule.signal(trials.get(i).timestep());
            share[i] = (float) schedule.noise(trials.get(i).timestep());
        }
        Shape column = new Shape(trials.size(), 1, 1, 1);
        return manager.create(latents, perTrial(trials.size()))
                .mul(manager.create(signal, column))
                .add(noise.mul(manager.create(share, column)));
    }

    private float[] encode(List<Trial> trials) {
        try (Scope scope = new Scope()) {
            float[] latentNoise = new float[trials.size() * (int) latent.size()];
            for (int i = 0; i < trials.size(); i++) {
                float[] one = trials.get(i).latentNoise();
                System.arraycopy(one, 0, latentNoise, i * one.length, one.length);
            }
            ImageBatch images = ImageBatch.of(trials.stream().map(Trial::view).toList(), new int[trials.size()]);
            return encoder.encode(images.toArray(manager), latentNoise).toFloatArray();
        }
    }

    private float[] evaluate(List<Trial> trials, List<Pair> pairs, NDArray noisy, NDArray noise) {
        try (Scope scope = new Scope()) {
            int width = model.unet().config().crossAttentionDim();
            float[] rows = new float[pairs.size() * width];
            float[] timesteps = new float[pairs.size()];
            long[] indices = new long[pairs.size()];
            for (int i = 0; i < pairs.size(); i++) {
                Pair pair = pairs.get(i);
                rows[i * width + pair.label()] = 1;
                timesteps[i] = trials.get(pair.trial()).timestep();
                indices[i] = pair.trial();
            }
            NDArray which = manager.create(indices).toType(DataType.INT64, false);
            ClassCondition condition = new ClassCondition.Rows(manager.create(rows, new Shape(pairs.size(), width)));
            NDArray predicted =
                    model.unet().forward(unetParameters, noisy.get(which), manager.create(timesteps), condition);
            NDArray squared = predicted.sub(noise.get(which)).square().mul(mask);
            return squared.reshape(pairs.size(), -1).sum(new int[] {1}).toFloatArray();
        }
    }

    private Shape perTrial(int trials) {
        return new Shape(trials).addAll(latent);
    }
}
