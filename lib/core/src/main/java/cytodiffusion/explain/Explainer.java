package cytodiffusion.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.ErrorTensors;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.raw.NetworkInput;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.util.concurrent.CancellationException;

/**
 * Makes counterfactual heatmaps (CytoDiffusion, Sections 1.7 and 3.11): the mean, over many trials, of how the noise
 * predicted under each class misses the noise that was added, compared with that of the predicted class and decoded.
 */
public final class Explainer implements AutoCloseable {
    private final LatentModel model;
    private final NDManager manager;
    private final ErrorTensors trials;
    private final Parameters autoencoder;
    private final NetworkInput input;
    private final int most;

    /**
     * @param model stays the caller's to close, after this object
     * @param precision of the trials; pictures are decoded in float32 in any case
     * @param settings those of a classifier without elimination, whose maximum is the number of trials
     */
    public Explainer(LatentModel model, NDManager manager, Precision precision, ClassifierSettings settings) {
        this.model = model;
        this.manager = manager.newSubManager();
        trials = new ErrorTensors(model, this.manager, precision, settings);
        input = NetworkInput.of(model.card().imageSpace());
        most = settings.elimination().maxTrials();
        autoencoder = model.autoencoderWeights().in(Precision.FP32, this.manager);
    }

    /** How an image file becomes a canvas for this model. */
    public Preprocessing preprocessing() {
        return model.card().preprocessing();
    }

    /** The autoencoder's, by which latents are divided before they are decoded. */
    public double scalingFactor() {
        return model.autoencoder().config().scalingFactor();
    }

    /**
     * Runs the trials of an image under all classes. The same image and seed give the same explanation, alone or among
     * others.
     *
     * @param canvas as {@link #preprocessing} makes it
     * @param stop looked at after every few trials; what was done till then counts
     * @throws CancellationException where it was stopped before the first trial was done
     */
    public Explanation explain(RgbImage canvas, Stop stop, Progress progress) {
        MeanErrors means = new MeanErrors(model.card().classes().size(), channels(), model.latentSize());
        try (Progress.Task task = progress.start("Comparing the classes", "trials", most)) {
            trials.compute(
                    canvas,
                    one -> {
                        means.add(one.trial().draw().geometry(), one.tensors(), one.errors());
                        task.update(means.trials(), "");
                    },
                    stop);
        }
        if (means.trials() == 0) {
            throw new CancellationException("Interrupted before the first trial was done");
        }
        float[] latents = encode(preprocessing().center(canvas));
        return means.explanation(latents, decode(latents));
    }

    /** The heatmap of what separates {@code target} from the predicted class, as the paper has it. */
    public Heatmap heatmap(Explanation explanation, int target, double gain) {
        return heatmap(explanation, target, explanation.predicted(), gain);
    }

    /** The heatmap of what separates {@code target} from any other class (the paper, Equation 12). */
    public Heatmap heatmap(Explanation explanation, int target, int from, double gain) {
        float[] difference = explanation.difference(target, from);
        float[] shifted = explanation.latents().clone();
        float factor = (float) (gain / scalingFactor());
        for (int i = 0; i < difference.length; i++) {
            difference[i] *= factor;
            shifted[i] += difference[i];
        }
        return new Heatmap(
                target, from, gain, scalingFactor(), decode(difference), explanation.cell(), decode(shifted));
    }

    private float[] encode(RgbImage view) {
        float[] planes = new float[input.elements(view.width())];
        input.write(view, planes, 0);
        try (Scope scope = new Scope()) {
            var images = manager.create(
                    planes,
                    new Shape(
                            1,
                            model.card().channels(),
                            model.card().inputSize(),
                            model.card().inputSize()));
            return model.autoencoder().encode(autoencoder, images).mean().toFloatArray();
        }
    }

    private float[] decode(float[] latents) {
        int side = model.latentSize();
        try (Scope scope = new Scope()) {
            var array = manager.create(latents, new Shape(1, channels(), side, side));
            NDArray decoded = model.autoencoder().decode(autoencoder, array);
            Shape shape = decoded.getShape();
            return input.rgbPlanes(decoded.toFloatArray(), (int) shape.get(3), (int) shape.get(2));
        }
    }

    private int channels() {
        return model.unet().config().inChannels();
    }

    @Override
    public void close() {
        trials.close();
        manager.close();
    }
}
