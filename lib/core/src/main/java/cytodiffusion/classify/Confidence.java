package cytodiffusion.classify;

import java.util.Arrays;

/**
 * How sure a decision is. The paper takes the difference between the two smallest errors (CytoDiffusion, Section 1.3);
 * under elimination, where classes have seen different trials, that leaves open which errors. Two answers stand here as
 * scores per class, lower being better ({@link #pairedScores} and {@link #publishedScores}), and two ways to make one
 * number of them, higher being surer ({@link #gap} and {@link #isolation}).
 */
public final class Confidence {
    private static final int MOST_NEIGHBOURS = 10;

    private Confidence() {}

    /**
     * Our confidence: how much higher the runner-up's error is than the winner's, on average over the trials in which
     * both were active. The runner-up is second in the ranking. In the unit of the weighted error; it can be slightly
     * negative where a class was dropped for being worse than one that did not win in the end.
     */
    public static double margin(Elimination.Outcome outcome) {
        return outcome.errors().meanPairedDifference(outcome.ranking()[1], outcome.winner());
    }

    /** Per class, its mean error above the winner's over the trials in which both were active; 0 for the winner. */
    public static double[] pairedScores(Elimination.Outcome outcome) {
        double[] scores = new double[outcome.ranking().length];
        for (int c = 0; c < scores.length; c++) {
            scores[c] = outcome.errors().meanPairedDifference(c, outcome.winner());
        }
        return scores;
    }

    /**
     * Per class, its mean error: for the winner over all trials, for the others the winner's and their {@link
     * #pairedScores}, so that a class that was dropped is not judged by the timesteps of its few trials.
     */
    public static double[] meanErrors(Elimination.Outcome outcome) {
        double ofWinner = Arrays.stream(outcome.errors().byClass()[outcome.winner()])
                .average()
                .orElseThrow();
        return Arrays.stream(pairedScores(outcome))
                .map(above -> ofWinner + above)
                .toArray();
    }

    /**
     * The published code's scores (commit 2795eff): in every trial each active class has its error minus the lowest, and
     * a dropped class the mean of its own earlier values; a class's score is the mean over all trials divided by the
     * mean over classes of these means. All 0 where every class had the same errors.
     */
    public static double[] publishedScores(TrialErrors errors) {
        double[] scores = new double[errors.classes()];
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            // Appending the mean of what is there leaves the mean as it is, however often.
            scores[c] = meanAboveLowest(errors, c);
            sum += scores[c];
        }
        double overClasses = sum / scores.length;
        return overClasses == 0
                ? scores
                : Arrays.stream(scores).map(s -> s / overClasses).toArray();
    }

    /**
     * How consistently the winner wins: 1 less its published score, which is its mean error above the trial's lowest as a
     * share of what the classes have on average. 1 where it had the lowest error in every trial; 0 where all classes
     * lost as much, as on a cell that none of them fits. The gap counts how much the winner is better on the whole, this
     * how seldom and how little another class was better than it. Ours, not the paper's.
     */
    public static double consistency(TrialErrors errors) {
        double[] scores = publishedScores(errors);
        // The mean is 1, or 0 where every class had the same errors.
        return Arrays.stream(scores).average().orElseThrow() - sorted(scores, 2)[0];
    }

    /** The difference between the two smallest scores (the paper's confidence). */
    public static double gap(double[] scores) {
        double[] sorted = sorted(scores, 2);
        return sorted[1] - sorted[0];
    }

    /**
     * The newest version of the published anomaly score: how far the smallest score stands from its neighbours, less
     * how far these stand from each other. With the scores ascending, s0 the smallest, and k one less than the number
     * of classes but at most 10, it is the sum over j = 1 to k - 1 of (s_j - s_0) / k, minus the sum over pairs of
     * these j of |s_l - s_j| / (k (k - 1)). A known cell has a high value, an anomaly a low one.
     *
     * @param scores of at least three classes, lower is better
     */
    public static double isolation(double[] scores) {
        double[] sorted = sorted(scores, 3);
        int k = Math.min(sorted.length - 1, MOST_NEIGHBOURS);
        double fromBest = 0;
        double amongOthers = 0;
        for (int j = 1; j < k; j++) {
            fromBest += sorted[j] - sorted[0];
            for (int l = 1; l < j; l++) {
                amongOthers += sorted[j] - sorted[l];
            }
        }
        return fromBest / k - amongOthers / (k * (k - 1));
    }

    private static double meanAboveLowest(TrialErrors errors, int c) {
        return Arrays.stream(errors.aboveLowest(c)).sum() / errors.activeTrials(c);
    }

    private static double[] sorted(double[] scores, int atLeast) {
        if (scores.length < atLeast) {
            throw new IllegalArgumentException(
                    "Needs scores of at least " + atLeast + " classes, not of " + scores.length);
        }
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
