package cytodiffusion.stats;

import java.util.List;

/**
 * The predictions of one classifier on a set of images.
 *
 * @param classes that the classifier knows, in the order of {@link Prediction#errors}
 * @param items one for each image
 */
public record Predictions(List<String> classes, List<Prediction> items) {
    public Predictions {
        classes = List.copyOf(classes);
        items = List.copyOf(items);
        for (Prediction item : items) {
            if (!classes.contains(item.predicted()) || item.errors().length != classes.size()) {
                throw new IllegalArgumentException("The prediction of " + item.image() + " is '" + item.predicted()
                        + "' with " + item.errors().length + " errors, which does not fit the classes " + classes);
            }
        }
    }

    /** Counts what was taken for what; every image has a label among the classes. */
    public ConfusionMatrix confusionMatrix() {
        int[] actual = new int[items.size()];
        int[] predicted = new int[items.size()];
        for (int i = 0; i < actual.length; i++) {
            Prediction item = items.get(i);
            actual[i] = classes.indexOf(item.label());
            predicted[i] = classes.indexOf(item.predicted());
            if (actual[i] < 0) {
                throw new IllegalStateException("The label of " + item.image() + ", '" + item.label()
                        + "', is none of the classes " + classes + ": leave it out before counting");
            }
        }
        return ConfusionMatrix.of(classes, actual, predicted);
    }
}
