package cytodiffusion.paper.cytodiffusion.method;

import cytodiffusion.diffusion.NoiseSchedule;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.stats.agreement.ConditionalLogit;
import java.util.Arrays;
import java.util.List;

/**
 * Weights learned from labelled images (the "Learned" function of CytoDiffusion, Appendix A): the timesteps are parted
 * into 20 buckets, and a conditional logistic regression finds the weight of each with which the true class is most
 * probable.
 *
 * @param weights by bucket, from the smallest timesteps on; one that is negative finds errors there misleading
 */
public record LearnedWeighting(double... weights) {
    /** As in the paper. */
    public static final int BUCKETS = 20;

    /** One unit of the prior's standard deviation is as much as tells the classes of an average image apart. */
    private static final double RIDGE = 1;

    public LearnedWeighting {
        if (weights.length != BUCKETS) {
            throw new IllegalArgumentException("There are " + BUCKETS + " buckets, not " + weights.length);
        }
        weights = weights.clone();
    }

    /** @param images with their labels, at least one */
    public static LearnedWeighting fit(List<TrialRecord.Image> images) {
        double[][][] features =
                images.stream().map(LearnedWeighting::meanErrors).toArray(double[][][]::new);
        int[] labels = images.stream().mapToInt(TrialRecord.Image::label).toArray();
        double[] coefficients = ConditionalLogit.fit(features, labels, RIDGE).coefficients();
        return new LearnedWeighting(Arrays.stream(coefficients).map(c -> -c).toArray());
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    /** The weight of errors at this timestep. */
    public double weight(int timestep) {
        return weights[bucket(timestep)];
    }

    static int bucket(int timestep) {
        return timestep * BUCKETS / NoiseSchedule.STEPS;
    }

    /** Per class and bucket, the sum of the errors there over the number of all trials, so that their total is the mean. */
    private static double[][] meanErrors(TrialRecord.Image image) {
        double[][] means = new double[image.errors()[0].length][BUCKETS];
        for (int k = 0; k < image.trials(); k++) {
            int bucket = bucket(image.timesteps()[k]);
            for (int c = 0; c < means.length; c++) {
                means[c][bucket] += image.errors()[k][c] / (double) image.trials();
            }
        }
        return means;
    }
}
