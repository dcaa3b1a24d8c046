package cytodiffusion.bench;

import cytodiffusion.stats.Median;
import java.util.ArrayList;
import java.util.List;

/**
 * Two ways to do the same, timed in turns, so that whatever else the machine does slows both alike. The figures are
 * medians over the rounds; a first round warms up and does not count.
 *
 * @param ours what the library does in a second
 * @param plain what the plain implementation does in a second
 * @param ratio of the two in one round
 * @param lowest of the rounds' ratios
 * @param highest of the rounds' ratios
 */
record InTurns(double ours, double plain, double ratio, double lowest, double highest) {
    /** Some work; returns how much was done. */
    @FunctionalInterface
    interface Work {
        int run(int round);
    }

    static InTurns measure(int rounds, Work ours, Work plain) {
        List<double[]> rates = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            double[] both = {perSecond(ours, round), perSecond(plain, round)};
            if (round > 0) {
                rates.add(both);
            }
        }
        double[] ratios = rates.stream().mapToDouble(r -> r[0] / r[1]).sorted().toArray();
        return new InTurns(
                Median.of(rates.stream().mapToDouble(r -> r[0]).toArray()),
                Median.of(rates.stream().mapToDouble(r -> r[1]).toArray()),
                Median.of(ratios),
                ratios[0],
                ratios[ratios.length - 1]);
    }

    private static double perSecond(Work work, int round) {
        long start = System.nanoTime();
        int done = work.run(round);
        return done / ((System.nanoTime() - start) / 1e9);
    }
}
