package cytodiffusion.tensor;

/** How large the inputs of a check are. */
final class SampleSize {
    private static final int SIXTEEN = 16;

    private SampleSize() {}

    /** A smaller length that leaves the same remainder when it is divided into vectors of up to 16 numbers. */
    static int reduced(int length) {
        return length <= 2 * SIXTEEN ? length : SIXTEEN + length % SIXTEEN;
    }
}
