package cytodiffusion.tensor;

/** How large the inputs of a check are. */
final class SampleSize {
    /** The longest vector of numbers that processors work on at once. */
    static final int VECTOR = 16;

    private SampleSize() {}

    /** A smaller length that leaves the same remainder when it is divided into vectors of up to 16 numbers. */
    static int reduced(int length) {
        return length <= 2 * VECTOR ? length : VECTOR + length % VECTOR;
    }
}
