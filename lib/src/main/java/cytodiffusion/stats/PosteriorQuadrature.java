package cytodiffusion.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The integral of a psychometric posterior over a grid of Gauss-Legendre nodes, with what is needed of it.
 *
 * @param marginals of threshold, width, lapse rate and overdispersion
 * @param curves the joint distribution of all but the overdispersion
 * @param logEvidence the logarithm of the integral
 */
record PosteriorQuadrature(Marginal[] marginals, CurvePosterior curves, double logEvidence) {
    /** The densities and sums at one node of the threshold's axis. */
    private record Slice(double[] width, double[] lapseRate, double[] overdispersion, double[] curves, double total) {}

    /** Integrates over four axes, in the order of the parameters; {@code logPeak} is about the highest log posterior. */
    static PosteriorQuadrature of(PsychometricPosterior posterior, QuadratureAxis[] axes, double logPeak) {
        double[] ratios = Arrays.stream(axes[3].nodes())
                .map(PsychometricPosterior::dispersionRatio)
                .toArray();
        double[] normalisers =
                Arrays.stream(ratios).map(posterior::logNormaliser).toArray();
        double[][] logPriors = new double[axes.length][];
        for (int i = 0; i < axes.length; i++) {
            int parameter = i;
            logPriors[i] = Arrays.stream(axes[i].nodes())
                    .map(value -> posterior.logPrior(parameter, value))
                    .toArray();
        }
        Slice[] slices = IntStream.range(0, axes[0].size())
                .parallel()
                .mapToObj(t -> slice(posterior, axes, t, ratios, normalisers, logPriors, logPeak))
                .toArray(Slice[]::new);

        // Summed in one order, whatever the number of threads.
        double[] threshold = new double[axes[0].size()];
        double[] width = new double[axes[1].size()];
        double[] lapseRate = new double[axes[2].size()];
        double[] overdispersion = new double[axes[3].size()];
        double[][] curves = new double[threshold.length][];
        double evidence = 0;
        for (int t = 0; t < slices.length; t++) {
            double weight = axes[0].weights()[t];
            threshold[t] = slices[t].total;
            evidence += weight * slices[t].total;
            addScaled(width, slices[t].width, weight);
            addScaled(lapseRate, slices[t].lapseRate, weight);
            addScaled(overdispersion, slices[t].overdispersion, weight);
            curves[t] = slices[t].curves;
        }
        double[][] densities = {threshold, width, lapseRate, overdispersion};
        Marginal[] marginals = new Marginal[axes.length];
        for (int i = 0; i < axes.length; i++) {
            marginals[i] = new Marginal(axes[i], scaled(densities[i], 1 / evidence));
        }
        for (int t = 0; t < curves.length; t++) {
            curves[t] = scaled(curves[t], axes[0].weights()[t] / evidence);
        }
        var joint =
                new CurvePosterior(posterior.guessRate(), axes[0].nodes(), axes[1].nodes(), axes[2].nodes(), curves);
        return new PosteriorQuadrature(marginals, joint, logPeak + Math.log(evidence));
    }

    private static Slice slice(
            PsychometricPosterior posterior,
            QuadratureAxis[] axes,
            int t,
            double[] ratios,
            double[] normalisers,
            double[][] logPriors,
            double logPeak) {
        int widths = axes[1].size();
        int lapseRates = axes[2].size();
        int etas = axes[3].size();
        Slice slice = new Slice(
                new double[widths], new double[lapseRates], new double[etas], new double[widths * lapseRates], 0);
        double[] rising = new double[posterior.bins()];
        double[] falling = new double[posterior.bins()];
        double[] right = new double[posterior.bins()];
        double[] wrong = new double[posterior.bins()];
        double total = 0;
        for (int w = 0; w < widths; w++) {
            posterior.sigmoids(axes[0].nodes()[t], axes[1].nodes()[w], rising, falling);
            for (int l = 0; l < lapseRates; l++) {
                double lapseRate = axes[2].nodes()[l];
                double scale = 1 - lapseRate - posterior.guessRate();
                for (int b = 0; b < right.length; b++) {
                    right[b] = posterior.guessRate() + scale * rising[b];
                    wrong[b] = lapseRate + scale * falling[b];
                }
                double logPrior = logPriors[0][t] + logPriors[1][w] + logPriors[2][l];
                double overEta = 0;
                double weight = axes[1].weights()[w] * axes[2].weights()[l];
                for (int e = 0; e < etas; e++) {
                    double logPosterior = posterior.logLikelihoodKernel(right, wrong, ratios[e])
                            - normalisers[e]
                            + logPrior
                            + logPriors[3][e];
                    double density = Math.exp(logPosterior - logPeak);
                    overEta += axes[3].weights()[e] * density;
                    slice.overdispersion[e] += weight * density;
                }
                slice.width[w] += axes[2].weights()[l] * overEta;
                slice.lapseRate[l] += axes[1].weights()[w] * overEta;
                slice.curves[w * lapseRates + l] = weight * overEta;
                total += weight * overEta;
            }
        }
        return new Slice(slice.width, slice.lapseRate, slice.overdispersion, slice.curves, total);
    }

    private static void addScaled(double[] sums, double[] values, double factor) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * values[i];
        }
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }
}
