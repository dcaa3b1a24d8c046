package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Fonts;
import cytodiffusion.report.figure.Palette;
import cytodiffusion.report.figure.Pen;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.psychometric.Marginal;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Posterior distributions of one parameter, an observer a row: above the row's line and, where there is a second one,
 * below it. Every density has the same height; the strokes on the line are the medians, the bars the 95 % intervals.
 *
 * <p>Not an XChart chart: it stands in half a row beside others, its names have the colours of their observers in them, and
 * the two lines below its axis say what lies above and below the rows; XChart has one colour for an axis' labels and one
 * line for its title.
 *
 * @param axisLabel the parameter with its unit
 * @param above what the distributions above the lines are
 * @param below what those below are; empty where there are none
 */
public record PosteriorPlot(String title, String axisLabel, String above, String below, List<Row> rows, int width)
        implements Figure {
    private static final int MARGIN = 10;
    private static final int ROW_HEIGHT = 44;
    private static final int TALLEST = 19;
    private static final int POINTS = 160;

    /**
     * The distributions of one observer.
     *
     * @param colour index in the palette
     * @param below null where there is none
     */
    public record Row(String name, int colour, Marginal above, Marginal below) {
        Stream<Marginal> marginals() {
            return Stream.of(above, below).filter(m -> m != null);
        }
    }

    public PosteriorPlot {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("A plot of posterior distributions needs at least one");
        }
    }

    /** The axis holds the central 99 % of every distribution. */
    Axis axis() {
        double[] ends = rows.stream()
                .flatMap(Row::marginals)
                .map(m -> m.interval(0.99))
                .flatMapToDouble(i -> DoubleStream.of(i.lower(), i.upper()))
                .toArray();
        return Axis.around(
                DoubleStream.of(ends).min().orElseThrow(),
                DoubleStream.of(ends).max().orElseThrow(),
                6);
    }

    @Override
    public int height() {
        double foot = 10 + 2 * Fonts.lineHeight(Fonts.label()) + Fonts.lineHeight(Fonts.axis());
        return (int) Math.ceil(bottom() + foot + keyHeight() + MARGIN);
    }

    @Override
    public String description() {
        return "Posterior distributions" + (title.isBlank() ? "" : ": " + title) + "; axis: " + axisLabel
                + "; observers: "
                + String.join(", ", rows.stream().map(Row::name).toList());
    }

    @Override
    public void paint(Graphics2D g) {
        Pen pen = new Pen(g);
        pen.fill(Palette.PAPER, new Rectangle2D.Double(0, 0, width, height()));
        double middle = left() + plotWidth() / 2;
        pen.text(title, Fonts.title(), Palette.INK, Pen.Anchor.CENTRE, middle, MARGIN + Fonts.capHeight(Fonts.title()));
        paintAxis(pen, middle);
        for (int i = 0; i < rows.size(); i++) {
            paintRow(pen, rows.get(i), top() + (i + 0.5) * ROW_HEIGHT);
        }
    }

    private void paintAxis(Pen pen, double middle) {
        Axis axis = axis();
        for (double tick : axis.ticks()) {
            double x = x(axis, tick);
            pen.line(Palette.GRID, 1, x, top(), x, bottom());
            pen.text(
                    axis.label(tick),
                    Fonts.label(),
                    Palette.INK,
                    Pen.Anchor.CENTRE,
                    x,
                    bottom() + 6 + Fonts.capHeight(Fonts.label()));
        }
        pen.line(Palette.MUTED, 1, left(), bottom(), left() + plotWidth(), bottom());
        double y = bottom() + 12 + Fonts.lineHeight(Fonts.label()) + Fonts.capHeight(Fonts.axis());
        pen.text(axisLabel, Fonts.axis(), Palette.INK, Pen.Anchor.CENTRE, middle, y);
        double line = y + Fonts.lineHeight(Fonts.axis());
        for (String text : key()) {
            pen.text(text, Fonts.small(), Palette.MUTED, Pen.Anchor.CENTRE, middle, line);
            line += Fonts.lineHeight(Fonts.small());
        }
    }

    private List<String> key() {
        return below.isEmpty()
                ? List.of(above + "; bar: 95 % credible")
                : List.of("above the line: " + above, "below: " + below + "; bars: 95 % credible");
    }

    private double keyHeight() {
        return key().size() * Fonts.lineHeight(Fonts.small());
    }

    private void paintRow(Pen pen, Row row, double y) {
        Color color = Palette.series(row.colour());
        pen.middle(row.name(), Fonts.label(), color.darker(), Pen.Anchor.RIGHT, left() - 8, y);
        pen.line(Palette.GREY, 1, left(), y, left() + plotWidth(), y);
        paintDensity(pen, row.above(), color, y, -1);
        if (row.below() != null) {
            paintDensity(pen, row.below(), color, y, 1);
        }
    }

    /** @param side -1 above the line, 1 below it */
    private void paintDensity(Pen pen, Marginal marginal, Color color, double y, int side) {
        Axis axis = axis();
        Interval shown = marginal.interval(0.995);
        double[] density = new double[POINTS];
        double highest = 0;
        for (int i = 0; i < POINTS; i++) {
            density[i] = Math.max(0, marginal.density(at(shown, i)));
            highest = Math.max(highest, density[i]);
        }
        Path2D shape = new Path2D.Double();
        shape.moveTo(x(axis, shown.lower()), y);
        for (int i = 0; i < POINTS; i++) {
            shape.lineTo(x(axis, at(shown, i)), y + side * TALLEST * density[i] / highest);
        }
        shape.lineTo(x(axis, shown.upper()), y);
        shape.closePath();
        pen.fill(Palette.faint(color, side < 0 ? 0.45 : 0.15), shape);
        pen.outline(color, new BasicStroke(1.2f), shape);
        Interval interval = marginal.interval(Interval.LEVEL);
        double bar = y + side * 3;
        pen.line(Palette.INK, 2, x(axis, interval.lower()), bar, x(axis, interval.upper()), bar);
        double median = x(axis, marginal.median());
        pen.line(Palette.INK, 2, median, y, median, y + side * 8);
    }

    private static double at(Interval shown, int point) {
        return shown.lower() + shown.width() * point / (POINTS - 1);
    }

    /** Within the plot, whatever lies outside of the axis. */
    private double x(Axis axis, double value) {
        return left() + Math.min(1, Math.max(0, axis.fraction(value))) * plotWidth();
    }

    private double left() {
        return MARGIN + Fonts.width(Fonts.label(), rows.stream().map(Row::name).toList()) + 8;
    }

    private double plotWidth() {
        return width - left() - 2.5 * MARGIN;
    }

    private double top() {
        return MARGIN + (title.isBlank() ? 0 : Fonts.lineHeight(Fonts.title()) + 6);
    }

    private double bottom() {
        return top() + rows.size() * ROW_HEIGHT;
    }
}
