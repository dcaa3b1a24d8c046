package cytodiffusion.run;

import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.diffusion.DenoisingLoss;
import cytodiffusion.diffusion.NoiseSchedule;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How the classes' errors of one trial count (CytoDiffusion, Appendix A): each class gets points, and the class with the
 * fewest over all trials wins.
 *
 * @param name what tables and legends call it
 * @param rule from timestep and errors to points
 */
public record TrialWeighting(String name, Rule rule) {
    /** Every timestep counts the same. */
    public static final TrialWeighting UNIFORM = byTimestep("uniform", t -> 1);

    /** The weight of the training's loss, min(SNR, 5) / SNR. */
    public static final TrialWeighting SNR =
            byTimestep("SNR", t -> NoiseSchedule.STABLE_DIFFUSION.minSnrWeight(t, DenoisingLoss.GAMMA));

    /** Each trial's errors are brought to mean 0 and standard deviation 1 over the classes. */
    public static final TrialWeighting NORMALISED = new TrialWeighting("normalised", (t, e) -> normalised(e));

    /** Each trial's errors are replaced by their ranks, the lowest being 1; equal ones share the mean of theirs. */
    public static final TrialWeighting RANKING = new TrialWeighting("ranking", (t, e) -> ranks(e));

    /** What a trial means for each class. */
    @FunctionalInterface
    public interface Rule {
        /**
         * @param timestep in [1, 999]
         * @param errors of each class, unweighted
         * @return points of each class, lower is better
         */
        double[] points(int timestep, float[] errors);
    }

    /** Errors times a weight that depends on the timestep. */
    public static TrialWeighting byTimestep(String name, IntToDoubleFunction weight) {
        return new TrialWeighting(name, (t, errors) -> times(weight.applyAsDouble(t), errors));
    }

    /** Errors divided by a polynomial of the timestep: as the classifier does it. */
    public static TrialWeighting polynomial(String name, ErrorWeighting weighting) {
        return byTimestep(name, weighting::weight);
    }

    /** The points of all classes in all trials. */
    public TrialErrors of(TrialRecord.Image image) {
        double[][] byClass = new double[image.errors()[0].length][image.trials()];
        for (int k = 0; k < image.trials(); k++) {
            double[] points = rule.points(image.timesteps()[k], image.errors()[k]);
            for (int c = 0; c < points.length; c++) {
                byClass[c][k] = points[c];
            }
        }
        return new TrialErrors(byClass);
    }

    private static double[] times(double weight, float[] errors) {
        double[] points = new double[errors.length];
        Arrays.setAll(points, c -> weight * errors[c]);
        return points;
    }

    private static double[] normalised(float[] errors) {
        double mean = 0;
        for (float error : errors) {
            mean += error / (double) errors.length;
        }
        double squares = 0;
        for (float error : errors) {
            squares += (error - mean) * (error - mean);
        }
        double deviation = Math.sqrt(squares / errors.length);
        double[] points = new double[errors.length];
        for (int c = 0; c < points.length; c++) {
            points[c] = deviation == 0 ? 0 : (errors[c] - mean) / deviation;
        }
        return points;
    }

    private static double[] ranks(float[] errors) {
        double[] ranks = new double[errors.length];
        for (int c = 0; c < ranks.length; c++) {
            int lower = 0;
            int equal = 0;
            for (float other : errors) {
                lower += other < errors[c] ? 1 : 0;
                equal += other == errors[c] ? 1 : 0;
            }
            ranks[c] = lower + (equal + 1) / 2.0;
        }
        return ranks;
    }
}
