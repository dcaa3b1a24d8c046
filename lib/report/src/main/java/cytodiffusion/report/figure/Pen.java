package cytodiffusion.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;

/** Draws the few things that the figures of this package are made of. */
public final class Pen {
    /** Which part of a text lies at the point where it is drawn. */
    public enum Anchor {
        LEFT(0),
        CENTRE(0.5),
        RIGHT(1);

        private final double fraction;

        Anchor(double fraction) {
            this.fraction = fraction;
        }
    }

    private final Graphics2D g;

    /** Draws with {@code g}, whose font, colour and stroke it changes. */
    public Pen(Graphics2D g) {
        this.g = g;
    }

    /** Text whose baseline is at {@code y}. */
    public void text(String text, Font font, Color color, Anchor anchor, double x, double y) {
        g.setFont(font);
        g.setColor(color);
        g.drawString(text, (float) (x - anchor.fraction * Fonts.width(font, text)), (float) y);
    }

    /** Text whose capitals are centred on {@code y}. */
    public void middle(String text, Font font, Color color, Anchor anchor, double x, double y) {
        text(text, font, color, anchor, x, y + Fonts.capHeight(font) / 2);
    }

    /** Text turned by {@code radians} (clockwise) around its anchor at (x, y). */
    public void turned(String text, Font font, Color color, Anchor anchor, double x, double y, double radians) {
        Graphics2D copy = (Graphics2D) g.create();
        try {
            copy.rotate(radians, x, y);
            new Pen(copy).middle(text, font, color, anchor, x, y);
        } finally {
            copy.dispose();
        }
    }

    /** A straight line of this width, both in logical pixels. */
    public void line(Color color, double width, double x1, double y1, double x2, double y2) {
        outline(
                color,
                new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER),
                shapeOf(x1, y1, x2, y2));
    }

    /** The edge of a shape. */
    public void outline(Color color, BasicStroke stroke, Shape shape) {
        g.setColor(color);
        g.setStroke(stroke);
        g.draw(shape);
    }

    /** A shape with its inside. */
    public void fill(Color color, Shape shape) {
        g.setColor(color);
        g.fill(shape);
    }

    private static Shape shapeOf(double x1, double y1, double x2, double y2) {
        return new Line2D.Double(x1, y1, x2, y2);
    }
}
