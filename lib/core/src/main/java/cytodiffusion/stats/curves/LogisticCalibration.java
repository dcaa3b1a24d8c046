package cytodiffusion.stats.curves;

import org.apache.commons.math3.stat.StatUtils;

/**
 * The probability that an answer is right as a logistic function of its confidence (Platt, 1999): 1 / (1 + exp(-(a + b
 * x))).
 *
 * @param intercept a
 * @param slope b, per unit of the confidence
 */
public record LogisticCalibration(double intercept, double slope) {
    private static final int MOST_STEPS = 100;
    private static final double CONVERGED = 1e-10;

    /**
     * The most probable function of these answers, by Newton's method. As Platt does, right answers aim at (r + 1) / (r
     * + 2) and wrong ones at 1 / (w + 2), r and w being how many there are, so that perfectly separated answers do not
     * make the slope infinite.
     *
     * @param confidence of each answer, of any unit
     * @param correct whether it was right
     */
    public static LogisticCalibration of(double[] confidence, boolean[] correct) {
        if (confidence.length < 2 || confidence.length != correct.length) {
            throw new IllegalArgumentException(confidence.length + " confidences and " + correct.length
                    + " answers: as many of both are needed, 2 at least");
        }
        double mean = StatUtils.mean(confidence);
        double spread = Math.sqrt(StatUtils.populationVariance(confidence));
        int right = 0;
        for (boolean answer : correct) {
            right += answer ? 1 : 0;
        }
        double high = (right + 1.0) / (right + 2);
        double low = 1.0 / (correct.length - right + 2);
        double[] x = new double[confidence.length];
        double[] aim = new double[confidence.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = spread == 0 ? 0 : (confidence[i] - mean) / spread;
            aim[i] = correct[i] ? high : low;
        }
        double[] found = newton(x, aim);
        double slope = spread == 0 ? 0 : found[1] / spread;
        return new LogisticCalibration(found[0] - slope * mean, slope);
    }

    /** Maximises the sum of aim log p + (1 - aim) log (1 - p), halving steps that do not climb. */
    private static double[] newton(double[] x, double[] aim) {
        double a = 0;
        double b = 0;
        double height = logLikelihood(a, b, x, aim);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = newtonStep(a, b, x, aim);
            double scale = 1;
            double next = logLikelihood(a + move[0], b + move[1], x, aim);
            while (!(next >= height) && scale > CONVERGED) {
                scale /= 2;
                next = logLikelihood(a + scale * move[0], b + scale * move[1], x, aim);
            }
            a += scale * move[0];
            b += scale * move[1];
            if (next - height < CONVERGED) {
                break;
            }
            height = next;
        }
        return new double[] {a, b};
    }

    private static double[] newtonStep(double a, double b, double[] x, double[] aim) {
        double gradientA = 0;
        double gradientB = 0;
        // Where all x are equal the second derivatives are singular; this much of a ridge gives the smallest slope.
        double aa = CONVERGED;
        double ab = 0;
        double bb = CONVERGED;
        for (int i = 0; i < x.length; i++) {
            double p = probability(a + b * x[i]);
            double weight = p * (1 - p);
            gradientA += aim[i] - p;
            gradientB += (aim[i] - p) * x[i];
            aa += weight;
            ab += weight * x[i];
            bb += weight * x[i] * x[i];
        }
        double determinant = aa * bb - ab * ab;
        return new double[] {
            (bb * gradientA - ab * gradientB) / determinant, (aa * gradientB - ab * gradientA) / determinant
        };
    }

    private static double logLikelihood(double a, double b, double[] x, double[] aim) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double z = a + b * x[i];
            // log(1 + exp(z)) without overflow
            sum += aim[i] * z - Math.max(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
        }
        return sum;
    }

    /** The probability that an answer of this confidence is right. */
    public double at(double confidence) {
        return probability(intercept + slope * confidence);
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
