package cytodiffusion.paper.wnet.transfer;

import cytodiffusion.run.RecordedRun;
import cytodiffusion.stats.CellAnswers;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.bootstrap.CrossedEstimate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What networks made of another laboratory's cells, see {@link TransferExperiment}. Accuracies are means over classes, with
 * 95 % intervals over trainings (with their images) and cells, both at once.
 *
 * @param rows in the order in which they were computed
 */
public record TransferTable(List<TransferRow> rows) {
    /** The setting that holds the classes' names, with commas between them. */
    static final String CLASSES = "classes";

    public TransferTable {
        rows = List.copyOf(rows);
    }

    /** The table of a recorded run. */
    public static TransferTable of(RecordedRun run) {
        List<String> classes = List.of(run.note().settings().get(CLASSES).split(","));
        return new TransferTable(run.rows().stream()
                .map(fields -> TransferRow.of(classes, fields))
                .toList());
    }

    /** What trainings started from, in the order in which they first come up. */
    public List<String> starts() {
        return trained().map(row -> row.key().start()).distinct().toList();
    }

    /** The numbers of training images of a class, ascending. */
    public List<Integer> sizes() {
        return trained().map(row -> row.key().perClass()).distinct().sorted().toList();
    }

    /** The numbers of steps after which trainings were judged, ascending. */
    public List<Long> steps() {
        return trained().map(row -> row.key().steps()).distinct().sorted().toList();
    }

    private Stream<TransferRow> trained() {
        return rows.stream().filter(row -> !row.key().isUntuned());
    }

    /** The trainings with so many images of a class, after so many steps. */
    public List<TransferRow> of(String start, int perClass, long steps) {
        return rows.stream()
                .filter(row -> row.key().start().equals(start)
                        && row.key().perClass() == perClass
                        && row.key().steps() == steps)
                .toList();
    }

    /** The mean accuracy of such trainings; empty where there is none. */
    public Optional<PointEstimate> accuracy(String start, int perClass, long steps) {
        return accuracy(of(start, perClass, steps));
    }

    /** The accuracy of a pretrained model as it came, over cells alone; empty where it was not judged. */
    public Optional<PointEstimate> untuned(String start) {
        return accuracy(rows.stream()
                .filter(row -> row.key().equals(TransferRow.Key.untuned(start)))
                .toList());
    }

    private static Optional<PointEstimate> accuracy(List<TransferRow> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<CellAnswers> answers = rows.stream().map(TransferRow::answers).toList();
        return Optional.of(CrossedEstimate.ofAnswers(answers).proportion(Interval.LEVEL));
    }

    /**
     * How much more accurate one start is than another where both learned from the same images, cell by cell; empty where no
     * draw of images has both.
     */
    public Optional<PointEstimate> difference(String start, String other, int perClass, long steps) {
        Map<Integer, TransferRow> others = new HashMap<>();
        of(other, perClass, steps).forEach(row -> others.put(row.key().seed(), row));
        List<TransferRow> first = of(start, perClass, steps).stream()
                .filter(row -> others.containsKey(row.key().seed()))
                .toList();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        List<TransferRow> second =
                first.stream().map(row -> others.get(row.key().seed())).toList();
        requireSameCells(Stream.concat(first.stream(), second.stream()).toList());
        double[][] differences = IntStream.range(0, first.size())
                .mapToObj(t -> difference(
                        first.get(t).answers().right(), second.get(t).answers().right()))
                .toArray(double[][]::new);
        return Optional.of(
                CrossedEstimate.of(differences, first.get(0).answers().actual()).difference(Interval.LEVEL));
    }

    private static double[] difference(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray();
    }

    private static void requireSameCells(List<TransferRow> rows) {
        int[] cells = rows.get(0).answers().actual();
        if (rows.stream().anyMatch(row -> !Arrays.equals(row.answers().actual(), cells))) {
            throw new IllegalArgumentException("The trainings were not judged by the same cells");
        }
    }
}
