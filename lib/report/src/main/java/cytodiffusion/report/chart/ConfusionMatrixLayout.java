package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Fonts;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.figure.Palette;
import cytodiffusion.report.figure.Pen;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/** Where the parts of a {@link ConfusionMatrixFigure} lie, in logical pixels. */
final class ConfusionMatrixLayout {
    private static final int MARGIN = 12;
    private static final int GAP = 8;
    private static final int LARGEST_CELL = 60;
    private static final int SMALLEST_CELL = 24;
    private static final int MATRIX_SIZE = 560;

    /** The smallest cell that holds a percentage below the count. */
    private static final int TWO_LINE_CELL = 40;

    private static final int SCALE_WIDTH = 14;
    private static final double TURN = -Math.PI / 4;

    private final ConfusionMatrixFigure figure;
    private final List<String> classes;
    private final int cell;
    private final double side;
    private final boolean turned;
    private final double left;
    private final double top;

    ConfusionMatrixLayout(ConfusionMatrixFigure figure) {
        this.figure = figure;
        classes = figure.matrix().classes();
        cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, MATRIX_SIZE / classes.size()));
        side = cell * classes.size();
        double names = Fonts.width(Fonts.label(), classes);
        // Class names stand aslant above the columns where one of them is wider than its column.
        turned = names > cell - 6;
        List<String> rows =
                IntStream.range(0, classes.size()).mapToObj(this::rowLabel).toList();
        left = MARGIN + Fonts.lineHeight(Fonts.axis()) + GAP + Fonts.width(Fonts.label(), rows) + GAP;
        double namesHeight = (turned ? names * Math.sin(-TURN) : 0) + Fonts.capHeight(Fonts.label());
        top = MARGIN + titleHeight() + Fonts.lineHeight(Fonts.axis()) + GAP + namesHeight + GAP;
    }

    int width() {
        double beyond = turned ? lastLabelReach() : 0;
        double right = Math.max(GAP * 2 + SCALE_WIDTH + 4 + Fonts.width(Fonts.small(), "100 %"), beyond);
        return (int)
                Math.ceil(Math.max(left + side + right, Fonts.width(Fonts.title(), figure.title()) + MARGIN) + MARGIN);
    }

    int height() {
        return (int) Math.ceil(top + side + MARGIN);
    }

    void paint(Graphics2D g) {
        Pen pen = new Pen(g);
        pen.fill(Palette.PAPER, new Rectangle2D.Double(0, 0, width(), height()));
        pen.text(
                figure.title(),
                Fonts.title(),
                Palette.INK,
                Pen.Anchor.LEFT,
                MARGIN,
                MARGIN + Fonts.capHeight(Fonts.title()));
        double middle = top + side / 2;
        pen.turned(figure.rowAxis(), Fonts.axis(), Palette.INK, Pen.Anchor.CENTRE, MARGIN + 6, middle, -Math.PI / 2);
        double axisY = MARGIN + titleHeight() + Fonts.capHeight(Fonts.axis());
        pen.text(figure.columnAxis(), Fonts.axis(), Palette.INK, Pen.Anchor.CENTRE, left + side / 2, axisY);
        for (int i = 0; i < classes.size(); i++) {
            double centre = (i + 0.5) * cell;
            pen.middle(rowLabel(i), Fonts.label(), Palette.INK, Pen.Anchor.RIGHT, left - GAP, top + centre);
            if (turned) {
                pen.turned(classes.get(i), Fonts.label(), Palette.INK, Pen.Anchor.LEFT, left + centre, top - GAP, TURN);
            } else {
                pen.text(classes.get(i), Fonts.label(), Palette.INK, Pen.Anchor.CENTRE, left + centre, top - GAP);
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
        double x = left + column * cell;
        double y = top + row * cell;
        double share = figure.share(row, column);
        Color color = Palette.sequential(Double.isNaN(share) ? 0 : share);
        Rectangle2D square = new Rectangle2D.Double(x, y, cell, cell);
        pen.fill(color, square);
        pen.outline(Palette.GRID, new BasicStroke(1), square);
        int count = figure.matrix().counts()[row][column];
        Color ink = count == 0 ? Palette.MUTED : Palette.textOn(color);
        double centreX = x + cell / 2.0;
        double centreY = y + cell / 2.0;
        boolean withShare = count > 0 && cell >= TWO_LINE_CELL;
        Font font = countFont(count);
        pen.middle(Integer.toString(count), font, ink, Pen.Anchor.CENTRE, centreX, centreY - (withShare ? 8 : 0));
        if (withShare) {
            pen.middle(percent(share), Fonts.small(), ink, Pen.Anchor.CENTRE, centreX, centreY + 9);
        }
    }

    /** The scale of colours at the right, from 0 % at the bottom to 100 % of a row at the top. */
    private void paintScale(Pen pen) {
        double x = left + side + 2 * GAP;
        int steps = 100;
        for (int i = 0; i < steps; i++) {
            double y = top + side * (1 - (i + 1.0) / steps);
            Color color = Palette.sequential((i + 0.5) / steps);
            pen.fill(color, new Rectangle2D.Double(x, y, SCALE_WIDTH, side / steps + 0.5));
        }
        for (int percent : new int[] {0, 50, 100}) {
            double y = top + side * (1 - percent / 100.0);
            double inside = percent == 0 ? y - 5 : percent == 100 ? y + 5 : y;
            pen.middle(percent + " %", Fonts.small(), Palette.INK, Pen.Anchor.LEFT, x + SCALE_WIDTH + 4, inside);
        }
    }

    /** Small shares keep a decimal, so that none but an empty cell reads as 0 %. */
    static String percent(double share) {
        double percent = 100 * share;
        return percent < 0.05 ? "< 0.1 %" : Numbers.fixed(percent, percent < 9.95 ? 1 : 0) + " %";
    }

    private String rowLabel(int row) {
        return classes.get(row) + " (n = " + figure.matrix().support(row) + ")";
    }

    private double titleHeight() {
        return figure.title().isBlank() ? 0 : Fonts.lineHeight(Fonts.title()) + GAP;
    }

    /** How far the slanted name of any column reaches beyond the right edge of the matrix. */
    private double lastLabelReach() {
        return IntStream.range(0, classes.size())
                .mapToDouble(i -> (i + 0.5) * cell
                        + Fonts.width(Fonts.label(), classes.get(i)) * Math.cos(TURN)
                        + Fonts.capHeight(Fonts.label())
                        - side)
                .max()
                .orElse(0);
    }

    /** As large as the cell allows, so that counts of any length stay inside. */
    private Font countFont(int count) {
        double size = cell >= TWO_LINE_CELL ? 13 : 11;
        double width = Fonts.width(Fonts.bold(size), Integer.toString(count));
        return Fonts.bold(Math.min(size, size * (cell - 4) / width));
    }
}
