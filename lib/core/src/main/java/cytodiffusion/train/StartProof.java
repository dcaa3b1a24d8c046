package cytodiffusion.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Whether the gradients of a training are in its precision what they are in float32, on this machine: looked at once, on
 * the first two images of its first batch, before its first step.
 */
final class StartProof<B> {
    private static final int IMAGES = 2;

    /**
     * Of the norm of all gradients together: as far from float32's as no gradient at all. It cannot be less, as rounding to
     * bfloat16 alone costs diffusion models and Transformers one per cent, an EfficientNet 7 and a ResNet with random weights
     * 14 to 40, through the many activations that it turns on or off. Layers that are wrong one by one are found, and
     * computed in another way, on the way here; this is for what only shows in all of them together. It is not always the
     * machine: where pictures are nearly the same, bfloat16 does not hold the difference that batch normalization enlarges,
     * and the gradients grow from layer to layer. Such a training goes on in float32, too.
     */
    private static final double MOST = 1;

    /** Networks with more weights would need too much memory for a second copy; their layers are checked all the same. */
    private static final long LARGEST = 100_000_000;

    private final Weights weights;
    private final Objective<B> objective;
    private final Optimizer optimizer;
    private final UnaryOperator<Parameters> watch;

    /** @param watch how a training's pass sees parameters */
    StartProof(Weights weights, Objective<B> objective, Optimizer optimizer, UnaryOperator<Parameters> watch) {
        this.weights = weights;
        this.objective = objective;
        this.optimizer = optimizer;
        this.watch = watch;
    }

    /** @throws UntruePrecisionException where loss or gradients are others */
    void require(Precision precision, B batch) {
        if (precision == Precision.FP32 || weights.size() > LARGEST) {
            return;
        }
        int count = objective.count(batch);
        B images = count > IMAGES ? objective.part(batch, 0, IMAGES) : batch;
        List<float[]> truth = gradients(Precision.FP32, images);
        List<float[]> computed = gradients(precision, images);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < truth.size(); i++) {
            for (int j = 0; j < truth.get(i).length; j++) {
                double d = computed.get(i)[j] - truth.get(i)[j];
                difference += d * d;
                size += (double) truth.get(i)[j] * truth.get(i)[j];
            }
        }
        double relative = Math.sqrt(difference / size);
        if (Double.isFinite(size) && !(relative <= MOST)) {
            throw new UntruePrecisionException(String.format(
                    Locale.ROOT,
                    "%s is not true for this training: the gradients of two images %s; environment/cyto doctor tells whether"
                            + " the machine is at fault",
                    precision.id(),
                    Double.isNaN(relative)
                            ? "are not finite"
                            : String.format(
                                    Locale.ROOT, "differ from float32's by %.0f %% of their size", 100 * relative)));
        }
    }

    private List<float[]> gradients(Precision precision, B images) {
        try (Scope scope = new Scope();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(objective.loss(watch.apply(weights.in(precision)), images));
            List<float[]> gradients = new ArrayList<>();
            for (NDArray tensor : weights.learned()) {
                gradients.add(NativeOps.toFloat32(tensor.getGradient()).toFloatArray());
            }
            return gradients;
        } finally {
            optimizer.forget();
        }
    }
}
