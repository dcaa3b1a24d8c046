package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.agreement.RankCorrelation;
import cytodiffusion.stats.curves.DeLong;
import cytodiffusion.stats.curves.RankedSearch;
import cytodiffusion.stats.twosample.KernelTwoSampleTest;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every p-value that a table, a file or a message shows, simulated where its null hypothesis is true. One of a continuous
 * statistic has to be uniform: the largest distance of its distribution from the diagonal stays below 1.63 over the root
 * of the simulations (Kolmogorov and Smirnov, 1 %). One of counts cannot be uniform; it must not be small more often than
 * it says (three standard deviations are allowed), nor so seldom that it would say nothing.
 */
class NullDistributionTest {
    private static final double[] LEVELS = {0.01, 0.05, 0.1, 0.25, 0.5};

    @Test
    void pairedTTestIsUniform() {
        assertUniform(4000, random -> {
            double[] a = gaussians(20, random);
            return PairedTest.of(a, gaussians(20, random)).p();
        });
    }

    @Test
    void comparisonOfTwoAreasIsUniform() {
        boolean[] positive = new boolean[200];
        Arrays.fill(positive, 0, 80, true);
        assertUniform(2000, random -> {
            double[] a = new double[positive.length];
            double[] b = new double[positive.length];
            for (int i = 0; i < positive.length; i++) {
                double common = random.nextGaussian() + (positive[i] ? 1 : 0);
                a[i] = common + random.nextGaussian();
                b[i] = common + random.nextGaussian();
            }
            return DeLong.compare(positive, a, b).p();
        });
    }

    @Test
    void rankCorrelationByPermutationIsUniform() {
        assertUniform(150, random -> {
            double[] x = gaussians(9, random);
            return RankCorrelation.of(x, gaussians(9, random), random.nextLong())
                    .p();
        });
    }

    /** With 199 permutations p is one of 200 shares, so the diagonal is met to a two-hundredth only. */
    @Test
    void kernelTwoSampleTestIsUniform() {
        int[] classes = IntStream.range(0, 24).map(i -> i / 12).toArray();
        assertUniform(400, random -> {
            double[][] x =
                    IntStream.range(0, 24).mapToObj(i -> gaussians(3, random)).toArray(double[][]::new);
            double[][] y =
                    IntStream.range(0, 24).mapToObj(i -> gaussians(3, random)).toArray(double[][]::new);
            return KernelTwoSampleTest.of(x, classes, y, classes, 199, random.nextLong())
                    .p();
        });
    }

    /** One more of 99 scores: each of 100 ranks is as probable. */
    @Test
    void conformalValueIsUniform() {
        assertUniform(4000, random -> PValues.conformal(gaussians(99, random), random.nextGaussian()));
    }

    @Test
    void conformalValueWithTiesIsNoSmallerThanItSays() {
        assertNoSmaller(
                4000,
                0.02,
                random -> PValues.conformal(
                        IntStream.range(0, 99)
                                .mapToDouble(i -> random.nextInt(50))
                                .toArray(),
                        random.nextInt(50)));
    }

    @Test
    void fishersCombinationIsUniform() {
        assertUniform(4000, random -> PValues.fisher(1 - random.nextDouble(), 1 - random.nextDouble()));
    }

    /** Two classifiers of one accuracy, right together more often than chance has it. */
    @Test
    void mcNemarsTestIsNoSmallerThanItSays() {
        assertNoSmaller(4000, 0.02, random -> {
            boolean[] first = new boolean[300];
            boolean[] second = new boolean[300];
            for (int i = 0; i < first.length; i++) {
                boolean easy = random.nextDouble() < 0.7;
                first[i] = easy || random.nextDouble() < 0.5;
                second[i] = easy || random.nextDouble() < 0.5;
            }
            return PairedAccuracy.of(first, second).pValue();
        });
    }

    /** A list in an order that knows nothing of what is sought. */
    @Test
    void searchOfARankedListIsNoSmallerThanItSays() {
        assertNoSmaller(4000, 0.02, random -> {
            boolean[] sought = new boolean[600];
            int left = 150;
            for (int i = 0; i < sought.length; i++) {
                sought[i] = random.nextInt(sought.length - i) < left;
                left -= sought[i] ? 1 : 0;
            }
            return new RankedSearch(600, 150, Arrays.copyOf(sought, 400)).pValue(200);
        });
    }

    @Test
    void binomialTailIsNoSmallerThanItSays() {
        assertNoSmaller(4000, 0.02, random -> {
            int successes = 0;
            for (int i = 0; i < 300; i++) {
                successes += random.nextDouble() < 0.125 ? 1 : 0;
            }
            return PValues.binomialAtLeast(successes, 300, 0.125);
        });
    }

    /** Five tests of true hypotheses: the smallest adjusted value is no smaller than it says, unlike the smallest p. */
    @Test
    void holmKeepsTheErrorOfATableOfTests() {
        assertNoSmaller(4000, 0.03, random -> Arrays.stream(PValues.holm(uniforms(5, random)))
                .min()
                .orElseThrow());
        double[] unadjusted = simulate(
                4000, random -> Arrays.stream(uniforms(5, random)).min().orElseThrow());
        assertEquals(1 - Math.pow(0.95, 5), share(unadjusted, 0.05), 0.02);
    }

    private static void assertUniform(int simulations, ToDoubleFunction<SplittableRandom> p) {
        double[] values = simulate(simulations, p);
        double furthest = 0;
        for (int i = 0; i < simulations; i++) {
            furthest = Math.max(furthest, Math.abs(values[i] - (i + 0.5) / simulations));
        }
        double allowed = 1.63 / Math.sqrt(simulations);
        assertTrue(furthest < allowed, "the distribution is " + furthest + " from uniform, allowed are " + allowed);
    }

    /** @param least how often it has to be at most 0.05 */
    private static void assertNoSmaller(int simulations, double least, ToDoubleFunction<SplittableRandom> p) {
        double[] values = simulate(simulations, p);
        for (double level : LEVELS) {
            double share = share(values, level);
            double allowed = level + 3 * Math.sqrt(level * (1 - level) / simulations);
            assertTrue(share <= allowed, "p is at most " + level + " in " + share + " of the simulations");
        }
        double share = share(values, 0.05);
        assertTrue(share >= least, "p is at most 0.05 in " + share + " of the simulations only");
    }

    private static double[] simulate(int simulations, ToDoubleFunction<SplittableRandom> p) {
        SplittableRandom random = new SplittableRandom(19);
        return IntStream.range(0, simulations)
                .mapToDouble(i -> p.applyAsDouble(random))
                .sorted()
                .toArray();
    }

    private static double share(double[] values, double level) {
        return Arrays.stream(values).filter(value -> value <= level).count() / (double) values.length;
    }

    private static double[] gaussians(int count, SplittableRandom random) {
        return IntStream.range(0, count).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double[] uniforms(int count, SplittableRandom random) {
        return IntStream.range(0, count).mapToDouble(i -> random.nextDouble()).toArray();
    }
}
