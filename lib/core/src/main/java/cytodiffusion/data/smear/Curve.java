package cytodiffusion.data.smear;

import java.util.function.DoubleUnaryOperator;

/** A function read from a table, between its points along straight lines: fast, and the same on every machine. */
final class Curve {
    private final float[] values;
    private final double low;
    private final double perUnit;

    Curve(double low, double high, int steps, DoubleUnaryOperator function) {
        this.low = low;
        perUnit = steps / (high - low);
        values = new float[steps + 1];
        for (int i = 0; i <= steps; i++) {
            values[i] = (float) function.applyAsDouble(low + i / perUnit);
        }
    }

    /** The value at {@code x}; beyond the ends of the table, the value at its end. */
    float at(double x) {
        double position = (x - low) * perUnit;
        if (!(position > 0)) {
            return values[0];
        }
        if (position >= values.length - 1) {
            return values[values.length - 1];
        }
        int i = (int) position;
        return values[i] + (values[i + 1] - values[i]) * (float) (position - i);
    }
}
