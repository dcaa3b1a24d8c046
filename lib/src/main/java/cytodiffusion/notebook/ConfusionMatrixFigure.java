package cytodiffusion.notebook;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A confusion matrix as a coloured table: true classes in rows, predicted classes in columns. */
record ConfusionMatrixFigure(String title, List<String> classes, long[][] counts) implements Figure {
    ConfusionMatrixFigure {
        classes = List.copyOf(classes);
        int k = classes.size();
        if (k == 0 || counts.length != k || Arrays.stream(counts).anyMatch(row -> row.length != k)) {
            throw new IllegalArgumentException("A confusion matrix of " + k + " classes needs " + k + " rows of " + k
                    + " counts, at least one; there are " + counts.length + " rows");
        }
        if (Arrays.stream(counts).flatMapToLong(Arrays::stream).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("A count of the confusion matrix is negative");
        }
        counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    /** Share in [0, 1] of the true class {@code row} that was taken for {@code column}; NaN where the row is empty. */
    double share(int row, int column) {
        long total = total(row);
        return total == 0 ? Double.NaN : (double) counts[row][column] / total;
    }

    /** How many cells are truly of this class. */
    long total(int row) {
        return LongStream.of(counts[row]).sum();
    }

    @Override
    public int width() {
        return new ConfusionMatrixLayout(this).width();
    }

    @Override
    public int height() {
        return new ConfusionMatrixLayout(this).height();
    }

    @Override
    public String description() {
        long right =
                IntStream.range(0, classes.size()).mapToLong(i -> counts[i][i]).sum();
        long all = IntStream.range(0, classes.size()).mapToLong(this::total).sum();
        return "Confusion matrix" + (title.isBlank() ? "" : ": " + title) + "; " + right + " of " + all
                + " on the diagonal, " + classes.size() + " classes";
    }

    @Override
    public void paint(Graphics2D g) {
        new ConfusionMatrixLayout(this).paint(g);
    }
}
