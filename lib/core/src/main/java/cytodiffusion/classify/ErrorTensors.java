package cytodiffusion.classify;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.TrialBatch.Pair;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * What the classifier's errors are made of: for every trial of an image and every class, the noise that was added minus
 * the noise that the UNet predicts, element by element. No class is given up. The trials are those of a {@link
 * DiffusionClassifier} with the same settings: they depend on the seed and on the image's content only.
 */
public final class ErrorTensors implements AutoCloseable {
    /** Batches' worth of evaluations between two looks at the stop. */
    private static final int BATCHES_A_ROUND = 2;

    private final LatentModel model;
    private final ClassifierSettings settings;
    private final NDManager manager;
    private final TrialBatch evaluation;
    private final float[] mask;
    private final ExecutorService background = TrialsAhead.threads();

    /**
     * One trial.
     *
     * @param trial what was drawn; its geometry says how the tensors lie
     * @param tensors by class: {@code channels * side * side} values of the latents, plane by plane and row by row,
     *     turned and mirrored as the trial's view is
     * @param errors by class: the weighted sum of the squares inside the circle, as the classifier has it
     */
    public record OfTrial(Trial trial, float[][] tensors, double[] errors) {}

    /**
     * @param model stays the caller's to close, after this object
     * @param settings of which the elimination says how many trials there are at most, and nothing else
     */
    public ErrorTensors(LatentModel model, NDManager manager, Precision precision, ClassifierSettings settings) {
        this.model = model;
        this.settings = settings;
        this.manager = manager.newSubManager();
        evaluation = new TrialBatch(model, this.manager, precision, settings.batch());
        mask = CircleMask.of(model.latentSize(), model.card().maskRadius());
    }

    /**
     * Evaluates all trials of an image, handing over each in its order.
     *
     * @param canvas as the model's preprocessing makes it
     * @param stop looked at after every few trials; the rest is left out
     */
    public void compute(RgbImage canvas, Consumer<OfTrial> taken, Stop stop) {
        int most = settings.elimination().maxTrials();
        var source = new Trial.Source(canvas, settings, model.card().imageSize(), TrialBatch.elements(model));
        var draws = new TrialsAhead(source, most, background);
        int round = Math.max(1, BATCHES_A_ROUND * evaluation.size() / classes());
        for (int done = 0; done < most && !stop.requested(); done += round) {
            List<Trial> trials = draws.take(Math.min(round, most - done));
            draws.prepare(round);
            evaluate(trials).forEach(taken);
        }
    }

    private List<OfTrial> evaluate(List<Trial> trials) {
        List<Pair> pairs = new ArrayList<>();
        for (int trial = 0; trial < trials.size(); trial++) {
            for (int label = 0; label < classes(); label++) {
                pairs.add(new Pair(trial, label));
            }
        }
        float[][] tensors = evaluation.differences(trials, pairs);
        List<OfTrial> evaluated = new ArrayList<>();
        for (int k = 0; k < trials.size(); k++) {
            float[][] byClass = Arrays.copyOfRange(tensors, k * classes(), (k + 1) * classes());
            double weight = settings.weighting().weight(trials.get(k).timestep());
            double[] errors = Arrays.stream(byClass)
                    .mapToDouble(tensor -> weight * squaresInCircle(tensor))
                    .toArray();
            evaluated.add(new OfTrial(trials.get(k), byClass, errors));
        }
        return evaluated;
    }

    private double squaresInCircle(float[] tensor) {
        double sum = 0;
        for (int i = 0; i < tensor.length; i++) {
            sum += mask[i % mask.length] * tensor[i] * tensor[i];
        }
        return sum;
    }

    private int classes() {
        return model.card().classes().size();
    }

    @Override
    public void close() {
        background.shutdownNow();
        manager.close();
    }
}
