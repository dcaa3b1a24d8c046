package cytodiffusion.stats.psychometric;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The posterior density of a psychometric function's parameters, up to its constant: the beta-binomial model of Schuett,
 * Harmeling, Macke and Wichmann (2016) with the priors of CytoDiffusion, Section 3.7. Parameters are given in the order
 * threshold, width, lapse rate, overdispersion.
 *
 * <p>The overdispersion eta is the scaled standard deviation of the observer's success rate: Var(p) = eta^2 psi (1 -
 * psi); 0 is the binomial model. Binomial coefficients are left out, and the priors of threshold and width have the
 * maximum 1.
 */
final class PsychometricPosterior {
    static final int PARAMETERS = 4;
    private static final double MAX_LAPSE_RATE = 0.5;
    /** Stirling's series is good to 1e-11 from here on. */
    private static final double STIRLING_FROM = 8;

    private final double[] level;
    private final int[] correct;
    private final int[] wrong;
    private final double guessRate;
    private final double lowest;
    private final double highest;
    private final double spacing;

    /** Of bins that are not empty and have at least two different levels. */
    PsychometricPosterior(List<PsychometricBin> bins, double guessRate) {
        this.guessRate = guessRate;
        level = bins.stream().mapToDouble(PsychometricBin::level).toArray();
        correct = bins.stream().mapToInt(PsychometricBin::correct).toArray();
        wrong = bins.stream().mapToInt(bin -> bin.total() - bin.correct()).toArray();
        double[] different = DoubleStream.of(level).sorted().distinct().toArray();
        lowest = different[0];
        highest = different[different.length - 1];
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < different.length; i++) {
            closest = Math.min(closest, different[i] - different[i - 1]);
        }
        spacing = closest;
    }

    int bins() {
        return level.length;
    }

    double guessRate() {
        return guessRate;
    }

    double lowestLevel() {
        return lowest;
    }

    double range() {
        return highest - lowest;
    }

    /** The smallest value of a parameter that its prior allows. */
    double lower(int parameter) {
        return switch (parameter) {
            case 0 -> lowest - range() / 2;
            case 1 -> spacing;
            default -> 0;
        };
    }

    /** The largest value of a parameter that its prior allows. */
    double upper(int parameter) {
        return switch (parameter) {
            case 0 -> highest + range() / 2;
            case 1 -> 3 * range();
            case 2 -> Math.min(MAX_LAPSE_RATE, 1 - guessRate);
            default -> 1;
        };
    }

    /** Where a parameter's prior is not smooth. */
    double[] kinks(int parameter) {
        return switch (parameter) {
            case 0 -> new double[] {lowest, highest};
            case 1 -> new double[] {2 * spacing, range()};
            default -> new double[0];
        };
    }

    double logPosterior(double[] parameters) {
        double logPrior = 0;
        for (int i = 0; i < PARAMETERS; i++) {
            logPrior += logPrior(i, parameters[i]);
        }
        return logPrior == Double.NEGATIVE_INFINITY ? logPrior : logPrior + logLikelihood(parameters);
    }

    double logPrior(int parameter, double value) {
        return switch (parameter) {
            case 0 -> {
                double outside = Math.max(0, Math.max(lowest - value, value - highest));
                yield Math.log(fall(outside / (range() / 2)));
            }
            case 1 -> Math.log(fall((2 * spacing - value) / spacing) * fall((value - range()) / (2 * range())));
            default ->
                value >= 0 && value <= upper(parameter)
                        ? Math.log(10) + 9 * Math.log1p(-value)
                        : Double.NEGATIVE_INFINITY;
        };
    }

    double logLikelihood(double[] parameters) {
        double[] right = new double[level.length];
        double[] wrongs = new double[level.length];
        var function = new PsychometricFunction(parameters[0], parameters[1], guessRate, parameters[2]);
        for (int b = 0; b < level.length; b++) {
            right[b] = function.at(level[b]);
            wrongs[b] = function.wrongAt(level[b]);
        }
        double precision = precision(parameters[3]);
        return logLikelihoodKernel(right, wrongs, precision) - logNormaliser(precision);
    }

    /** Fills in S and 1 - S at every level. */
    void sigmoids(double threshold, double width, double[] rising, double[] falling) {
        for (int b = 0; b < level.length; b++) {
            rising[b] = PsychometricFunction.sigmoid(level[b], threshold, width);
            falling[b] = PsychometricFunction.sigmoid(-level[b], -threshold, width);
        }
    }

    /** The v of the distribution Beta(psi v, (1 - psi) v) whose scaled standard deviation is eta; infinite for 0. */
    static double precision(double eta) {
        return (1 - eta) * (1 + eta) / (eta * eta);
    }

    /** The part of the log-likelihood that depends on psi: the probabilities of right and wrong answers in each bin. */
    double logLikelihoodKernel(double[] right, double[] wrongs, double precision) {
        double sum = 0;
        if (precision == Double.POSITIVE_INFINITY) {
            for (int b = 0; b < level.length; b++) {
                sum += logPower(right[b], correct[b]) + logPower(wrongs[b], wrong[b]);
            }
        } else {
            for (int b = 0; b < level.length; b++) {
                sum += logRisingFactorial(right[b] * precision, correct[b])
                        + logRisingFactorial(wrongs[b] * precision, wrong[b]);
            }
        }
        return sum;
    }

    /** The part of the log-likelihood that depends on the overdispersion only, to be subtracted. */
    double logNormaliser(double precision) {
        double sum = 0;
        if (precision < Double.POSITIVE_INFINITY) {
            for (int b = 0; b < level.length; b++) {
                sum += logRisingFactorial(precision, correct[b] + wrong[b]);
            }
        }
        return sum;
    }

    /**
     * The logarithm of a (a + 1) ... (a + k - 1), which is lnGamma(a + k) - lnGamma(a). Where a is large, as it is with
     * little overdispersion, that difference would lose all digits; Stirling's series of the difference does not.
     */
    static double logRisingFactorial(double a, int k) {
        double product = 1;
        double from = a;
        int left = k;
        while (left > 0 && from < STIRLING_FROM) {
            product *= from;
            from++;
            left--;
        }
        double logProduct = product == 1 ? 0 : Math.log(product);
        if (left == 0) {
            return logProduct;
        }
        return logProduct
                + left * Math.log(from)
                + (from + left - 0.5) * Math.log1p(left / from)
                - left
                + stirlingCorrection(from + left)
                - stirlingCorrection(from);
    }

    private static double logPower(double p, int k) {
        return k == 0 ? 0 : k * Math.log(p);
    }

    private static double stirlingCorrection(double z) {
        double inverse = 1 / z;
        double square = inverse * inverse;
        return inverse * (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square / 1680)));
    }

    /** A cosine from 1 at 0 and before to 0 at 1 and after. */
    private static double fall(double position) {
        return (1 + Math.cos(Math.PI * Math.min(1, Math.max(0, position)))) / 2;
    }
}
