package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Palette;
import cytodiffusion.report.figure.Pen;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * The mark of a curve's points, which differs in shape as well as in colour.
 *
 * @param index of colour and shape
 * @param hollow whether only its outline is drawn
 */
record CurveMark(int index, boolean hollow) {
    private static final double FILLED_RADIUS = 5;
    private static final double HOLLOW_RADIUS = 6;

    static CurveMark of(LearningCurve curve) {
        return new CurveMark(curve.colour(), curve.live());
    }

    void paint(Pen pen, double x, double y) {
        Color color = Palette.series(index);
        Shape shape = shape(x, y, hollow ? HOLLOW_RADIUS : FILLED_RADIUS);
        pen.fill(hollow ? Palette.PAPER : color, shape);
        pen.outline(color, new BasicStroke(2), shape);
    }

    /** Shapes of about the same area. */
    private Shape shape(double x, double y, double r) {
        return switch (index % 4) {
            case 0 -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
            case 1 -> polygon(x, y - r * 1.3, x + r * 1.3, y, x, y + r * 1.3, x - r * 1.3, y);
            case 2 -> new Rectangle2D.Double(x - r * 0.9, y - r * 0.9, 1.8 * r, 1.8 * r);
            default -> polygon(x, y - r * 1.2, x + r * 1.15, y + r * 0.9, x - r * 1.15, y + r * 0.9);
        };
    }

    private static Path2D polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
