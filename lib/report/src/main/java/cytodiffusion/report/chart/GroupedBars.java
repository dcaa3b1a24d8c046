package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Fonts;
import cytodiffusion.report.figure.Palette;
import cytodiffusion.report.figure.Pen;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bars from 0 in groups, each with its interval, and in every group a dashed mark for what chance would give.
 *
 * @param title above the bars, or the empty string
 * @param axisLabel what the bars measure, with its unit
 * @param groups names of the groups, from the left
 * @param series the bars, one of each series in every group
 * @param chance of each group, in the same unit
 * @param chanceLabel what chance means here
 */
public record GroupedBars(
        String title, String axisLabel, List<String> groups, List<Bars> series, double[] chance, String chanceLabel)
        implements Figure {
    private static final int MARGIN = 12;
    private static final int PLOT_HEIGHT = 260;
    private static final int BAR = 26;
    private static final int GAP_OF_GROUPS = 34;
    private static final int SWATCH = 12;

    /**
     * Bars of one colour.
     *
     * @param values one a group, none below 0
     */
    public record Bars(String name, List<PointEstimate> values) {
        public Bars {
            values = List.copyOf(values);
        }
    }

    public GroupedBars {
        groups = List.copyOf(groups);
        series = List.copyOf(series);
        int count = groups.size();
        if (count == 0 || series.isEmpty() || chance.length != count) {
            throw new IllegalArgumentException("Bars need groups and series, and a level of chance for each group");
        }
        for (Bars bars : series) {
            if (bars.values().size() != count) {
                throw new IllegalArgumentException(
                        bars.name() + " has " + bars.values().size() + " bars for " + count + " groups");
            }
        }
    }

    /** From 0 to beyond every bar, interval and mark. */
    Axis axis() {
        double highest = series.stream()
                .flatMap(bars -> bars.values().stream())
                .flatMap(value -> Stream.of(
                        value.value(), value.interval().map(Interval::upper).orElse(0.0)))
                .mapToDouble(v -> v)
                .max()
                .orElseThrow();
        for (double level : chance) {
            highest = Math.max(highest, level);
        }
        return Axis.around(0, highest, 6);
    }

    @Override
    public int width() {
        double legend = left() + legendWidth();
        double titles = left() + Fonts.width(Fonts.title(), title);
        return (int) Math.ceil(Math.max(left() + plotWidth(), Math.max(legend, titles)) + MARGIN);
    }

    @Override
    public int height() {
        return (int) Math.ceil(legendTop() + legendLines() * Fonts.lineHeight(Fonts.label()) + MARGIN);
    }

    @Override
    public String description() {
        return "Bars" + (title.isEmpty() ? "" : ": " + title) + "; axis: " + axisLabel + "; groups: "
                + String.join(", ", groups) + "; "
                + String.join(", ", series.stream().map(Bars::name).toList());
    }

    @Override
    public void paint(Graphics2D g) {
        Pen pen = new Pen(g);
        pen.fill(Palette.PAPER, new Rectangle2D.Double(0, 0, width(), height()));
        pen.text(title, Fonts.title(), Palette.INK, Pen.Anchor.LEFT, left(), MARGIN + Fonts.capHeight(Fonts.title()));
        paintAxis(pen);
        for (int group = 0; group < groups.size(); group++) {
            paintGroup(pen, group);
        }
        paintLegend(pen);
    }

    private void paintAxis(Pen pen) {
        Axis axis = axis();
        for (double tick : axis.ticks()) {
            double y = y(axis, tick);
            pen.line(Palette.GRID, 1, left(), y, left() + plotWidth(), y);
            pen.middle(axis.label(tick), Fonts.label(), Palette.INK, Pen.Anchor.RIGHT, left() - 6, y);
        }
        double x = MARGIN + Fonts.lineHeight(Fonts.axis()) / 2;
        pen.turned(axisLabel, Fonts.axis(), Palette.INK, Pen.Anchor.CENTRE, x, top() + PLOT_HEIGHT / 2.0, -Math.PI / 2);
    }

    private void paintGroup(Pen pen, int group) {
        Axis axis = axis();
        double start = left() + GAP_OF_GROUPS / 2.0 + group * groupWidth();
        for (int s = 0; s < series.size(); s++) {
            PointEstimate value = series.get(s).values().get(group);
            double x = start + s * BAR;
            double y = y(axis, value.value());
            pen.fill(colour(s), new Rectangle2D.Double(x + 2, y, BAR - 4, bottom() - y));
            value.interval().ifPresent(interval -> {
                double middle = x + BAR / 2.0;
                double lower = y(axis, interval.lower());
                double upper = y(axis, interval.upper());
                pen.line(Palette.INK, 1.5, middle, lower, middle, upper);
                pen.line(Palette.INK, 1.5, middle - 4, lower, middle + 4, lower);
                pen.line(Palette.INK, 1.5, middle - 4, upper, middle + 4, upper);
            });
        }
        double end = start + series.size() * BAR;
        dashed(pen, start - 6, end + 6, y(axis, chance[group]));
        pen.line(Palette.MUTED, 1, left(), bottom(), left() + plotWidth(), bottom());
        pen.text(
                groups.get(group),
                Fonts.axis(),
                Palette.INK,
                Pen.Anchor.CENTRE,
                (start + end) / 2,
                bottom() + 8 + Fonts.capHeight(Fonts.axis()));
    }

    private static void dashed(Pen pen, double from, double to, double y) {
        for (double x = from; x < to; x += 8) {
            pen.line(Palette.INK, 2, x, y, Math.min(to, x + 5), y);
        }
    }

    private void paintLegend(Pen pen) {
        double line = Fonts.lineHeight(Fonts.label());
        double y = legendTop() + line / 2;
        double x = left();
        for (int s = 0; s < series.size(); s++) {
            String name = series.get(s).name();
            if (x > left() && x + entryWidth(name) > left() + plotWidth()) {
                x = left();
                y += line;
            }
            pen.fill(colour(s), new Rectangle2D.Double(x, y - SWATCH / 2.0, SWATCH, SWATCH));
            pen.middle(name, Fonts.label(), Palette.INK, Pen.Anchor.LEFT, x + SWATCH + 6, y);
            x += entryWidth(name);
        }
        double next = legendTop() + (legendLines() - 0.5) * line;
        dashed(pen, left(), left() + SWATCH + 8, next);
        pen.middle(note(), Fonts.label(), Palette.MUTED, Pen.Anchor.LEFT, left() + SWATCH + 14, next);
    }

    /** The lines that the names take, none wider than the plot if it can be helped, and the note's. */
    private int legendLines() {
        int lines = 1;
        double x = 0;
        for (Bars bars : series) {
            double entry = entryWidth(bars.name());
            if (x > 0 && x + entry > plotWidth()) {
                lines++;
                x = 0;
            }
            x += entry;
        }
        return lines + 1;
    }

    private String note() {
        return chanceLabel + "; bars with 95 % intervals";
    }

    private double legendWidth() {
        double widest = series.stream()
                .mapToDouble(bars -> entryWidth(bars.name()))
                .max()
                .orElse(0);
        return Math.max(widest, SWATCH + 14 + Fonts.width(Fonts.label(), note()));
    }

    private static double entryWidth(String name) {
        return SWATCH + 6 + Fonts.width(Fonts.label(), name) + 18;
    }

    private static Color colour(int index) {
        return Palette.series(index);
    }

    private double y(Axis axis, double value) {
        return bottom() - axis.fraction(value) * PLOT_HEIGHT;
    }

    private double left() {
        Axis axis = axis();
        double labels = Fonts.width(
                Fonts.label(), axis.ticks().stream().map(axis::label).toList());
        return Math.ceil(MARGIN + Fonts.lineHeight(Fonts.axis()) + 6 + labels + 8);
    }

    private double top() {
        return MARGIN + (title.isEmpty() ? 0 : Fonts.lineHeight(Fonts.title()) + 8);
    }

    private double bottom() {
        return top() + PLOT_HEIGHT;
    }

    private double legendTop() {
        return bottom() + 8 + Fonts.lineHeight(Fonts.axis()) + 10;
    }

    /** As wide as its bars or its name, and room beside them. */
    private double groupWidth() {
        double widest = Fonts.width(Fonts.axis(), groups);
        return Math.max(series.size() * BAR, widest) + GAP_OF_GROUPS;
    }

    private double plotWidth() {
        return groups.size() * groupWidth();
    }
}
