package cytodiffusion.discriminative;

import cytodiffusion.stats.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a network says about one image: a number for each class, larger being likelier. Equal logits are not {@code
 * equals}, as they are an array.
 */
public record Logits(double[] values) {
    public Logits {
        if (values.length < 2) {
            throw new IllegalArgumentException("Logits of " + values.length + " classes decide nothing");
        }
        values = values.clone();
    }

    static Logits of(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return new Logits(doubles);
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /** Index of the class with the largest logit, the first of equal ones. */
    public int predicted() {
        int best = 0;
        for (int c = 1; c < values.length; c++) {
            if (values[c] > values[best]) {
                best = c;
            }
        }
        return best;
    }

    /** The difference between the two largest, the paper's confidence of a baseline (Section 1.4). */
    public double gap() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 1] - sorted[sorted.length - 2];
    }

    /** Softmax: the probability of each class according to the network. */
    public double[] probabilities() {
        double largest = DoubleStream.of(values).max().orElseThrow();
        double[] powers =
                DoubleStream.of(values).map(v -> Math.exp(v - largest)).toArray();
        double sum = DoubleStream.of(powers).sum();
        return DoubleStream.of(powers).map(v -> v / sum).toArray();
    }

    /**
     * The record that every classifier gives: the errors are the negative logits, the confidence is the {@link #gap}.
     *
     * @param label name of the true class, empty where it is not known
     * @param classes names, in the order of the logits
     */
    public Prediction prediction(String image, String label, List<String> classes) {
        double[] errors = DoubleStream.of(values).map(v -> -v).toArray();
        return new Prediction(image, label, classes.get(predicted()), errors, gap());
    }
}
