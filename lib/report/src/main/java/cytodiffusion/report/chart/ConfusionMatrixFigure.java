package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.stats.ConfusionMatrix;
import java.awt.Graphics2D;

/**
 * A square of counts as a coloured table.
 *
 * <p>Not an XChart chart: its heat map has one number in a cell, in one colour for all, and names below the columns. Here
 * stand the count and its share of the row, black or white as the ground asks, and long names aslant above the columns.
 * For a chart that a cell can restyle see {@link Plot#shares}.
 *
 * @param rowAxis what the rows are: the true classes of a confusion matrix
 * @param columnAxis what the columns are: the predicted classes
 */
record ConfusionMatrixFigure(String title, ConfusionMatrix matrix, String rowAxis, String columnAxis)
        implements Figure {
    ConfusionMatrixFigure(String title, ConfusionMatrix matrix) {
        this(title, matrix, "True class", "Predicted class");
    }

    ConfusionMatrixFigure {
        if (matrix.classes().isEmpty()) {
            throw new IllegalArgumentException("A confusion matrix without classes cannot be drawn");
        }
    }

    /** Share in [0, 1] of the true class {@code row} that was taken for {@code column}; NaN where the row is empty. */
    double share(int row, int column) {
        int total = matrix.support(row);
        return total == 0 ? Double.NaN : (double) matrix.counts()[row][column] / total;
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
        return "Confusion matrix" + (title.isBlank() ? "" : ": " + title) + "; " + matrix.correct() + " of "
                + matrix.total() + " on the diagonal, " + matrix.classes().size() + " classes";
    }

    @Override
    public void paint(Graphics2D g) {
        new ConfusionMatrixLayout(this).paint(g);
    }
}
