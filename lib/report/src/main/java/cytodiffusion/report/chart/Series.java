package cytodiffusion.report.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks and small sums on the data of charts. */
final class Series {
    private Series() {}

    static void requireSameLength(String name, String whatA, double[] a, String whatB, double[] b) {
        if (a.length != b.length || a.length == 0) {
            throw new IllegalArgumentException("Series \"" + name + "\" has " + a.length + " values of " + whatA
                    + " and " + b.length + " of " + whatB + "; it needs equally many, at least one");
        }
    }

    static void requireFinite(String name, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("Group \"" + name + "\" has no values");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("Value " + i + " of group \"" + name + "\" is " + values[i]
                        + "; leave such values out before drawing");
            }
        }
    }

    static void requireDistinct(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A chart needs at least one series");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("Two series of one chart are called \"" + name + "\"");
            }
        }
    }

    /** The mean of the values within {@code window / 2} places on either side; NaN is skipped. */
    static double[] runningMean(double[] values, int window) {
        double[] means = new double[values.length];
        int reach = window / 2;
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            int count = 0;
            for (int j = Math.max(0, i - reach); j <= Math.min(values.length - 1, i + reach); j++) {
                if (!Double.isNaN(values[j])) {
                    sum += values[j];
                    count++;
                }
            }
            means[i] = sum / count;
        }
        return means;
    }

    /** First forwards, then {@code b} backwards: the outline of the area between two lines. */
    static double[] outline(double[] a, double[] b) {
        double[] outline = new double[a.length + b.length];
        System.arraycopy(a, 0, outline, 0, a.length);
        for (int i = 0; i < b.length; i++) {
            outline[a.length + i] = b[b.length - 1 - i];
        }
        return outline;
    }
}
