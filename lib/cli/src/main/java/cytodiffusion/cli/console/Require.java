package cytodiffusion.cli.console;

/** Numbers given on the command line. */
public final class Require {
    private Require() {}

    /** @throws IllegalArgumentException where the value is below 0, which is wrong usage */
    public static int notNegative(String option, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(option + " takes 0 or more, not " + value);
        }
        return value;
    }

    /** @throws IllegalArgumentException where the value is below 1, which is wrong usage */
    public static long positive(String option, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " takes a number of at least 1, not " + value);
        }
        return value;
    }
}
