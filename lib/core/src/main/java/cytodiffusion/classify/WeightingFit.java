package cytodiffusion.classify;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.TrialBatch.Pair;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Median;
import cytodiffusion.tensor.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a model's own weighting polynomial (the paper, Appendix A): at each timestep the median, over images, of the
 * standard deviation, across classes, of the squared errors.
 */
public final class WeightingFit {
    private static final int BATCH = 64;
    /** Fewer images than these say little about a median. */
    private static final int FEWEST_IMAGES = 4;

    private WeightingFit() {}

    /**
     * @param canvases some dozens of images that the model was not trained on; every one is tried at every timestep
     * @param timesteps how many, evenly spaced from 1 to 999
     * @param stop ends it once some images are done, so that a training keeps to its time
     * @return the polynomial of degree 4; of a lower degree where the spread is so uneven that it would not be positive
     *     everywhere
     */
    public static ErrorWeighting fit(
            LatentModel model,
            NDManager manager,
            Precision precision,
            List<RgbImage> canvases,
            int timesteps,
            long seed,
            Stop stop,
            Progress progress) {
        if (timesteps <= ErrorWeighting.DEGREE || canvases.isEmpty()) {
            throw new IllegalArgumentException(
                    "A polynomial of degree 4 needs at least five timesteps and an image, not " + timesteps + " and "
                            + canvases.size());
        }
        ClassifierSettings settings = new ClassifierSettings(
                EliminationSettings.withoutElimination(timesteps),
                Augmentation.inference(),
                ErrorWeighting.UNIFORM,
                seed,
                BATCH);
        List<List<Double>> spreads = new ArrayList<>();
        int[] grid = new int[timesteps];
        for (int i = 0; i < timesteps; i++) {
            spreads.add(new ArrayList<>());
        }
        try (NDManager own = manager.newSubManager();
                Progress.Task task = progress.start("Fitting the weighting", "images", canvases.size())) {
            TrialBatch evaluation = new TrialBatch(model, own, precision, BATCH);
            int done = 0;
            for (RgbImage canvas : canvases) {
                if (done >= FEWEST_IMAGES && stop.requested()) {
                    break;
                }
                Trial.Source source =
                        new Trial.Source(canvas, settings, model.card().imageSize(), TrialBatch.elements(model));
                List<Trial> trials = new ArrayList<>();
                for (int k = 0; k < timesteps; k++) {
                    trials.add(source.trial(k));
                }
                trials.sort((a, b) -> Integer.compare(a.timestep(), b.timestep()));
                double[] spread =
                        spread(evaluation, trials, model.card().classes().size());
                for (int i = 0; i < timesteps; i++) {
                    grid[i] = trials.get(i).timestep();
                    spreads.get(i).add(spread[i]);
                }
                task.update(++done, "");
            }
        }
        double[] medians = spreads.stream()
                .mapToDouble(
                        spread -> Median.of(spread.stream().mapToDouble(v -> v).toArray()))
                .toArray();
        return ErrorWeighting.fit(grid, medians);
    }

    private static double[] spread(TrialBatch evaluation, List<Trial> trials, int classes) {
        List<Pair> pairs = new ArrayList<>();
        for (int trial = 0; trial < trials.size(); trial++) {
            for (int label = 0; label < classes; label++) {
                pairs.add(new Pair(trial, label));
            }
        }
        double[] errors = evaluation.errors(trials, pairs);
        double[] spread = new double[trials.size()];
        for (int trial = 0; trial < spread.length; trial++) {
            spread[trial] = standardDeviation(Arrays.copyOfRange(errors, trial * classes, (trial + 1) * classes));
        }
        return spread;
    }

    private static double standardDeviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }
}
