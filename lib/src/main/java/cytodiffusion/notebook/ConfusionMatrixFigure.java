package cytodiffusion.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A confusion matrix as a coloured table: true classes in rows, predicted classes in columns. */
record ConfusionMatrixFigure(String title, List<String> classes, long[][] counts) implements Figure {
    private static final int MARGIN = 12;
    private static final int GAP = 8;
    private static final int LARGEST_CELL = 60;
    private static final int SMALLEST_CELL = 24;
    private static final int MATRIX_SIZE = 560;

    /** The smallest cell that holds a percentage below the count. */
    private static final int TWO_LINE_CELL = 40;

    private static final int SCALE_WIDTH = 14;
    private static final double TURN = -Math.PI / 4;

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

    @Override
    public int width() {
        double beyond = turned() ? lastLabelReach() : 0;
        double right = Math.max(GAP * 2 + SCALE_WIDTH + 4 + Fonts.width(tickFont(), "100 %"), beyond);
        return (int) Math.ceil(Math.max(left() + side() + right, Fonts.width(titleFont(), title) + MARGIN) + MARGIN);
    }

    @Override
    public int height() {
        return (int) Math.ceil(top() + side() + MARGIN);
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
        Pen pen = new Pen(g);
        pen.fill(Palette.PAPER, new Rectangle2D.Double(0, 0, width(), height()));
        pen.text(title, titleFont(), Palette.INK, Pen.Anchor.LEFT, MARGIN, MARGIN + Fonts.capHeight(titleFont()));
        double middle = top() + side() / 2;
        pen.turned("True class", axisFont(), Palette.INK, Pen.Anchor.CENTRE, MARGIN + 6, middle, -Math.PI / 2);
        double axisY = MARGIN + titleHeight() + Fonts.capHeight(axisFont());
        pen.text("Predicted class", axisFont(), Palette.INK, Pen.Anchor.CENTRE, left() + side() / 2, axisY);
        for (int i = 0; i < classes.size(); i++) {
            double centre = (i + 0.5) * cell();
            pen.middle(rowLabel(i), labelFont(), Palette.INK, Pen.Anchor.RIGHT, left() - GAP, top() + centre);
            if (turned()) {
                pen.turned(
                        classes.get(i), labelFont(), Palette.INK, Pen.Anchor.LEFT, left() + centre, top() - GAP, TURN);
            } else {
                pen.text(classes.get(i), labelFont(), Palette.INK, Pen.Anchor.CENTRE, left() + centre, top() - GAP);
            }
        }
        for (int row = 0; row < classes.size(); row++) {
            for (int column = 0; column < classes.size(); column++) {
                paintCell(pen, row, column);
            }
        }
        paintScale(pen);
    }

    private void paintCell(Pen pen, int row, int column) {
        double x = left() + column * cell();
        double y = top() + row * cell();
        double share = share(row, column);
        Color color = Palette.sequential(Double.isNaN(share) ? 0 : share);
        Rectangle2D square = new Rectangle2D.Double(x, y, cell(), cell());
        pen.fill(color, square);
        pen.outline(Palette.GRID, new BasicStroke(1), square);
        long count = counts[row][column];
        Color ink = count == 0 ? Palette.MUTED : Palette.textOn(color);
        double centreX = x + cell() / 2.0;
        double centreY = y + cell() / 2.0;
        boolean withShare = count > 0 && cell() >= TWO_LINE_CELL;
        Font font = countFont(count);
        pen.middle(Long.toString(count), font, ink, Pen.Anchor.CENTRE, centreX, centreY - (withShare ? 8 : 0));
        if (withShare) {
            pen.middle(percent(share), tickFont(), ink, Pen.Anchor.CENTRE, centreX, centreY + 9);
        }
    }

    /** The scale of colours at the right, from 0 % at the bottom to 100 % of a row at the top. */
    private void paintScale(Pen pen) {
        double x = left() + side() + 2 * GAP;
        int steps = 100;
        for (int i = 0; i < steps; i++) {
            double y = top() + side() * (1 - (i + 1.0) / steps);
            Color color = Palette.sequential((i + 0.5) / steps);
            pen.fill(color, new Rectangle2D.Double(x, y, SCALE_WIDTH, side() / steps + 0.5));
        }
        for (int percent : new int[] {0, 50, 100}) {
            double y = top() + side() * (1 - percent / 100.0);
            double inside = percent == 0 ? y - 5 : percent == 100 ? y + 5 : y;
            pen.middle(percent + " %", tickFont(), Palette.INK, Pen.Anchor.LEFT, x + SCALE_WIDTH + 4, inside);
        }
    }

    /** Small shares keep a decimal, so that none but an empty cell reads as 0 %. */
    static String percent(double share) {
        double percent = 100 * share;
        return percent < 0.05 ? "< 0.1 %" : Numbers.fixed(percent, percent < 9.95 ? 1 : 0) + " %";
    }

    private long total(int row) {
        return LongStream.of(counts[row]).sum();
    }

    private String rowLabel(int row) {
        return classes.get(row) + " (n = " + total(row) + ")";
    }

    private int cell() {
        return Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, MATRIX_SIZE / classes.size()));
    }

    private double side() {
        return cell() * classes.size();
    }

    private double left() {
        List<String> labels =
                IntStream.range(0, classes.size()).mapToObj(this::rowLabel).toList();
        return MARGIN + Fonts.lineHeight(axisFont()) + GAP + Fonts.width(labelFont(), labels) + GAP;
    }

    private double top() {
        double labels = turned()
                ? Fonts.width(labelFont(), classes) * Math.sin(-TURN) + Fonts.capHeight(labelFont())
                : Fonts.capHeight(labelFont());
        return MARGIN + titleHeight() + Fonts.lineHeight(axisFont()) + GAP + labels + GAP;
    }

    private double titleHeight() {
        return title.isBlank() ? 0 : Fonts.lineHeight(titleFont()) + GAP;
    }

    /** Class names stand aslant above the columns where one of them is wider than its column. */
    private boolean turned() {
        return Fonts.width(labelFont(), classes) > cell() - 6;
    }

    /** How far the slanted name of any column reaches beyond the right edge of the matrix. */
    private double lastLabelReach() {
        return IntStream.range(0, classes.size())
                .mapToDouble(i -> (i + 0.5) * cell()
                        + Fonts.width(labelFont(), classes.get(i)) * Math.cos(TURN)
                        + Fonts.capHeight(labelFont())
                        - side())
                .max()
                .orElse(0);
    }

    /** As large as the cell allows, so that counts of any length stay inside. */
    private Font countFont(long count) {
        double size = cell() >= TWO_LINE_CELL ? 13 : 11;
        double width = Fonts.width(Fonts.bold(size), Long.toString(count));
        return Fonts.bold(Math.min(size, size * (cell() - 4) / width));
    }

    private static Font titleFont() {
        return Fonts.bold(14);
    }

    private static Font axisFont() {
        return Fonts.plain(13);
    }

    private static Font labelFont() {
        return Fonts.plain(12);
    }

    private static Font tickFont() {
        return Fonts.plain(11);
    }
}
