package cytodiffusion.stats.twosample;

import cytodiffusion.stats.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether two sets of images can be told apart by their features (Gretton et al., 2012): the kernel distance of {@link
 * FeatureDistance#kernel}, taken within each class, against that of the same images shared out to two sets at random.
 *
 * @param distance the mean over the classes of their kernel distances; about 0 for sets of one distribution
 * @param chance the distance that only one in twenty random pairs of sets exceeds
 * @param p the probability of a distance as large as this one between random sets
 */
public record KernelTwoSampleTest(double distance, double chance, double p) {

    /**
     * Compares sets of images. Random sets hold as many of each class as these.
     *
     * @param x one row of features for each image, at least two of each class
     * @param classesX class of each of them
     * @param y of the other set
     * @param classesY class of each of them
     * @param permutations random pairs of sets; 999 give p to a thousandth
     */
    public static KernelTwoSampleTest of(
            double[][] x, int[] classesX, double[][] y, int[] classesY, int permutations, long seed) {
        if (x.length != classesX.length || y.length != classesY.length || permutations < 1) {
            throw new IllegalArgumentException("A test of " + x.length + " and " + y.length
                    + " images needs their classes, not " + classesX.length + " and " + classesY.length
                    + ", and at least one permutation, not " + permutations);
        }
        double[][] rows = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, rows, x.length, y.length);
        int[] classes = Arrays.copyOf(classesX, rows.length);
        System.arraycopy(classesY, 0, classes, x.length, y.length);
        double[][] kernels = FeatureDistance.kernels(rows);
        boolean[] first = new boolean[rows.length];
        Arrays.fill(first, 0, x.length, true);
        int[][] members = members(classes);
        double distance = distance(kernels, first, members);
        SplittableRandom random = new SplittableRandom(seed);
        double[] permuted = new double[permutations];
        int asLarge = 0;
        for (int k = 0; k < permutations; k++) {
            for (int[] ofClass : members) {
                shuffle(first, ofClass, random);
            }
            permuted[k] = distance(kernels, first, members);
            asLarge += permuted[k] >= distance ? 1 : 0;
        }
        Arrays.sort(permuted);
        double chance = permuted[Math.min(permutations - 1, (int) (Interval.LEVEL * permutations))];
        return new KernelTwoSampleTest(distance, chance, (1.0 + asLarge) / (1 + permutations));
    }

    private static int[][] members(int[] classes) {
        return Arrays.stream(classes)
                .distinct()
                .mapToObj(c -> IntStream.range(0, classes.length)
                        .filter(i -> classes[i] == c)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static void shuffle(boolean[] values, int[] places, SplittableRandom random) {
        for (int i = places.length - 1; i > 0; i--) {
            int j = places[random.nextInt(i + 1)];
            boolean kept = values[places[i]];
            values[places[i]] = values[j];
            values[j] = kept;
        }
    }

    private static double distance(double[][] kernels, boolean[] first, int[][] members) {
        return Arrays.stream(members)
                .mapToDouble(ofClass -> distance(kernels, first, ofClass))
                .average()
                .orElseThrow();
    }

    /** {@link FeatureDistance#kernel} of the members of one class. */
    private static double distance(double[][] kernels, boolean[] first, int[] ofClass) {
        double withinFirst = 0;
        double withinSecond = 0;
        double between = 0;
        int count = 0;
        for (int a = 0; a < ofClass.length; a++) {
            int i = ofClass[a];
            count += first[i] ? 1 : 0;
            for (int b = 0; b < a; b++) {
                int j = ofClass[b];
                if (first[i] != first[j]) {
                    between += kernels[i][j];
                } else if (first[i]) {
                    withinFirst += kernels[i][j];
                } else {
                    withinSecond += kernels[i][j];
                }
            }
        }
        double n = count;
        double m = ofClass.length - n;
        if (n < 2 || m < 2) {
            throw new IllegalArgumentException("Each set needs at least 2 images of each class, not " + count + " and "
                    + (ofClass.length - count));
        }
        return 2 * withinFirst / (n * (n - 1)) + 2 * withinSecond / (m * (m - 1)) - 2 * between / (n * m);
    }
}
