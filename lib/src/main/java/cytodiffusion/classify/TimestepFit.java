package cytodiffusion.classify;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.TrialBatch.Pair;
import cytodiffusion.data.Augmentation;
import cytodiffusion.data.RgbImage;
import cytodiffusion.nn.LatentModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Median;
import cytodiffusion.tensor.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what a model makes of the timesteps: its own weighting polynomial (the paper, Appendix A: at each timestep the
 * median, over images, of the standard deviation, across classes, of the squared errors), and where it tells classes
 * apart.
 */
public final class TimestepFit {
    private static final int BATCH = 64;
    /** Fewer images than these say little about a median. */
    private static final int FEWEST_IMAGES = 4;

    private TimestepFit() {}

    /** An image that the model was not trained on, with its class. */
    public record Example(RgbImage canvas, int label) {}

    /** Of the paper's procedure and of the anytime procedure. */
    public record Result(ErrorWeighting weighting, Separation separation) {}

    /**
     * @param examples some dozens; every one is tried at every timestep
     * @param timesteps how many, evenly spaced from 1 to 999
     * @param stop ends it once some images are done, so that a training keeps to its time
     * @return a weighting of degree 4; of a lower degree where the spread is so uneven that it would not be positive
     *     everywhere
     */
    public static Result fit(
            LatentModel model,
            NDManager manager,
            Precision precision,
            List<Example> examples,
            int timesteps,
            long seed,
            Stop stop,
            Progress progress) {
        if (timesteps <= ErrorWeighting.DEGREE || examples.isEmpty()) {
            throw new IllegalArgumentException(
                    "A polynomial of degree 4 needs at least five timesteps and an image, not " + timesteps + " and "
                            + examples.size());
        }
        ClassifierSettings settings = new ClassifierSettings(
                EliminationSettings.withoutElimination(timesteps),
                Augmentation.inference(),
                ErrorWeighting.UNIFORM,
                seed,
                BATCH);
        List<List<Double>> spreads = new ArrayList<>();
        List<List<Double>> differences = new ArrayList<>();
        int[] grid = new int[timesteps];
        for (int i = 0; i < timesteps; i++) {
            spreads.add(new ArrayList<>());
            differences.add(new ArrayList<>());
        }
        try (NDManager own = manager.newSubManager();
                Progress.Task task = progress.start("Fitting the weighting", "images", examples.size())) {
            TrialBatch evaluation = new TrialBatch(model, own, precision, BATCH);
            int done = 0;
            for (Example example : examples) {
                if (done >= FEWEST_IMAGES && stop.requested()) {
                    break;
                }
                Trial.Source source = new Trial.Source(
                        example.canvas(), settings, model.card().imageSize(), TrialBatch.elements(model));
                List<Trial> trials = new ArrayList<>();
                for (int k = 0; k < timesteps; k++) {
                    trials.add(source.trial(k));
                }
                trials.sort((a, b) -> Integer.compare(a.timestep(), b.timestep()));
                double[][] errors =
                        errors(evaluation, trials, model.card().classes().size());
                for (int i = 0; i < timesteps; i++) {
                    grid[i] = trials.get(i).timestep();
                    spreads.get(i).add(standardDeviation(errors[i]));
                    addDifferences(errors[i], example.label(), differences.get(i));
                }
                task.update(++done, "");
            }
        }
        double[] medians =
                spreads.stream().mapToDouble(of -> Median.of(array(of))).toArray();
        return new Result(
                ErrorWeighting.fit(grid, medians),
                Separation.fit(
                        grid, differences.stream().map(TimestepFit::array).toArray(double[][]::new)));
    }

    /** One row a trial, one column a class. */
    private static double[][] errors(TrialBatch evaluation, List<Trial> trials, int classes) {
        List<Pair> pairs = new ArrayList<>();
        for (int trial = 0; trial < trials.size(); trial++) {
            for (int label = 0; label < classes; label++) {
                pairs.add(new Pair(trial, label));
            }
        }
        double[] errors = evaluation.errors(trials, pairs);
        double[][] rows = new double[trials.size()][];
        for (int trial = 0; trial < rows.length; trial++) {
            rows[trial] = Arrays.copyOfRange(errors, trial * classes, (trial + 1) * classes);
        }
        return rows;
    }

    private static void addDifferences(double[] errors, int label, List<Double> differences) {
        for (int other = 0; other < errors.length; other++) {
            if (other != label) {
                differences.add(errors[other] - errors[label]);
            }
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    private static double standardDeviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }
}
