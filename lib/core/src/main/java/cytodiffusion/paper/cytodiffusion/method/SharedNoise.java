package cytodiffusion.paper.cytodiffusion.method;

import cytodiffusion.classify.TrialErrors;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What it is worth that all classes see the same noise. The difference of two classes' errors varies from trial to
 * trial; with a draw (noise and augmentation) for each class its variance would be the sum of both errors' variances.
 * The variances are those at a given timestep: half the mean squared difference of neighbours in the order of the
 * timesteps (Rice, 1984), which what follows from the timestep hardly touches.
 *
 * @param shared variance of the difference in a trial that both classes share
 * @param separate variance of the difference if each class had its own draw
 */
public record SharedNoise(double shared, double separate) {
    /**
     * Compares two classes of one image.
     *
     * @param timesteps of the trials, at least two
     * @param errors of the same trials
     */
    public static SharedNoise of(int[] timesteps, TrialErrors errors, int one, int other) {
        if (timesteps.length < 2) {
            throw new IllegalArgumentException("A variance needs at least 2 trials, not " + timesteps.length);
        }
        int[] order = IntStream.range(0, timesteps.length)
                .boxed()
                .sorted(Comparator.comparingInt(k -> timesteps[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] a = errors.byClass()[one];
        double[] b = errors.byClass()[other];
        return new SharedNoise(
                variance(order, errors.pairedDifferences(one, other)), variance(order, a) + variance(order, b));
    }

    /** How many times as many trials would be needed, with separate draws, for a mean difference as exact. */
    public double ratio() {
        return separate / shared;
    }

    private static double variance(int[] order, double[] values) {
        double sum = 0;
        for (int i = 1; i < order.length; i++) {
            double step = values[order[i]] - values[order[i - 1]];
            sum += step * step;
        }
        return sum / (2 * (order.length - 1));
    }
}
