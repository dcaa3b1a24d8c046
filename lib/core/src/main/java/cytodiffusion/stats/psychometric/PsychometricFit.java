package cytodiffusion.stats.psychometric;

import cytodiffusion.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * A psychometric function fitted by Bayesian inference, as the paper does with psignifit (CytoDiffusion, Section 3.7;
 * model of Schuett, Harmeling, Macke and Wichmann, 2016): the guess rate is fixed; lapse rate and overdispersion have
 * Beta(1, 10) priors; the threshold's prior is flat over the levels' range and falls to 0 half a range outside; the
 * width's is flat between twice the smallest distance of levels and the range, and falls to 0 at that distance and at
 * three times the range. The posterior is integrated over all four parameters by Gauss-Legendre quadrature in a box
 * that grows until what is outside does not matter, with nodes added until the results stand still.
 *
 * @param bins the data, without empty bins
 * @param mode the most probable parameters, all four jointly
 * @param threshold posterior distribution
 * @param width posterior distribution
 * @param lapseRate posterior distribution
 * @param overdispersion posterior distribution of eta, the scaled standard deviation of the observer's success rate: 0
 *     for answers that are independent given the level
 * @param logEvidence logarithm of the posterior's integral, without binomial coefficients and with priors of threshold
 *     and width that are 1 where flat
 * @param curves posterior distribution of the function as a whole
 * @param quadratureChange how far means and ends of 95 % intervals moved when nodes were last added, at most, as a
 *     fraction of the interval's width; overstates the error
 * @param cautions what a reader should know before trusting the fit, as sentences; usually none
 */
public record PsychometricFit(
        List<PsychometricBin> bins,
        Mode mode,
        Marginal threshold,
        Marginal width,
        Marginal lapseRate,
        Marginal overdispersion,
        double logEvidence,
        Curves curves,
        double quadratureChange,
        List<String> cautions) {
    /** When a quarter more nodes change this little, what is left is several times smaller. */
    private static final double CONVERGED = 5e-3;

    private static final int COARSEST = 16;
    private static final int FINEST = 40;

    /**
     * The highest point of the posterior and how well it describes the data.
     *
     * @param function of the most probable parameters
     * @param overdispersion eta
     * @param logPosterior logarithm of likelihood times prior there, with the constants of {@link #logEvidence}
     * @param deviance of the binomial model from the data, ignoring the overdispersion
     * @param devianceResiduals per bin the signed root of its part; positive where the observer did better
     */
    public record Mode(
            PsychometricFunction function,
            double overdispersion,
            double logPosterior,
            double deviance,
            double[] devianceResiduals) {}

    /** What the posterior says of the curve at a level, for a figure. */
    public interface Curves {
        /** The posterior mean of the probability of a right answer. */
        double mean(double level);

        /** Between which values the probability of a right answer lies with this credibility, 0.95 for 95 %. */
        Interval band(double level, double credibility);
    }

    /**
     * Fits one observer.
     *
     * @param bins in any order, of at least two different levels; empty ones are left out
     * @param guessRate the probability of a right answer by chance: 1 / K among K classes
     */
    public static PsychometricFit of(List<PsychometricBin> bins, double guessRate) {
        PsychometricFunction.requireGuessRate(guessRate);
        List<PsychometricBin> filled =
                bins.stream().filter(bin -> bin.total() > 0).toList();
        long levels =
                filled.stream().mapToDouble(PsychometricBin::level).distinct().count();
        if (levels < 2) {
            throw new IllegalArgumentException("A psychometric function needs answers at two different levels or more,"
                    + " not at " + levels + ": use more or narrower bins");
        }
        PsychometricPosterior posterior = new PsychometricPosterior(filled, guessRate);
        double[] peak = new PosteriorMode(posterior).find();
        PosteriorBox box = PosteriorBox.around(posterior, peak);
        PosteriorQuadrature coarse = box.integrate(COARSEST);
        PosteriorQuadrature fine = coarse;
        double change = Double.POSITIVE_INFINITY;
        for (int nodes = COARSEST * 5 / 4; nodes <= FINEST && change > CONVERGED; nodes = nodes * 5 / 4) {
            coarse = fine;
            fine = box.integrate(nodes);
            change = change(coarse, fine);
        }
        Marginal[] marginals = fine.marginals();
        return new PsychometricFit(
                filled,
                mode(posterior, filled, peak),
                marginals[0],
                marginals[1],
                marginals[2],
                marginals[3],
                fine.logEvidence(),
                fine.curves(),
                change,
                cautions(filled, change));
    }

    /** The largest difference of means and interval ends, as a fraction of the interval's width. */
    private static double change(PosteriorQuadrature coarse, PosteriorQuadrature fine) {
        double largest = 0;
        for (int i = 0; i < PsychometricPosterior.PARAMETERS; i++) {
            Interval before = coarse.marginals()[i].interval(Interval.LEVEL);
            Interval after = fine.marginals()[i].interval(Interval.LEVEL);
            double moved = Math.max(
                    Math.abs(coarse.marginals()[i].mean() - fine.marginals()[i].mean()),
                    Math.max(Math.abs(before.lower() - after.lower()), Math.abs(before.upper() - after.upper())));
            largest = Math.max(largest, moved / after.width());
        }
        return largest;
    }

    private static Mode mode(PsychometricPosterior posterior, List<PsychometricBin> bins, double[] peak) {
        var function = new PsychometricFunction(peak[0], peak[1], posterior.guessRate(), peak[2]);
        double[] residuals = new double[bins.size()];
        double deviance = 0;
        for (int b = 0; b < residuals.length; b++) {
            PsychometricBin bin = bins.get(b);
            int wrong = bin.total() - bin.correct();
            double part = 2
                    * (surprise(bin.correct(), bin.total() * function.at(bin.level()))
                            + surprise(wrong, bin.total() * function.wrongAt(bin.level())));
            deviance += part;
            double excess = (double) bin.correct() / bin.total() - function.at(bin.level());
            residuals[b] = Math.signum(excess) * Math.sqrt(Math.max(0, part));
        }
        return new Mode(function, peak[3], posterior.logPosterior(peak), deviance, residuals);
    }

    private static double surprise(int observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }

    private static List<String> cautions(List<PsychometricBin> bins, double change) {
        List<String> cautions = new ArrayList<>();
        if (bins.stream().allMatch(bin -> bin.correct() == bin.total())) {
            cautions.add("All answers are right: threshold and width come from their priors, not from the data.");
        }
        if (bins.stream().allMatch(bin -> bin.correct() == 0)) {
            cautions.add("All answers are wrong: threshold and width come from their priors, not from the data.");
        }
        if (change > CONVERGED) {
            cautions.add("The posterior is too sharp for the quadrature: intervals may be off by "
                    + Math.ceil(100 * change) + " % of their width.");
        }
        return List.copyOf(cautions);
    }
}
