package cytodiffusion.classify;

/**
 * The errors that one image's trials gave: all that confidence is computed from. Classes are dropped over time and
 * never return, so a class was active in the first trials, as many as it has errors. Errors of different classes in the
 * same trial are paired: they come from the same timestep and noise.
 *
 * @param byClass {@code byClass[c][k]} is the error of class {@code c} in trial {@code k}; lower is better. At least
 *     one class is active throughout. The arrays are not copied.
 */
public record TrialErrors(double[][] byClass) {
    public TrialErrors {
        if (byClass.length < 2) {
            throw new IllegalArgumentException("There are errors of " + byClass.length + " classes: at least 2 needed");
        }
        for (int c = 0; c < byClass.length; c++) {
            if (byClass[c].length == 0) {
                throw new IllegalArgumentException("Class " + c + " has no trial: every class takes part in the first");
            }
        }
    }

    /** How many classes there were at the start. */
    public int classes() {
        return byClass.length;
    }

    /** How many trials there were in all. */
    public int trials() {
        int trials = 0;
        for (double[] errors : byClass) {
            trials = Math.max(trials, errors.length);
        }
        return trials;
    }

    /** In how many trials, counted from the first, this class was active. */
    public int activeTrials(int classIndex) {
        return byClass[classIndex].length;
    }

    /** How often the network was evaluated: once for every active class of every trial. */
    public int networkEvaluations() {
        int evaluations = 0;
        for (double[] errors : byClass) {
            evaluations = Math.addExact(evaluations, errors.length);
        }
        return evaluations;
    }

    /** a's error minus b's, in each trial in which both were active. */
    public double[] pairedDifferences(int a, int b) {
        double[] differences = new double[Math.min(byClass[a].length, byClass[b].length)];
        for (int k = 0; k < differences.length; k++) {
            differences[k] = byClass[a][k] - byClass[b][k];
        }
        return differences;
    }

    /** Mean of a's error minus b's, over the trials in which both were active. */
    public double meanPairedDifference(int a, int b) {
        double sum = 0;
        for (double difference : pairedDifferences(a, b)) {
            sum += difference;
        }
        return sum / Math.min(byClass[a].length, byClass[b].length);
    }

    /** Per trial in which this class was active, its error minus the trial's lowest. */
    public double[] aboveLowest(int classIndex) {
        double[] own = byClass[classIndex].clone();
        for (int k = 0; k < own.length; k++) {
            own[k] -= lowest(k);
        }
        return own;
    }

    /** The lowest error of any class active in this trial, the first being 0. */
    double lowest(int trial) {
        double lowest = Double.POSITIVE_INFINITY;
        for (double[] errors : byClass) {
            if (trial < errors.length) {
                lowest = Math.min(lowest, errors[trial]);
            }
        }
        return lowest;
    }
}
