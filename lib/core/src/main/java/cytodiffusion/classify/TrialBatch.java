package cytodiffusion.classify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.diffusion.LatentEncoder;
import cytodiffusion.diffusion.NoisyLatent;
import cytodiffusion.nn.OneHot;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.ClassVectors;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.Trunk;
import cytodiffusion.tensor.BatchLimit;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import cytodiffusion.train.ImageBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Computes the errors of classes in trials, see {@link ClassError}. What does not depend on the
 * class, the encoding and the first blocks of the UNet, is computed once a trial; what does not depend on the trial once
 * for all.
 */
final class TrialBatch {
    private static final int LARGEST_TRUNK_BATCH = 16;

    private final LatentModel model;
    private final NDManager manager;
    private final Parameters unetParameters;
    private final ClassVectors classes;
    private final LatentEncoder encoder;
    private final ClassError classError;
    private final BatchLimit limit;
    private final Shape latent;

    /**
     * @param manager for all that lives as long as this object
     * @param batch evaluations of the UNet at once, as far as they fit into memory
     */
    TrialBatch(LatentModel model, NDManager manager, Precision precision, int batch) {
        this.model = model;
        this.manager = manager;
        limit = new BatchLimit(batch);
        unetParameters = model.unetWeights().in(precision, manager);
        classes = classVectors();
        encoder = new LatentEncoder(
                model.autoencoder(), model.autoencoderWeights().in(precision, manager));
        int size = model.latentSize();
        latent = new Shape(model.unet().config().inChannels(), size, size);
        classError = new ClassError(model, manager);
    }

    private ClassVectors classVectors() {
        try (Scope scope = new Scope()) {
            int count = model.card().classes().size();
            int width = model.unet().config().crossAttentionDim();
            float[] rows = OneHot.rows(IntStream.range(0, count).toArray(), width);
            return model.unet().classVectors(unetParameters, manager.create(rows, new Shape(count, width)), manager);
        }
    }

    /** Evaluations of the UNet at once. */
    int size() {
        return limit.size();
    }

    /** Elements of one latent. */
    static int elements(LatentModel model) {
        return model.unet().config().inChannels() * model.latentSize() * model.latentSize();
    }

    /** Class {@code label} in trial {@code trial} (an index into the trials given). */
    record Pair(int trial, int label) {}

    /**
     * The error of every pair, unweighted: the sum of the squared {@link #differences} inside the circle.
     *
     * @param trials of any number of images
     * @param pairs in any order; those of one trial share its noisy latent
     */
    double[] errors(List<Trial> trials, List<Pair> pairs) {
        double[] errors = new double[pairs.size()];
        evaluate(trials, pairs, (start, end, differences) -> {
            float[] sums = classError.of(differences);
            for (int i = start; i < end; i++) {
                errors[i] = sums[i - start];
            }
        });
        return errors;
    }

    /**
     * The noise minus the noise predicted, of every pair: all elements of a latent, those outside the circle too.
     *
     * @param trials of any number of images
     * @param pairs in any order
     */
    float[][] differences(List<Trial> trials, List<Pair> pairs) {
        int elements = (int) latent.size();
        float[][] tensors = new float[pairs.size()][];
        evaluate(trials, pairs, (start, end, differences) -> {
            float[] values = differences.toFloatArray();
            for (int i = start; i < end; i++) {
                tensors[i] = Arrays.copyOfRange(values, (i - start) * elements, (i - start + 1) * elements);
            }
        });
        return tensors;
    }

    /** Takes what was computed for the pairs from {@code start} to before {@code end}, which may be padded at the end. */
    @FunctionalInterface
    private interface Chunk {
        void take(int start, int end, NDArray differences);
    }

    private void evaluate(List<Trial> trials, List<Pair> pairs, Chunk chunk) {
        limit.run(batch -> {
            evaluate(trials, pairs, batch, chunk);
            return batch;
        });
    }

    private void evaluate(List<Trial> trials, List<Pair> pairs, int batch, Chunk chunk) {
        try (Scope scope = new Scope()) {
            NDArray noise = noise(trials);
            Trunk trunk = trunk(trials, Math.min(batch, LARGEST_TRUNK_BATCH));
            for (int start = 0; start < pairs.size(); start += batch) {
                int end = Math.min(pairs.size(), start + batch);
                try (Scope inner = new Scope()) {
                    chunk.take(start, end, difference(filledUp(pairs.subList(start, end), batch), trunk, noise));
                }
            }
        }
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

    private Trunk trunk(List<Trial> trials, int batch) {
        List<Trunk> parts = new ArrayList<>();
        for (int start = 0; start < trials.size(); start += batch) {
            int end = Math.min(trials.size(), start + batch);
            parts.add(trunkOf(filledUp(trials.subList(start, end), batch)));
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Trunk all = Trunk.concat(parts);
        parts.forEach(part -> part.maps().forEach(NDArray::close));
        return all;
    }

    private Trunk trunkOf(List<Trial> trials) {
        try (Scope scope = new Scope()) {
            int[] timesteps = trials.stream().mapToInt(Trial::timestep).toArray();
            NDArray noisy = NoisyLatent.of(encode(trials), noise(trials), timesteps);
            Trunk trunk = model.unet().trunk(unetParameters, noisy, floats(timesteps));
            trunk.maps().forEach(scope::keep);
            return trunk;
        }
    }

    private NDArray encode(List<Trial> trials) {
        try (Scope scope = new Scope()) {
            ImageBatch images = ImageBatch.of(
                    trials.stream().map(Trial::view).toList(),
                    new int[trials.size()],
                    model.card().imageSpace());
            float[] latentNoise = joined(trials.stream().map(Trial::latentNoise).toList());
            return scope.keep(encoder.encode(images.toArray(manager), latentNoise));
        }
    }

    private NDArray noise(List<Trial> trials) {
        float[] values = joined(trials.stream().map(Trial::noise).toList());
        return manager.create(values, new Shape(trials.size()).addAll(latent));
    }

    private static float[] joined(List<float[]> parts) {
        int length = parts.get(0).length;
        float[] all = new float[parts.size() * length];
        for (int i = 0; i < parts.size(); i++) {
            System.arraycopy(parts.get(i), 0, all, i * length, length);
        }
        return all;
    }

    private NDArray floats(int[] timesteps) {
        float[] values = new float[timesteps.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = timesteps[i];
        }
        return manager.create(values);
    }

    /** (pairs, channels, size, size). */
    private NDArray difference(List<Pair> pairs, Trunk trunk, NDArray noise) {
        try (Scope scope = new Scope()) {
            NDArray which = index(pairs, Pair::trial);
            NDArray predicted = model.unet().forward(unetParameters, trunk, which, classes, index(pairs, Pair::label));
            return scope.keep(NativeOps.rows(noise, which).sub(predicted));
        }
    }

    private NDArray index(List<Pair> pairs, ToIntFunction<Pair> of) {
        return manager.create(
                pairs.stream().mapToLong(pair -> of.applyAsInt(pair)).toArray());
    }
}
