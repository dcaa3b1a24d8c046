package cytodiffusion.report.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Several figures as the panels of one, in rows, each with its letter.
 *
 * @param rows the panels, from A on
 */
public record PanelFigure(List<List<Figure>> rows) implements Figure {
    private static final int GAP = 16;
    private static final int LETTER = 22;

    public PanelFigure {
        rows = rows.stream().map(List::copyOf).toList();
        if (rows.isEmpty() || rows.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("A figure of panels needs at least one panel in each row");
        }
    }

    /** A chart as a panel of this size, in logical pixels. */
    public static Figure panel(Chart<?, ?> chart, int width, int height) {
        return new SizedFigure(chart, width, height);
    }

    @Override
    public int width() {
        return rows.stream()
                .mapToInt(row -> row.stream().mapToInt(Figure::width).sum() + GAP * (row.size() - 1))
                .max()
                .orElseThrow();
    }

    @Override
    public int height() {
        return rows.stream().mapToInt(row -> rowHeight(row) + GAP).sum() - GAP;
    }

    @Override
    public String description() {
        return rows.stream().flatMap(List::stream).map(Figure::description).collect(Collectors.joining(" | "));
    }

    @Override
    public void paint(Graphics2D g) {
        Pen pen = new Pen(g);
        pen.fill(Palette.PAPER, new Rectangle2D.Double(0, 0, width(), height()));
        char letter = 'A';
        int y = 0;
        for (List<Figure> row : rows) {
            int x = 0;
            for (Figure panel : row) {
                Graphics2D own = (Graphics2D) g.create(x, y + LETTER, panel.width(), panel.height());
                try {
                    panel.paint(own);
                } finally {
                    own.dispose();
                }
                pen.text(String.valueOf(letter), Fonts.bold(17), Palette.INK, Pen.Anchor.LEFT, x + 4, y + 17);
                letter++;
                x += panel.width() + GAP;
            }
            y += rowHeight(row) + GAP;
        }
    }

    private static int rowHeight(List<Figure> row) {
        return LETTER + row.stream().mapToInt(Figure::height).max().orElse(0);
    }
}
