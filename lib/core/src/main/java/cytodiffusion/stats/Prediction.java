package cytodiffusion.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a classifier said about one image. Equal predictions are not {@code equals}, as the errors are an array.
 *
 * @param image what identifies the image in its dataset, usually the file's name without its suffix
 * @param label name of the true class, which need not be one that the classifier knows; empty where it is not known
 * @param predicted name of the class it was given
 * @param errors per class that the classifier knows, <b>lower is better</b>: a diffusion classifier's mean weighted
 *     error above the winner's; for a network with logits their negatives
 * @param confidence <b>higher is surer</b>; its unit is the classifier's own
 */
public record Prediction(String image, String label, String predicted, double[] errors, double confidence) {
    /** The same with the name of the true class. */
    public Prediction withLabel(String name) {
        return new Prediction(image, name, predicted, errors, confidence);
    }

    /**
     * The same decision where only some classes come into question: of these, the one with the smallest error, and as
     * confidence the gap to the next. The prediction stays as it is where its class is one of them.
     *
     * @param classes that the classifier knows, in the order of the errors
     * @param allowed at least one of them
     */
    public Prediction among(List<String> classes, Set<String> allowed) {
        if (allowed.contains(predicted)) {
            return this;
        }
        int[] order = IntStream.range(0, errors.length)
                .filter(c -> allowed.contains(classes.get(c)))
                .boxed()
                .sorted(Comparator.comparingDouble(c -> errors[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        if (order.length == 0) {
            throw new IllegalArgumentException("None of the classes " + allowed + " is among " + classes);
        }
        double gap = order.length == 1 ? confidence : errors[order[1]] - errors[order[0]];
        return new Prediction(image, label, classes.get(order[0]), errors, gap);
    }

    /**
     * Softmax of the negative errors, which add up to 1: what a network with logits takes for the probability of each class.
     * Of a diffusion classifier's errors, which have another unit, it is no probability, but ranks classes alike.
     */
    public double[] shares() {
        double least = Arrays.stream(errors).min().orElseThrow();
        double[] powers = Arrays.stream(errors).map(e -> Math.exp(least - e)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }

    /** Whether the true class is known. */
    public boolean isLabelled() {
        return !label.isEmpty();
    }

    /** Whether it was given its true class. */
    public boolean isCorrect() {
        return label.equals(predicted);
    }
}
