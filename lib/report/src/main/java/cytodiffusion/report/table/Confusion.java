package cytodiffusion.report.table;

import cytodiffusion.stats.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Which class is taken for which, out of a table of predictions. */
public final class Confusion {
    private Confusion() {}

    /**
     * Counts of the classes that occur as a label or a prediction: in the order in which the table's name has them, else in
     * that of the alphabet.
     *
     * @throws IllegalArgumentException where there is no labelled prediction
     */
    public static ConfusionMatrix of(Table predictions) {
        Table judged = Columns.judged(predictions);
        TreeSet<String> occurring = new TreeSet<>(Columns.text(judged, "label").asList());
        occurring.addAll(Columns.text(judged, "predicted").asList());
        if (occurring.isEmpty()) {
            throw new IllegalArgumentException("There is no labelled prediction in the table");
        }
        List<String> classes = new ArrayList<>(PredictionTable.classes(predictions));
        classes.retainAll(occurring);
        occurring.stream().filter(name -> !classes.contains(name)).forEach(classes::add);
        return of(judged, classes);
    }

    /** Counts of these classes, in this order; rows with another label or prediction are left out. */
    public static ConfusionMatrix of(Table predictions, List<String> classes) {
        Table judged = Columns.judged(predictions);
        var label = Columns.text(judged, "label");
        var predicted = Columns.text(judged, "predicted");
        int[] rows = IntStream.range(0, judged.rowCount())
                .filter(i -> classes.contains(label.get(i)) && classes.contains(predicted.get(i)))
                .toArray();
        int[] actual = new int[rows.length];
        int[] taken = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            actual[i] = classes.indexOf(label.get(rows[i]));
            taken[i] = classes.indexOf(predicted.get(rows[i]));
        }
        return ConfusionMatrix.of(classes, actual, taken);
    }

    /**
     * A copy of the table in which some classes are one, among labels and predictions alike.
     *
     * @param name of the merged class
     * @param classes to be merged
     * @throws IllegalArgumentException where one of them does not occur
     */
    public static Table merge(Table predictions, String name, String... classes) {
        Table merged = predictions.copy();
        List<String> parts = List.of(classes);
        for (String part : parts) {
            if (!Columns.text(predictions, "label").contains(part)
                    && !Columns.text(predictions, "predicted").contains(part)) {
                throw new IllegalArgumentException("No row has the class \"" + part + "\"; there are "
                        + String.join(
                                ", ",
                                new TreeSet<>(Columns.text(predictions, "label").asList())));
            }
        }
        for (String column : List.of("label", "predicted")) {
            merged.replaceColumn(
                    column,
                    Columns.text(predictions, column)
                            .map(value -> parts.contains(value) ? name : value)
                            .setName(column));
        }
        return merged;
    }
}
