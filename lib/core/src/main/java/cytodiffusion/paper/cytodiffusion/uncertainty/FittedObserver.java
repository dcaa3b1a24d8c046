package cytodiffusion.paper.cytodiffusion.uncertainty;

import cytodiffusion.stats.psychometric.Binning;
import cytodiffusion.stats.psychometric.PsychometricBin;
import cytodiffusion.stats.psychometric.PsychometricFit;
import java.util.List;

/**
 * Somebody's or something's answers, in bins by their difficulty, with the psychometric function that describes them.
 *
 * @param name of the observer
 * @param bins by the mean level within
 * @param fit of the function
 */
public record FittedObserver(String name, List<PsychometricBin> bins, PsychometricFit fit) {
    /** Bins for a model's whole test set (CytoDiffusion, Section 3.7). */
    public static final int BINS_OF_ALL = 25;

    /** Bins for the images that all experts labelled. */
    public static final int BINS_OF_COMMON = 12;

    /**
     * Puts the answers of one observer into bins and fits its function.
     *
     * @param level of each answer, higher being easier
     * @param correct whether it is right
     * @param guessRate how probably a guess is
     */
    public static FittedObserver of(
            String name, double[] level, boolean[] correct, int bins, Binning binning, double guessRate) {
        List<PsychometricBin> filled = binning.of(level, correct, bins);
        return new FittedObserver(name, filled, PsychometricFit.of(filled, guessRate));
    }

    /** How many answers the bins hold. */
    public int answers() {
        return bins.stream().mapToInt(PsychometricBin::total).sum();
    }

    /** The share of right answers. */
    public double accuracy() {
        return (double) bins.stream().mapToInt(PsychometricBin::correct).sum() / answers();
    }

    /** Deviance of the fit per bin: near 1 where the answers scatter about the curve as chance alone would have it. */
    public double deviancePerBin() {
        return fit.mode().deviance() / bins.size();
    }
}
