package cytodiffusion.discriminative;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import cytodiffusion.train.ImageBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A trained network that classifies: it sees the centre of each canvas once, as it is. An image's logits do not depend on
 * the other images of its batch, but for the last bits, which the size of a batch can change.
 */
public final class BaselineClassifier implements AutoCloseable {
    private static final int BATCH = 64;

    private final ImageNetwork network;
    private final Preprocessing preprocessing;
    private final NDManager manager;
    private final Parameters parameters;

    /**
     * @param weights stay the caller's to close, after this object
     * @param preprocessing by which canvases are made
     */
    public BaselineClassifier(
            ImageNetwork network,
            Weights weights,
            Preprocessing preprocessing,
            Precision precision,
            NDManager manager) {
        this.network = network;
        this.preprocessing = preprocessing;
        this.manager = manager.newSubManager();
        parameters = weights.in(precision, this.manager);
    }

    /** A classifier with a model that was opened from its folder. */
    public static BaselineClassifier of(Baseline model, Precision precision, NDManager manager) {
        return new BaselineClassifier(
                model.network(), model.weights(), model.card().preprocessing(), precision, manager);
    }

    /** How an image file becomes a canvas for this network. */
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /**
     * The logits of one batch of images.
     *
     * @param canvases as {@link Preprocessing#canvas} makes them; some dozens at once are fastest
     */
    public List<Logits> logits(List<RgbImage> canvases) {
        int classes = network.head().out();
        try (Scope scope = new Scope()) {
            float[] values =
                    network.logits(parameters, input(canvases), Dropout.NONE).toFloatArray();
            Logits[] logits = new Logits[canvases.size()];
            Arrays.setAll(logits, i -> Logits.of(Arrays.copyOfRange(values, i * classes, (i + 1) * classes)));
            return List.of(logits);
        }
    }

    /** The class that the network takes each of any number of images for. */
    public int[] predict(List<RgbImage> canvases) {
        return inBatches(canvases, this::logits).stream()
                .mapToInt(Logits::predicted)
                .toArray();
    }

    /**
     * What the last layer sees of any number of images: a space in which images can be compared.
     *
     * @param canvases as {@link Preprocessing#canvas} makes them
     * @return one row an image
     */
    public double[][] features(List<RgbImage> canvases) {
        return inBatches(canvases, batch -> List.of(featuresOfBatch(batch))).toArray(double[][]::new);
    }

    private static <T> List<T> inBatches(List<RgbImage> canvases, Function<List<RgbImage>, List<T>> work) {
        List<T> all = new ArrayList<>();
        for (int from = 0; from < canvases.size(); from += BATCH) {
            all.addAll(work.apply(canvases.subList(from, Math.min(canvases.size(), from + BATCH))));
        }
        return all;
    }

    private double[][] featuresOfBatch(List<RgbImage> canvases) {
        try (Scope scope = new Scope()) {
            NDArray features = NativeOps.toFloat32(network.features(parameters, input(canvases), Dropout.NONE));
            float[] values = features.toFloatArray();
            int width = values.length / canvases.size();
            double[][] rows = new double[canvases.size()][width];
            for (int i = 0; i < values.length; i++) {
                rows[i / width][i % width] = values[i];
            }
            return rows;
        }
    }

    /**
     * The gradient of a class's logit by the pixels (Simonyan et al., 2014): where a little more brightness would raise
     * it, and where it would lower it.
     *
     * @return {@code channels * side * side} values, plane by plane and row by row, per unit of the numbers that the network
     *     gets in its image space, which range over [-1, 1]
     */
    public float[] inputGradient(RgbImage canvas, int label) {
        int classes = network.head().out();
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("There is no class " + label + " among " + classes);
        }
        try (Scope scope = new Scope();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray pixels = input(List.of(canvas));
            pixels.setRequiresGradient(true);
            NDArray logit =
                    network.logits(parameters, pixels, Dropout.NONE).get(0).get(label);
            collector.backward(logit);
            return pixels.getGradient().toFloatArray();
        }
    }

    private NDArray input(List<RgbImage> canvases) {
        List<RgbImage> images = canvases.stream().map(preprocessing::center).toList();
        return ImageBatch.of(images, new int[images.size()], preprocessing.space())
                .toArray(manager);
    }

    @Override
    public void close() {
        manager.close();
    }
}
