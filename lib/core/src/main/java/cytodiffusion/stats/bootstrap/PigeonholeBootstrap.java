package cytodiffusion.stats.bootstrap;

import cytodiffusion.stats.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Percentile intervals for the mean of answers that several raters gave to the same images (Owen, "The pigeonhole
 * bootstrap", Annals of Applied Statistics 1, 2007): each resample draws raters and, independently of them, images, both
 * with replacement. Answers of one rater, and to one image, are not independent, so an interval for independent trials is
 * too narrow. This one is too wide where they are independent after all, by a factor of up to the root of 3, and nearly
 * right where raters or images differ much. With one rater only the images vary, so it speaks of that rater alone.
 *
 * @param resamples how many, at least 1; some thousands for a 95 % interval
 * @param confidence the level, 0.95 for 95 %
 * @param seed of the draws
 */
public record PigeonholeBootstrap(int resamples, double confidence, long seed) {
    public PigeonholeBootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("A bootstrap needs at least 1 resample, not " + resamples);
        }
        Interval.requireLevel(confidence);
    }

    /** A 95 % interval from 2000 resamples. */
    public static PigeonholeBootstrap seeded(long seed) {
        return new PigeonholeBootstrap(2000, Interval.LEVEL, seed);
    }

    /**
     * The interval of the mean of all values.
     *
     * @param values {@code values[r][i]} is rater {@code r}'s value for image {@code i}, NaN where there is none
     * @return none where there is no value at all
     */
    public Optional<Interval> mean(double[][] values) {
        int raters = values.length;
        int[] images = answered(values);
        if (images.length == 0) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            int[] timesOfRater = draw(raters, random);
            int[] timesOfImage = draw(images.length, random);
            means[r] = weightedMean(values, images, timesOfRater, timesOfImage);
        }
        double[] known =
                Arrays.stream(means).filter(m -> !Double.isNaN(m)).sorted().toArray();
        return Optional.of(new Interval(
                Bootstrap.quantile(known, (1 - confidence) / 2), Bootstrap.quantile(known, (1 + confidence) / 2)));
    }

    /** The images with at least one value. */
    private static int[] answered(double[][] values) {
        int images = values.length == 0 ? 0 : values[0].length;
        return IntStream.range(0, images)
                .filter(i -> Arrays.stream(values).anyMatch(of -> !Double.isNaN(of[i])))
                .toArray();
    }

    private static int[] draw(int count, SplittableRandom random) {
        int[] times = new int[count];
        for (int i = 0; i < count; i++) {
            times[random.nextInt(count)]++;
        }
        return times;
    }

    private static double weightedMean(double[][] values, int[] images, int[] timesOfRater, int[] timesOfImage) {
        double sum = 0;
        long count = 0;
        for (int r = 0; r < values.length; r++) {
            for (int i = 0; timesOfRater[r] > 0 && i < images.length; i++) {
                double value = values[r][images[i]];
                if (!Double.isNaN(value)) {
                    int times = timesOfRater[r] * timesOfImage[i];
                    sum += times * value;
                    count += times;
                }
            }
        }
        return sum / count;
    }
}
