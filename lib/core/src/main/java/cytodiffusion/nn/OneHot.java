package cytodiffusion.nn;

/** Classes as rows of numbers: 1 at the class's place and 0 everywhere else. */
public final class OneHot {
    private OneHot() {}

    /**
     * A row for each label.
     *
     * @param labels each in [0, {@code width})
     * @param width length of a row: the number of classes, or more, the rest being padding
     * @return {@code labels.length * width} values, row by row
     */
    public static float[] rows(int[] labels, int width) {
        return rows(labels, labels.length, width);
    }

    /** The same, followed by rows of zeros until there are {@code count}. */
    public static float[] rows(int[] labels, int count, int width) {
        float[] rows = new float[count * width];
        for (int i = 0; i < labels.length; i++) {
            rows[i * width + labels[i]] = 1;
        }
        return rows;
    }
}
