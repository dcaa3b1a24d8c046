package cytodiffusion.report.figure;

import cytodiffusion.data.image.RgbImage;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Images of every class against every class, close together, as in the paper's Figure 6.
 *
 * @param title above the grid, or the empty string
 * @param rowsLabel what the rows are
 * @param columnsLabel what the columns are
 * @param rowTitles one a row
 * @param columnTitles one a column
 * @param rows the images, as many a row as there are column titles, all of one size
 * @param cellSize the room for an image, in logical pixels
 */
public record ClassGrid(
        String title,
        String rowsLabel,
        String columnsLabel,
        List<String> rowTitles,
        List<String> columnTitles,
        List<List<RgbImage>> rows,
        int cellSize)
        implements Figure {
    private static final int MARGIN = 12;
    private static final int GAP = 4;
    private static final double TURN = Math.toRadians(35);
    private static final double WIDEST_ROW_TITLE = 150;

    public ClassGrid {
        rowTitles = List.copyOf(rowTitles);
        columnTitles = List.copyOf(columnTitles);
        rows = rows.stream().map(List::copyOf).toList();
        int columns = columnTitles.size();
        if (columns == 0 || rows.isEmpty() || rows.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("A grid of classes needs rows of " + columns + " images each");
        }
        if (rowTitles.size() != rows.size()) {
            throw new IllegalArgumentException(rowTitles.size() + " titles for " + rows.size() + " rows");
        }
    }

    @Override
    public int width() {
        double grid = left() + columnTitles.size() * (cellSize + GAP);
        double head = 0;
        for (int c = 0; c < columnTitles.size(); c++) {
            // Turned, a title reaches beyond its column.
            double length = Fonts.width(Fonts.label(), columnTitles.get(c)) * Math.cos(TURN);
            head = Math.max(head, titleLeft(c) + length + 2 * GAP);
        }
        double titles = left() + Math.max(Fonts.width(Fonts.title(), title), Fonts.width(Fonts.axis(), columnsLabel));
        return (int) Math.ceil(Math.max(grid, Math.max(head, titles)) + MARGIN);
    }

    @Override
    public int height() {
        return (int) Math.ceil(top() + rows.size() * (cellSize + GAP) + MARGIN);
    }

    @Override
    public String description() {
        return "Grid of " + rows.size() + " x " + columnTitles.size() + " images"
                + (title.isEmpty() ? "" : ": " + title) + "; rows: " + rowsLabel + "; columns: " + columnsLabel;
    }

    @Override
    public void paint(Graphics2D g) {
        Pen pen = new Pen(g);
        pen.fill(Palette.PAPER, new Rectangle2D.Double(0, 0, width(), height()));
        double y = MARGIN + Fonts.capHeight(Fonts.title());
        pen.text(title, Fonts.title(), Palette.INK, Pen.Anchor.LEFT, left(), y);
        pen.text(
                columnsLabel,
                Fonts.axis(),
                Palette.MUTED,
                Pen.Anchor.LEFT,
                left(),
                titleHeight() + MARGIN + Fonts.capHeight(Fonts.axis()));
        pen.turned(
                rowsLabel,
                Fonts.axis(),
                Palette.MUTED,
                Pen.Anchor.CENTRE,
                MARGIN + Fonts.lineHeight(Fonts.axis()) / 2,
                top() + rows.size() * (cellSize + GAP) / 2.0,
                -Math.PI / 2);
        for (int c = 0; c < columnTitles.size(); c++) {
            double x = titleLeft(c);
            pen.turned(columnTitles.get(c), Fonts.label(), Palette.INK, Pen.Anchor.LEFT, x, top() - 2 * GAP, -TURN);
        }
        for (int r = 0; r < rows.size(); r++) {
            paintRow(g, pen, r, top() + r * (cellSize + GAP));
        }
    }

    private void paintRow(Graphics2D g, Pen pen, int r, double y) {
        List<String> lines = Fonts.wrap(Fonts.label(), rowTitles.get(r), WIDEST_ROW_TITLE);
        for (int i = 0; i < lines.size(); i++) {
            double middle = y + cellSize / 2.0 + (i - (lines.size() - 1) / 2.0) * Fonts.lineHeight(Fonts.label());
            pen.middle(lines.get(i), Fonts.label(), Palette.INK, Pen.Anchor.RIGHT, left() - 2 * GAP, middle);
        }
        Graphics2D pixels = (Graphics2D) g.create();
        try {
            // In the stored picture's own pixels, so that an enlarged pixel is a square of whole pixels.
            pixels.scale(1.0 / SCALE, 1.0 / SCALE);
            for (int c = 0; c < columnTitles.size(); c++) {
                BufferedImage image = rows.get(r).get(c).toBufferedImage();
                int x = (int) Math.round(SCALE * (left() + c * (cellSize + GAP)));
                Pictures.drawImage(pixels, image, x, (int) Math.round(SCALE * y), SCALE * cellSize, SCALE * cellSize);
            }
        } finally {
            pixels.dispose();
        }
    }

    private double left() {
        double widest = rowTitles.stream()
                .mapToDouble(text -> Fonts.width(Fonts.label(), Fonts.wrap(Fonts.label(), text, WIDEST_ROW_TITLE)))
                .max()
                .orElse(0);
        return Math.ceil(MARGIN + Fonts.lineHeight(Fonts.axis()) + 2 * GAP + widest + 2 * GAP);
    }

    private double titleHeight() {
        return title.isEmpty() ? 0 : Fonts.lineHeight(Fonts.title()) + GAP;
    }

    private double top() {
        double heads = Fonts.width(Fonts.label(), columnTitles) * Math.sin(TURN) + Fonts.lineHeight(Fonts.label());
        return Math.ceil(MARGIN + titleHeight() + Fonts.lineHeight(Fonts.axis()) + GAP + heads + 2 * GAP);
    }

    /** Where a column's title begins. */
    private double titleLeft(int column) {
        return left() + (column + 0.4) * (cellSize + GAP);
    }
}
