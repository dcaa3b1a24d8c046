package cytodiffusion.paper.cytodiffusion.fewimages;

import cytodiffusion.stats.Prediction;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a model took each test image for, in a row of a table: a character an image, in the order of the images' names,
 * 0 to 9 and then a to z for the index of a class.
 *
 * @param labels true class of each image; empty where the predictions were not kept
 * @param predictions what each was taken for
 */
public record JudgedCells(String labels, String predictions) {
    /** Where the predictions were not kept. */
    public static final JudgedCells NONE = new JudgedCells("", "");

    public JudgedCells {
        if (labels.length() != predictions.length()) {
            throw new IllegalArgumentException("There are " + labels.length() + " labels and " + predictions.length()
                    + " predictions of test images");
        }
    }

    /** Of predictions ordered by image; none where there are more classes than characters. */
    static JudgedCells of(List<String> classes, List<Prediction> predictions) {
        if (classes.size() > Character.MAX_RADIX) {
            return NONE;
        }
        return new JudgedCells(
                predictions.stream().map(p -> digit(classes, p.label())).collect(Collectors.joining()),
                predictions.stream().map(p -> digit(classes, p.predicted())).collect(Collectors.joining()));
    }

    private static String digit(List<String> classes, String name) {
        return String.valueOf(Character.forDigit(classes.indexOf(name), Character.MAX_RADIX));
    }

    /** Whether they were kept. */
    public boolean known() {
        return !labels.isEmpty();
    }

    /** The true class of each image. */
    int[] classes() {
        return labels.chars().map(c -> Character.digit(c, Character.MAX_RADIX)).toArray();
    }

    /** 1 for each image that was given its class, else 0. */
    double[] right() {
        return IntStream.range(0, labels.length())
                .mapToDouble(i -> labels.charAt(i) == predictions.charAt(i) ? 1 : 0)
                .toArray();
    }
}
