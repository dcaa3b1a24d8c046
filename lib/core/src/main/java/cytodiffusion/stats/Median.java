package cytodiffusion.stats;

import java.util.Arrays;

/** The value in the middle. */
public final class Median {
    private Median() {}

    /** Of at least one value: half of them are as high or higher, half as low or lower; between two, their mean. */
    public static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There is no median of no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
