package cytodiffusion.stats.psychometric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The integral of a psychometric posterior over a grid of Gauss-Legendre nodes, with what is needed of it.
 *
 * @param marginals of threshold, width, lapse rate and overdispersion
 * @param curves the joint distribution of all but the overdispersion
 * @param logEvidence the logarithm of the integral
 */
record PosteriorQuadrature(Marginal[] marginals, CurvePosterior curves, double logEvidence) {
    /** Integrates over four axes, in the order of the parameters; {@code logPeak} is about the highest log posterior. */
    static PosteriorQuadrature of(PsychometricPosterior posterior, QuadratureAxis[] axes, double logPeak) {
        Grid grid = Grid.of(posterior, axes, logPeak);
        Slice[] slices = IntStream.range(0, axes[0].size())
                .parallel()
                .mapToObj(grid::slice)
                .toArray(Slice[]::new);

        // Summed in one order, whatever the number of threads.
        double[][] densities =
                Arrays.stream(axes).map(axis -> new double[axis.size()]).toArray(double[][]::new);
        double evidence = 0;
        for (int t = 0; t < slices.length; t++) {
            double weight = axes[0].weights()[t];
            evidence += weight * slices[t].total;
            densities[0][t] = slices[t].total;
            addScaled(densities[1], slices[t].width, weight);
            addScaled(densities[2], slices[t].lapseRate, weight);
            addScaled(densities[3], slices[t].overdispersion, weight);
        }
        double[][] curves = new double[slices.length][];
        for (int t = 0; t < slices.length; t++) {
            curves[t] = scaled(slices[t].curves, axes[0].weights()[t] / evidence);
        }
        Marginal[] marginals = new Marginal[axes.length];
        for (int i = 0; i < axes.length; i++) {
            marginals[i] = new Marginal(axes[i], scaled(densities[i], 1 / evidence));
        }
        return new PosteriorQuadrature(
                marginals,
                new CurvePosterior(posterior.guessRate(), axes[0].nodes(), axes[1].nodes(), axes[2].nodes(), curves),
                logPeak + Math.log(evidence));
    }

    /** The grid with what each of its axes contributes, computed once. */
    private record Grid(
            PsychometricPosterior posterior,
            QuadratureAxis[] axes,
            double[][] logPriors,
            double[] precisions,
            double[] logNormalisers,
            double logPeak) {
        static Grid of(PsychometricPosterior posterior, QuadratureAxis[] axes, double logPeak) {
            double[][] logPriors = new double[axes.length][];
            for (int i = 0; i < axes.length; i++) {
                int parameter = i;
                logPriors[i] = map(axes[i].nodes(), value -> posterior.logPrior(parameter, value));
            }
            double[] precisions = map(axes[3].nodes(), PsychometricPosterior::precision);
            return new Grid(posterior, axes, logPriors, precisions, map(precisions, posterior::logNormaliser), logPeak);
        }

        /** Integrates over the other parameters at one node of the threshold. */
        Slice slice(int t) {
            Slice slice = new Slice(axes[1].size(), axes[2].size(), axes[3].size());
            int bins = posterior.bins();
            double[] rising = new double[bins];
            double[] falling = new double[bins];
            double[] right = new double[bins];
            double[] wrong = new double[bins];
            for (int w = 0; w < axes[1].size(); w++) {
                posterior.sigmoids(axes[0].nodes()[t], axes[1].nodes()[w], rising, falling);
                for (int l = 0; l < axes[2].size(); l++) {
                    double lapseRate = axes[2].nodes()[l];
                    double scale = 1 - lapseRate - posterior.guessRate();
                    for (int b = 0; b < bins; b++) {
                        right[b] = posterior.guessRate() + scale * rising[b];
                        wrong[b] = lapseRate + scale * falling[b];
                    }
                    double logFactor = logPriors[0][t] + logPriors[1][w] + logPriors[2][l] - logPeak;
                    for (int e = 0; e < axes[3].size(); e++) {
                        double density = Math.exp(logFactor
                                + logPriors[3][e]
                                + posterior.logLikelihoodKernel(right, wrong, precisions[e])
                                - logNormalisers[e]);
                        slice.add(axes, w, l, e, density);
                    }
                }
            }
            return slice;
        }
    }

    /** Integrals at one node of the threshold. */
    private static final class Slice {
        final double[] width;
        final double[] lapseRate;
        final double[] overdispersion;
        final double[] curves;
        double total;

        Slice(int widths, int lapseRates, int overdispersions) {
            width = new double[widths];
            lapseRate = new double[lapseRates];
            overdispersion = new double[overdispersions];
            curves = new double[widths * lapseRates];
        }

        void add(QuadratureAxis[] axes, int w, int l, int e, double density) {
            double weightW = axes[1].weights()[w];
            double weightL = axes[2].weights()[l];
            double overEta = axes[3].weights()[e] * density;
            width[w] += weightL * overEta;
            lapseRate[l] += weightW * overEta;
            overdispersion[e] += weightW * weightL * density;
            curves[w * lapseRate.length + l] += weightW * weightL * overEta;
            total += weightW * weightL * overEta;
        }
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }

    private static void addScaled(double[] sums, double[] values, double factor) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * values[i];
        }
    }

    private static double[] scaled(double[] values, double factor) {
        return map(values, value -> factor * value);
    }
}
