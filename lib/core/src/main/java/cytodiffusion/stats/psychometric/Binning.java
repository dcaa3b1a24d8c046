package cytodiffusion.stats.psychometric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How answers of different difficulty are put together into bins. The level of a bin is the mean within it. */
public enum Binning {
    /**
     * As many answers in each bin as possible, in the order of their levels. Answers of one level stay together, so that
     * there are fewer bins where levels are shared by many.
     */
    EQUAL_COUNT {
        @Override
        int[] bin(double[] ascending, int bins) {
            int[] bin = new int[ascending.length];
            for (int i = 1; i < bin.length; i++) {
                bin[i] = ascending[i] == ascending[i - 1] ? bin[i - 1] : (int) ((long) i * bins / bin.length);
            }
            return bin;
        }
    },
    /** Bins of the same width from the lowest to the highest level; those without an answer are dropped. */
    EQUAL_WIDTH {
        @Override
        int[] bin(double[] ascending, int bins) {
            double low = ascending[0];
            double range = ascending[ascending.length - 1] - low;
            return DoubleStream.of(ascending)
                    .mapToInt(level -> range == 0 ? 0 : Math.min(bins - 1, (int) ((level - low) / range * bins)))
                    .toArray();
        }
    };

    /** The bin of each of these levels, not descending. */
    abstract int[] bin(double[] ascending, int bins);

    /**
     * Puts answers into bins.
     *
     * @param level of each answer, higher being easier
     * @param correct whether it was right
     * @param bins how many at most
     * @return the bins that are not empty, by level
     */
    public List<PsychometricBin> of(double[] level, boolean[] correct, int bins) {
        if (level.length == 0 || level.length != correct.length || bins < 1) {
            throw new IllegalArgumentException(
                    level.length + " levels and " + correct.length + " answers cannot be put into " + bins + " bins");
        }
        int[] order = IntStream.range(0, level.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> level[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] bin = bin(IntStream.of(order).mapToDouble(i -> level[i]).toArray(), bins);
        List<PsychometricBin> filled = new ArrayList<>();
        for (int from = 0; from < order.length; ) {
            int to = from;
            int right = 0;
            double sum = 0;
            while (to < order.length && bin[to] == bin[from]) {
                right += correct[order[to]] ? 1 : 0;
                sum += level[order[to]];
                to++;
            }
            filled.add(new PsychometricBin(sum / (to - from), right, to - from));
            from = to;
        }
        return filled;
    }
}
