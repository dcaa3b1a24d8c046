package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Fonts;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.figure.Palette;
import cytodiffusion.report.figure.Pen;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;

/** Estimates one below the other, each with its interval and, where there is one, the paper's value. */
record ForestPlot(String title, String axisLabel, List<PaperComparison> estimates) implements Figure {
    private static final int MARGIN = 12;
    private static final int GAP = 12;
    private static final int PLOT_WIDTH = 360;
    private static final int ROW_HEIGHT = 38;
    private static final int OFFSET = 8;
    private static final double LONGEST_NAME = 290;
    private static final BasicStroke INTERVAL = new BasicStroke(2);

    ForestPlot {
        estimates = List.copyOf(estimates);
        if (estimates.isEmpty()) {
            throw new IllegalArgumentException("A forest plot needs at least one estimate");
        }
    }

    /** The axis holds every value and every bound. */
    Axis axis() {
        double[] values = estimates.stream()
                .flatMapToDouble(e -> DoubleStream.concat(values(e.ours()), values(e.paper())))
                .filter(Double::isFinite)
                .toArray();
        double min = DoubleStream.of(values).min().orElse(0);
        double max = DoubleStream.of(values).max().orElse(1);
        return Axis.around(min, max, 6);
    }

    @Override
    public int width() {
        double body = plotLeft() + PLOT_WIDTH + GAP + numbersWidth();
        return (int) Math.ceil(Math.max(body, MARGIN + Fonts.width(Fonts.title(), title)) + MARGIN);
    }

    @Override
    public int height() {
        double foot =
                8 + Fonts.lineHeight(Fonts.label()) + Fonts.lineHeight(Fonts.axis()) + Fonts.lineHeight(Fonts.label());
        return (int) Math.ceil(plotBottom() + foot + GAP + MARGIN);
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Forest plot" + (title.isBlank() ? "" : ": " + title));
        for (PaperComparison estimate : estimates) {
            text.append("; ").append(estimate.name()).append(' ').append(Numbers.estimate(estimate.ours(), decimals()));
            if (estimate.paper() != null) {
                text.append(", paper ").append(paperText(estimate));
            }
        }
        return text.toString();
    }

    @Override
    public void paint(Graphics2D g) {
        Pen pen = new Pen(g);
        pen.fill(Palette.PAPER, new Rectangle2D.Double(0, 0, width(), height()));
        pen.text(title, Fonts.title(), Palette.INK, Pen.Anchor.LEFT, MARGIN, MARGIN + Fonts.capHeight(Fonts.title()));
        paintAxis(pen);
        for (int i = 0; i < estimates.size(); i++) {
            paintEstimate(pen, estimates.get(i), plotTop() + (i + 0.5) * ROW_HEIGHT);
        }
        paintLegend(pen);
    }

    private void paintAxis(Pen pen) {
        Axis axis = axis();
        double bottom = plotBottom();
        for (double tick : axis.ticks()) {
            double x = x(axis, tick);
            pen.line(Palette.GRID, 1, x, plotTop(), x, bottom);
            pen.line(Palette.MUTED, 1, x, bottom, x, bottom + 4);
            double y = bottom + 8 + Fonts.capHeight(Fonts.label());
            pen.text(axis.label(tick), Fonts.label(), Palette.INK, Pen.Anchor.CENTRE, x, y);
        }
        pen.line(Palette.MUTED, 1, plotLeft(), bottom, plotLeft() + PLOT_WIDTH, bottom);
        double y = bottom + 8 + Fonts.lineHeight(Fonts.label()) + Fonts.capHeight(Fonts.axis()) + 4;
        pen.text(axisLabel, Fonts.axis(), Palette.INK, Pen.Anchor.CENTRE, plotLeft() + PLOT_WIDTH / 2.0, y);
    }

    private void paintEstimate(Pen pen, PaperComparison estimate, double y) {
        Axis axis = axis();
        double numbers = plotLeft() + PLOT_WIDTH + GAP;
        String name = Fonts.fit(Fonts.axis(), estimate.name(), LONGEST_NAME);
        pen.middle(name, Fonts.axis(), Palette.INK, Pen.Anchor.RIGHT, plotLeft() - GAP, y);
        boolean both = estimate.paper() != null;
        double oursY = both ? y - OFFSET : y;
        estimate.ours().interval().ifPresent(i -> paintBounds(pen, axis, i, oursY, Palette.BLUE));
        paintOurs(pen, x(axis, estimate.ours().value()), oursY);
        pen.middle(
                Numbers.estimate(estimate.ours(), decimals()),
                Fonts.label(),
                Palette.INK,
                Pen.Anchor.LEFT,
                numbers,
                oursY);
        if (both) {
            double paperY = y + OFFSET;
            estimate.paper().interval().ifPresent(i -> paintBounds(pen, axis, i, paperY, Palette.VERMILLION));
            paintPaper(pen, x(axis, estimate.paper().value()), paperY);
            String text = paperText(estimate) + " (paper)";
            pen.middle(text, Fonts.label(), Palette.MUTED, Pen.Anchor.LEFT, numbers, paperY);
        }
    }

    private void paintBounds(Pen pen, Axis axis, Interval interval, double y, Color color) {
        double lower = x(axis, interval.lower());
        double upper = x(axis, interval.upper());
        pen.line(color, 2, lower, y, upper, y);
        pen.line(color, 2, lower, y - 4, lower, y + 4);
        pen.line(color, 2, upper, y - 4, upper, y + 4);
    }

    private static void paintOurs(Pen pen, double x, double y) {
        pen.fill(Palette.BLUE, new Ellipse2D.Double(x - 5, y - 5, 10, 10));
    }

    private static void paintPaper(Pen pen, double x, double y) {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(x, y - 6);
        diamond.lineTo(x + 6, y);
        diamond.lineTo(x, y + 6);
        diamond.lineTo(x - 6, y);
        diamond.closePath();
        pen.fill(Palette.PAPER, diamond);
        pen.outline(Palette.VERMILLION, INTERVAL, diamond);
    }

    private void paintLegend(Pen pen) {
        double y = height() - MARGIN - Fonts.capHeight(Fonts.label()) / 2;
        double x = plotLeft();
        paintOurs(pen, x + 6, y);
        pen.middle("this run", Fonts.label(), Palette.INK, Pen.Anchor.LEFT, x + 18, y);
        if (estimates.stream().anyMatch(estimate -> estimate.paper() != null)) {
            double next = x + 18 + Fonts.width(Fonts.label(), "this run") + 2 * GAP;
            paintPaper(pen, next + 6, y);
            pen.middle("paper", Fonts.label(), Palette.INK, Pen.Anchor.LEFT, next + 18, y);
        }
    }

    private double x(Axis axis, double value) {
        return plotLeft() + axis.fraction(value) * PLOT_WIDTH;
    }

    private double plotLeft() {
        double names = estimates.stream()
                .mapToDouble(e -> Math.min(LONGEST_NAME, Fonts.width(Fonts.axis(), e.name())))
                .max()
                .orElse(0);
        return MARGIN + names + GAP;
    }

    private double plotTop() {
        return MARGIN + (title.isBlank() ? 0 : Fonts.lineHeight(Fonts.title()) + GAP / 2.0);
    }

    private double plotBottom() {
        return plotTop() + estimates.size() * ROW_HEIGHT;
    }

    private double numbersWidth() {
        return estimates.stream()
                .mapToDouble(e -> Math.max(
                        Fonts.width(Fonts.label(), Numbers.estimate(e.ours(), decimals())),
                        e.paper() == null ? 0 : Fonts.width(Fonts.label(), paperText(e) + " (paper)")))
                .max()
                .orElse(0);
    }

    /** The paper's value with all the digits that it was printed with. */
    private String paperText(PaperComparison estimate) {
        return Numbers.printed(estimate.paper(), decimals());
    }

    /** One digit more than the ticks have. */
    private int decimals() {
        return axis().decimals() + 1;
    }

    private static DoubleStream values(PointEstimate estimate) {
        if (estimate == null) {
            return DoubleStream.empty();
        }
        DoubleStream bounds = estimate.interval().stream().flatMapToDouble(i -> DoubleStream.of(i.lower(), i.upper()));
        return DoubleStream.concat(DoubleStream.of(estimate.value()), bounds);
    }
}
