package cytodiffusion.stats.bootstrap;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.CellAnswers;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean over classes of what several trainings made of the same cells, with its variance over <em>both</em>: other
 * trainings, and other cells. The two-way random effects model: the variance of the trainings' means and that of the cells'
 * means are added, and what single answers scatter beyond both, which either holds once, is taken off once; the degrees of
 * freedom are Satterthwaite's (Biometrics Bulletin 2, 1946). An interval of the trainings' means alone says nothing of other
 * cells, one of the cells alone nothing of another training.
 *
 * <p>{@link PigeonholeBootstrap} does the same for many raters. With five trainings its percentiles are too narrow: where
 * trainings differ much they hold the truth in 91 % instead of 95 % of simulations.
 *
 * @param value the mean over classes of the mean of their cells
 * @param variance of it over trainings and cells; with one training over cells alone
 * @param degreesOfFreedom of the variance
 * @param cells how many were judged
 */
public record CrossedEstimate(double value, double variance, double degreesOfFreedom, int cells) {
    /**
     * From the single answers.
     *
     * @param values {@code values[t][i]}: of training t for cell i, as 1 where it was right
     * @param classes of each cell, from 0; a class without cells does not count
     */
    public static CrossedEstimate of(double[][] values, int[] classes) {
        int cells = classes.length;
        if (values.length == 0 || cells < 2 || Arrays.stream(values).anyMatch(row -> row.length != cells)) {
            throw new IllegalArgumentException(
                    "Needs a value of each training for each of two cells at least; there are " + values.length
                            + " trainings and " + cells + " cells");
        }
        int[] sizes = new int[Arrays.stream(classes).max().orElseThrow() + 1];
        Arrays.stream(classes).forEach(c -> sizes[c]++);
        long filled = Arrays.stream(sizes).filter(size -> size > 0).count();
        double[] weights = Arrays.stream(classes)
                .mapToDouble(c -> 1.0 / (filled * sizes[c]))
                .toArray();
        double[] ofTrainings =
                Arrays.stream(values).mapToDouble(row -> dot(weights, row)).toArray();
        double[] ofCells = IntStream.range(0, cells)
                .mapToDouble(i -> Arrays.stream(values)
                        .mapToDouble(row -> row[i])
                        .average()
                        .orElseThrow())
                .toArray();
        double spread = dot(weights, weights);
        // About the mean of all, as if classes were alike: about their own means, classes that are all right or all
        // wrong
        // would seem to be known exactly.
        double cellPart = variance(ofCells) * spread;
        if (values.length == 1) {
            return new CrossedEstimate(ofTrainings[0], cellPart, cells - 1.0, cells);
        }
        double trainingPart = variance(ofTrainings) / values.length;
        double residualFreedom = (values.length - 1.0) * (cells - filled);
        double both = residualFreedom == 0
                ? 0
                : residualSquares(values, classes, ofCells, sizes) / residualFreedom / values.length * spread;
        double variance = Math.max(trainingPart + cellPart - both, Math.max(trainingPart, cellPart));
        double freedom = variance
                * variance
                / (trainingPart * trainingPart / (values.length - 1)
                        + cellPart * cellPart / (cells - 1)
                        + (residualFreedom == 0 ? 0 : both * both / residualFreedom));
        return new CrossedEstimate(mean(ofTrainings), variance, variance == 0 ? cells - 1.0 : freedom, cells);
    }

    /**
     * The accuracy of several trainings.
     *
     * @param trainings what each made of the same cells, at least one
     * @throws IllegalArgumentException where they were judged by other cells
     */
    public static CrossedEstimate ofAnswers(List<CellAnswers> trainings) {
        int[] cells = trainings.get(0).actual();
        if (trainings.stream().anyMatch(training -> !Arrays.equals(training.actual(), cells))) {
            throw new IllegalArgumentException("The trainings were not judged by the same cells");
        }
        return of(trainings.stream().map(CellAnswers::right).toArray(double[][]::new), cells);
    }

    /**
     * Where only the trainings' means were kept: the variance of the cells is then not known but bounded, and the bound is
     * taken.
     *
     * @param means of the trainings
     * @param cellVariance the most that the mean can vary over cells: for shares m (1 - m) / cells, as if all trainings
     *     were right about the same cells
     */
    public static CrossedEstimate ofMeans(double[] means, double cellVariance, int cells) {
        if (means.length == 0 || cells < 2 || !(cellVariance >= 0)) {
            throw new IllegalArgumentException(
                    "Needs a mean and two cells at least, and a variance that is not negative;" + " there are "
                            + means.length + " means of " + cells + " cells, and " + cellVariance);
        }
        double trainingPart = means.length == 1 ? 0 : variance(means) / means.length;
        double variance = trainingPart + cellVariance;
        double parts = cellVariance * cellVariance / (cells - 1)
                + (means.length == 1 ? 0 : trainingPart * trainingPart / (means.length - 1));
        return new CrossedEstimate(
                mean(means), variance, variance == 0 ? cells - 1.0 : variance * variance / parts, cells);
    }

    /**
     * For shares in [0, 1]: Wilson's interval, as of so many independent answers as have this variance, with Student's
     * quantile. Where all answers are the same, of as many as there are cells.
     */
    public PointEstimate proportion(double confidence) {
        Interval.requireLevel(confidence);
        double share = Math.min(1, Math.max(0, value));
        boolean varies = variance > 0 && share > 0 && share < 1;
        double answers = varies ? share * (1 - share) / variance : cells;
        double z = varies ? student(confidence) : BinomialInterval.normalQuantile(confidence);
        double scale = 1 + z * z / answers;
        double centre = (share + z * z / (2 * answers)) / scale;
        double half = z * Math.sqrt(share * (1 - share) / answers + z * z / (4 * answers * answers)) / scale;
        return new PointEstimate(share, share == 0 ? 0 : centre - half, share == 1 ? 1 : centre + half);
    }

    /** For differences: the mean with Student's interval. */
    public PointEstimate difference(double confidence) {
        Interval.requireLevel(confidence);
        double half = student(confidence) * Math.sqrt(variance);
        return new PointEstimate(value, value - half, value + half);
    }

    private double student(double confidence) {
        return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /** Of what single answers differ from the means of their cell, and of their class by their training. */
    private static double residualSquares(double[][] values, int[] classes, double[] ofCells, int[] sizes) {
        double sum = 0;
        double[] ofClasses = new double[sizes.length];
        for (int i = 0; i < classes.length; i++) {
            ofClasses[classes[i]] += ofCells[i] / sizes[classes[i]];
        }
        for (double[] row : values) {
            double[] ofTraining = new double[sizes.length];
            for (int i = 0; i < row.length; i++) {
                ofTraining[classes[i]] += row[i] / sizes[classes[i]];
            }
            for (int i = 0; i < row.length; i++) {
                double residual = row[i] - ofCells[i] - ofTraining[classes[i]] + ofClasses[classes[i]];
                sum += residual * residual;
            }
        }
        return sum;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
