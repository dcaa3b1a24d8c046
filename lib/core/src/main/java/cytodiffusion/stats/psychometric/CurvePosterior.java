package cytodiffusion.stats.psychometric;

import cytodiffusion.stats.Interval;

/**
 * The posterior distribution of a psychometric function as a whole: many functions, each with its probability.
 *
 * @param guessRate of all functions
 * @param thresholds values at which the posterior was evaluated
 * @param widths likewise
 * @param lapseRates likewise
 * @param probability {@code probability[t][w * lapseRates + l]} of each combination, 1 in all
 */
record CurvePosterior(
        double guessRate, double[] thresholds, double[] widths, double[] lapseRates, double[][] probability)
        implements PsychometricFit.Curves {
    private static final int CELLS = 4096;

    /** The posterior mean of the probability of a right answer at this level. */
    @Override
    public double mean(double level) {
        double[] histogram = histogram(level);
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            sum += histogram[cell] * value(cell + 0.5);
        }
        return sum;
    }

    /** Between which values the probability of a right answer at this level lies, with this credibility. */
    @Override
    public Interval band(double level, double credibility) {
        Interval.requireLevel(credibility);
        double[] histogram = histogram(level);
        return new Interval(quantile(histogram, (1 - credibility) / 2), quantile(histogram, (1 + credibility) / 2));
    }

    /** How probable it is that the function's value at this level lies in each of equal cells from guess rate to 1. */
    private double[] histogram(double level) {
        double[] histogram = new double[CELLS];
        for (int t = 0; t < thresholds.length; t++) {
            for (int w = 0; w < widths.length; w++) {
                double sigmoid = PsychometricFunction.sigmoid(level, thresholds[t], widths[w]);
                for (int l = 0; l < lapseRates.length; l++) {
                    double aboveGuess = (1 - lapseRates[l] - guessRate) * sigmoid;
                    int cell = (int) (CELLS * aboveGuess / (1 - guessRate));
                    histogram[Math.min(cell, CELLS - 1)] += probability[t][w * lapseRates.length + l];
                }
            }
        }
        return histogram;
    }

    private double quantile(double[] histogram, double target) {
        double below = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            if (below + histogram[cell] >= target) {
                return value(cell + (target - below) / histogram[cell]);
            }
            below += histogram[cell];
        }
        return 1;
    }

    private double value(double cell) {
        return guessRate + (1 - guessRate) * cell / CELLS;
    }
}
