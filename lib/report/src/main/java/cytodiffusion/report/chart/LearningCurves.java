package cytodiffusion.report.chart;

import cytodiffusion.report.chart.LearningCurve.Point;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Fonts;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.figure.Palette;
import cytodiffusion.report.figure.Pen;
import cytodiffusion.stats.Interval;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Learning curves on a logarithmic axis of training images, with bands of their intervals.
 *
 * <p>Not an XChart chart: XChart 3.8.8 labels the powers of ten of a logarithmic axis or every multiple of them, not the
 * numbers of images that were used, and it has no place for the note that says how the curves came about. For a chart of
 * the same scores that a cell can restyle see {@link Plot#lines}.
 *
 * @param xLabel what is counted on the logarithmic axis
 * @param yLabel the score with its unit
 * @param curves at least one
 * @param guessing the score of guessing, drawn as a dashed line; NaN where it is not known
 * @param note below the legend: what marks, bands and dots are
 */
public record LearningCurves(
        String title, String xLabel, String yLabel, List<LearningCurve> curves, double guessing, String note)
        implements Figure {
    private static final int WIDTH = 660;
    private static final int MARGIN = 12;
    private static final int LEFT = 74;
    private static final int PLOT_HEIGHT = 330;
    private static final int LABEL_DROP = 15;
    /** Room between the axis and the outermost points, as a share of the plot's width. */
    private static final double PADDING = 0.08;
    /** Between live marks at the same number of images. */
    private static final double DODGE = 15;

    /** From a mark to the dots of its repetitions, and from one curve's dots to the next one's. */
    private static final double BESIDE = 9;

    private static final double DOT_DISTANCE = 5;

    private static final int LEGEND_ROW = 20;
    private static final BasicStroke DASHED =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 4}, 0);

    public LearningCurves {
        curves = List.copyOf(curves);
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("A figure of learning curves needs at least one");
        }
    }

    /** The axis holds every repetition, mean and interval, as far as the latter make sense for a percentage. */
    Axis axis() {
        DoubleStream points =
                curves.stream().flatMap(curve -> curve.points().stream()).flatMapToDouble(LearningCurves::values);
        double[] values = DoubleStream.concat(points, DoubleStream.of(guessing))
                .filter(Double::isFinite)
                .toArray();
        return Axis.around(
                DoubleStream.of(values).min().orElseThrow(),
                DoubleStream.of(values).max().orElseThrow(),
                6);
    }

    private static DoubleStream values(Point point) {
        DoubleStream bounds = point.mean()
                .interval()
                .map(i -> DoubleStream.of(clipped(i.lower()), clipped(i.upper())))
                .orElse(DoubleStream.empty());
        return DoubleStream.concat(
                DoubleStream.concat(DoubleStream.of(point.mean().value()), DoubleStream.of(point.repetitions())),
                bounds);
    }

    /** Student's interval of few repetitions can reach beyond what a percentage can be. */
    private static double clipped(double percent) {
        return Math.min(100, Math.max(0, percent));
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return (int) Math.ceil(legendTop()
                + curves.size() * LEGEND_ROW
                + 8
                + noteLines().size() * Fonts.lineHeight(Fonts.small())
                + MARGIN);
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Learning curves" + (title.isBlank() ? "" : ": " + title));
        for (LearningCurve curve : curves) {
            text.append("; ").append(curve.name());
            for (Point point : curve.points()) {
                text.append(' ')
                        .append(Numbers.fixed(point.images(), 0))
                        .append(": ")
                        .append(Numbers.estimate(point.mean(), 1));
            }
        }
        return text.toString();
    }

    @Override
    public void paint(Graphics2D g) {
        Pen pen = new Pen(g);
        pen.fill(Palette.PAPER, new Rectangle2D.Double(0, 0, width(), height()));
        pen.text(title, Fonts.title(), Palette.INK, Pen.Anchor.LEFT, MARGIN, MARGIN + Fonts.capHeight(Fonts.title()));
        paintAxes(pen);
        paintGuessing(pen);
        ofKind(false).forEach(curve -> paintBandAndLine(pen, curve));
        for (boolean live : new boolean[] {false, true}) {
            List<LearningCurve> some = ofKind(live);
            for (int i = 0; i < some.size(); i++) {
                paintPoints(pen, some.get(i), i);
            }
        }
        paintLegend(pen);
    }

    private List<LearningCurve> ofKind(boolean live) {
        return curves.stream().filter(curve -> curve.live() == live).toList();
    }

    /** Marks of live curves stand side by side. */
    private double shift(int place) {
        return (place - (ofKind(true).size() - 1) / 2.0) * DODGE;
    }

    private void paintAxes(Pen pen) {
        Axis axis = axis();
        double right = LEFT + plotWidth();
        for (double tick : axis.ticks()) {
            double y = y(axis, tick);
            pen.line(Palette.GRID, 1, LEFT, y, right, y);
            pen.middle(axis.label(tick), Fonts.label(), Palette.INK, Pen.Anchor.RIGHT, LEFT - 8, y);
        }
        for (double images : sizes()) {
            double x = x(images);
            pen.line(Palette.GRID, 1, x, top(), x, bottom());
            pen.line(Palette.MUTED, 1, x, bottom(), x, bottom() + 4);
            double y = bottom() + 8 + Fonts.capHeight(Fonts.label());
            pen.text(Numbers.fixed(images, 0), Fonts.label(), Palette.INK, Pen.Anchor.CENTRE, x, y);
        }
        pen.line(Palette.MUTED, 1, LEFT, bottom(), right, bottom());
        pen.line(Palette.MUTED, 1, LEFT, top(), LEFT, bottom());
        double y = bottom() + 14 + Fonts.lineHeight(Fonts.label()) + Fonts.capHeight(Fonts.axis());
        pen.text(xLabel, Fonts.axis(), Palette.INK, Pen.Anchor.CENTRE, LEFT + plotWidth() / 2, y);
        double middle = (top() + bottom()) / 2;
        pen.turned(yLabel, Fonts.axis(), Palette.INK, Pen.Anchor.CENTRE, MARGIN + 8, middle, -Math.PI / 2);
    }

    private void paintGuessing(Pen pen) {
        if (Double.isFinite(guessing)) {
            double y = y(axis(), guessing);
            double right = LEFT + plotWidth();
            pen.outline(Palette.MUTED, DASHED, new Line2D.Double(LEFT, y, right, y));
            // Below the line where there is room: a model that learned nothing lies on it or just above.
            double baseline = y + LABEL_DROP < bottom() ? y + LABEL_DROP : y - 4;
            pen.text("guessing", Fonts.small(), Palette.MUTED, Pen.Anchor.RIGHT, right - 4, baseline);
        }
    }

    private void paintBandAndLine(Pen pen, LearningCurve curve) {
        Axis axis = axis();
        Color color = Palette.series(curve.colour());
        List<Point> known = curve.points().stream()
                .filter(p -> p.mean().interval().isPresent())
                .toList();
        if (known.size() > 1) {
            Path2D band = new Path2D.Double();
            for (int i = 0; i < known.size(); i++) {
                double y = y(axis, clipped(interval(known.get(i)).orElseThrow().upper()));
                if (i == 0) {
                    band.moveTo(x(known.get(i).images()), y);
                } else {
                    band.lineTo(x(known.get(i).images()), y);
                }
            }
            for (int i = known.size() - 1; i >= 0; i--) {
                band.lineTo(
                        x(known.get(i).images()),
                        y(axis, clipped(interval(known.get(i)).orElseThrow().lower())));
            }
            band.closePath();
            pen.fill(Palette.faint(color, 0.16), band);
        }
        for (int i = 1; i < curve.points().size(); i++) {
            Point from = curve.points().get(i - 1);
            Point to = curve.points().get(i);
            pen.line(
                    color,
                    2,
                    x(from.images()),
                    y(axis, from.mean().value()),
                    x(to.images()),
                    y(axis, to.mean().value()));
        }
    }

    private static Optional<Interval> interval(Point point) {
        return point.mean().interval();
    }

    private void paintPoints(Pen pen, LearningCurve curve, int place) {
        Axis axis = axis();
        Color color = Palette.series(curve.colour());
        for (Point point : curve.points()) {
            double x = x(point.images()) + (curve.live() ? shift(place) : 0);
            if (point.repetitions().length > 1) {
                for (double value : point.repetitions()) {
                    pen.fill(
                            Palette.faint(color, 0.55),
                            new Ellipse2D.Double(x + BESIDE + place * DOT_DISTANCE, y(axis, value) - 2, 4, 4));
                }
            }
            if (curve.points().size() == 1 || curve.live()) {
                interval(point)
                        .ifPresent(i ->
                                pen.line(color, 1.5, x, y(axis, clipped(i.lower())), x, y(axis, clipped(i.upper()))));
            }
            CurveMark.of(curve).paint(pen, x, y(axis, point.mean().value()));
        }
    }

    private void paintLegend(Pen pen) {
        double y = legendTop() + LEGEND_ROW / 2.0;
        for (LearningCurve curve : curves) {
            if (!curve.live()) {
                pen.line(Palette.series(curve.colour()), 2, LEFT, y, LEFT + 26, y);
            }
            CurveMark.of(curve).paint(pen, LEFT + 13, y);
            pen.middle(curve.name(), Fonts.label(), Palette.INK, Pen.Anchor.LEFT, LEFT + 36, y);
            y += LEGEND_ROW;
        }
        double line = legendTop() + curves.size() * LEGEND_ROW + 8 + Fonts.capHeight(Fonts.small());
        for (String text : noteLines()) {
            pen.text(text, Fonts.small(), Palette.MUTED, Pen.Anchor.LEFT, LEFT, line);
            line += Fonts.lineHeight(Fonts.small());
        }
    }

    private List<String> noteLines() {
        return note.isBlank() ? List.of() : Fonts.wrap(Fonts.small(), note, WIDTH - LEFT - MARGIN);
    }

    /** The numbers of images at which there is a point, ascending. */
    private double[] sizes() {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::images)
                .distinct()
                .sorted()
                .toArray();
    }

    private double x(double images) {
        double[] sizes = sizes();
        double low = Math.log(sizes[0]);
        double high = Math.log(sizes[sizes.length - 1]);
        double fraction = high > low ? (Math.log(images) - low) / (high - low) : 0.5;
        return LEFT + plotWidth() * (PADDING + (1 - 2 * PADDING) * fraction);
    }

    private double y(Axis axis, double value) {
        return bottom() - axis.fraction(value) * PLOT_HEIGHT;
    }

    private static double plotWidth() {
        return WIDTH - LEFT - 2.0 * MARGIN;
    }

    private double top() {
        return MARGIN + (title.isBlank() ? 0 : Fonts.lineHeight(Fonts.title()) + 8);
    }

    private double bottom() {
        return top() + PLOT_HEIGHT;
    }

    private double legendTop() {
        return bottom() + 26 + Fonts.lineHeight(Fonts.label()) + Fonts.lineHeight(Fonts.axis());
    }
}
