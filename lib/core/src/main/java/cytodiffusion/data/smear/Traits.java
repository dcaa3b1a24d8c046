package cytodiffusion.data.smear;

import java.util.Arrays;

/** The morphology of one cell: a value for every {@link Trait}. */
public final class Traits {
    private final double[] values;

    Traits(double[] values) {
        this.values = values.clone();
    }

    public double get(Trait trait) {
        return values[trait.ordinal()];
    }

    /** The value of a trait that is counted, to the nearest whole number. */
    public int count(Trait trait) {
        return (int) Math.floor(get(trait) + 0.5);
    }

    /** Half the cell's diameter, in micrometres. */
    double radius() {
        return get(Trait.CELL_DIAMETER) / 2;
    }

    /** The morphology that lies {@code fraction} of the way from this one to {@code other}, trait by trait. */
    Traits towards(Traits other, double fraction) {
        double[] between = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            between[i] = values[i] * (1 - fraction) + other.values[i] * fraction;
        }
        return new Traits(between);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Traits traits && Arrays.equals(values, traits.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
