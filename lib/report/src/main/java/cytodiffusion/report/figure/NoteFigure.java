package cytodiffusion.report.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A sentence in the place of a figure that cannot be drawn from this data. */
public record NoteFigure(String text) implements Figure {
    private static final int WIDTH = 600;
    private static final int MARGIN = 16;

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return (int) Math.ceil(2 * MARGIN + lines().size() * Fonts.lineHeight(Fonts.axis()));
    }

    @Override
    public String description() {
        return text;
    }

    @Override
    public void paint(Graphics2D g) {
        Pen pen = new Pen(g);
        pen.fill(Palette.PAPER, new Rectangle2D.Double(0, 0, WIDTH, height()));
        double y = MARGIN + Fonts.capHeight(Fonts.axis());
        for (String line : lines()) {
            pen.text(line, Fonts.axis(), Palette.MUTED, Pen.Anchor.LEFT, MARGIN, y);
            y += Fonts.lineHeight(Fonts.axis());
        }
    }

    private List<String> lines() {
        return Fonts.wrap(Fonts.axis(), text, WIDTH - 2 * MARGIN);
    }
}
