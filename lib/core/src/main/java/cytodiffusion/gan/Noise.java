package cytodiffusion.gan;

import cytodiffusion.nn.OneHot;
import cytodiffusion.tensor.Gaussian;
import java.util.SplittableRandom;

/**
 * What a generator draws from: normal numbers, and where it knows several classes a one-hot vector of the wanted one.
 *
 * @param count normal numbers
 * @param classes that the generator draws
 */
public record Noise(int count, int classes) {
    /** That of a generator. */
    public static Noise of(Generator generator) {
        return new Noise(generator.config().noise(), generator.classes());
    }

    /** Length of a row. */
    public int width() {
        return classes == 1 ? count : count + classes;
    }

    /** A row for each label, from one stream. */
    public float[] rows(int[] labels, SplittableRandom random) {
        float[] rows = new float[labels.length * width()];
        for (int i = 0; i < labels.length; i++) {
            write(labels[i], random, rows, i);
        }
        return rows;
    }

    /** Writes row number {@code place} of {@code rows}. */
    public void write(int label, SplittableRandom random, float[] rows, int place) {
        int from = place * width();
        Gaussian.fill(random, rows, from, from + count);
        if (classes > 1) {
            System.arraycopy(OneHot.rows(new int[] {label}, classes), 0, rows, from + count, classes);
        }
    }
}
