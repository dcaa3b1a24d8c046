package cytodiffusion.stats.curves;

import cytodiffusion.stats.psychometric.Binning;
import cytodiffusion.stats.psychometric.PsychometricBin;
import java.util.List;

/**
 * How well probabilities hold what they say. The bins are those of a reliability diagram, their level being the mean
 * probability that was claimed; the Brier score and the logarithmic loss are proper scores: only the true probabilities
 * reach their least expected value.
 *
 * @param bins of equal count
 * @param brier mean squared difference of probability and outcome; 0 is best
 * @param brierOfBaseRate the Brier score of always claiming the share of right answers
 * @param logLoss mean of minus the logarithm of the probability given to what happened; 0 is best
 * @param calibrationError mean over answers of the distance of their bin's level from its share of right answers (ECE);
 *     0 is best, and not proper: always claiming the base rate reaches it
 */
public record Reliability(
        List<PsychometricBin> bins, double brier, double brierOfBaseRate, double logLoss, double calibrationError) {
    /**
     * Judges probabilities.
     *
     * @param probability of being right that was claimed for each answer, in [0, 1]
     * @param correct whether it was
     * @param bins of the diagram at most
     */
    public static Reliability of(double[] probability, boolean[] correct, int bins) {
        List<PsychometricBin> filled = Binning.EQUAL_COUNT.of(probability, correct, bins);
        double squares = 0;
        double logs = 0;
        double right = 0;
        for (int i = 0; i < probability.length; i++) {
            double p = probability[i];
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("Answer " + i + " has the probability " + p);
            }
            double outcome = correct[i] ? 1 : 0;
            squares += (p - outcome) * (p - outcome);
            logs -= Math.log(correct[i] ? p : 1 - p);
            right += outcome;
        }
        int n = probability.length;
        double rate = right / n;
        double error = 0;
        for (PsychometricBin bin : filled) {
            error += Math.abs(bin.total() * bin.level() - bin.correct()) / n;
        }
        return new Reliability(filled, squares / n, rate * (1 - rate), logs / n, error);
    }
}
