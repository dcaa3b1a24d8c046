package cytodiffusion.stats.psychometric;

import cytodiffusion.stats.Interval;

/**
 * The region of a psychometric posterior that holds all of it but what does not matter. It starts around the highest
 * point, as far as the density reaches along each parameter, grows wherever a marginal density has not yet fallen off at
 * an end, and is cut where it grew too far.
 */
final class PosteriorBox {
    private static final double NEGLIGIBLE_DENSITY = 1e-5;
    private static final double NEGLIGIBLE_LOG_DENSITY = -8;
    private static final double GROWTH = 0.25;
    private static final int COARSE_NODES = 10;
    private static final int TRIMMING_NODES = 16;
    private static final int MOST_ROUNDS = 40;

    private final PsychometricPosterior posterior;
    private final double logPeak;
    private final double[] lower = new double[PsychometricPosterior.PARAMETERS];
    private final double[] upper = new double[PsychometricPosterior.PARAMETERS];

    private PosteriorBox(PsychometricPosterior posterior, double[] peak) {
        this.posterior = posterior;
        logPeak = posterior.logPosterior(peak);
        for (int i = 0; i < peak.length; i++) {
            lower[i] = reach(peak, i, posterior.lower(i));
            upper[i] = reach(peak, i, posterior.upper(i));
        }
    }

    /** The box around the posterior's highest point. */
    static PosteriorBox around(PsychometricPosterior posterior, double[] peak) {
        PosteriorBox box = new PosteriorBox(posterior, peak);
        int rounds = 0;
        while (rounds < MOST_ROUNDS && box.grow()) {
            rounds++;
        }
        box.trim();
        return box;
    }

    /** Integrates with about this many nodes for lapse rate and overdispersion, half as many again for the others. */
    PosteriorQuadrature integrate(int nodes) {
        QuadratureAxis[] axes = new QuadratureAxis[PsychometricPosterior.PARAMETERS];
        for (int i = 0; i < axes.length; i++) {
            // Threshold and width vary together, so that each slice of the one is narrower than the box.
            axes[i] = QuadratureAxis.of(lower[i], upper[i], posterior.kinks(i), i < 2 ? nodes * 3 / 2 : nodes);
        }
        return PosteriorQuadrature.of(posterior, axes, logPeak);
    }

    /** From the peak towards the limit of one parameter, how far until the density is negligible there. */
    private double reach(double[] peak, int parameter, double limit) {
        double near = 0;
        double far = 1;
        double[] point = peak.clone();
        for (int i = 0; i < 30; i++) {
            double middle = (near + far) / 2;
            point[parameter] = peak[parameter] + middle * (limit - peak[parameter]);
            if (posterior.logPosterior(point) - logPeak > NEGLIGIBLE_LOG_DENSITY) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return peak[parameter] + far * (limit - peak[parameter]);
    }

    /** Moves the ends out where the marginal density is not negligible yet; tells whether there were any. */
    private boolean grow() {
        Marginal[] marginals = integrate(COARSE_NODES).marginals();
        boolean grown = false;
        for (int i = 0; i < marginals.length; i++) {
            double step = GROWTH * (upper[i] - lower[i]);
            if (lower[i] > posterior.lower(i) && marginals[i].relativeDensityAtLowerEnd() > NEGLIGIBLE_DENSITY) {
                lower[i] = Math.max(posterior.lower(i), lower[i] - step);
                grown = true;
            }
            if (upper[i] < posterior.upper(i) && marginals[i].relativeDensityAtUpperEnd() > NEGLIGIBLE_DENSITY) {
                upper[i] = Math.min(posterior.upper(i), upper[i] + step);
                grown = true;
            }
        }
        return grown;
    }

    /** Moves the ends in to where the marginal densities begin to matter. */
    private void trim() {
        Marginal[] marginals = integrate(TRIMMING_NODES).marginals();
        for (int i = 0; i < marginals.length; i++) {
            Interval notable = marginals[i].nodesAbove(NEGLIGIBLE_DENSITY);
            lower[i] = notable.lower();
            upper[i] = notable.upper();
        }
    }
}
