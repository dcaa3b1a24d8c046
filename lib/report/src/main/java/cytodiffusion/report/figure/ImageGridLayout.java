package cytodiffusion.report.figure;

import cytodiffusion.data.image.RgbImage;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Where the parts of an {@link ImageGrid} lie, in logical pixels. */
final class ImageGridLayout {
    private static final int MARGIN = 10;
    private static final int GAP = 12;
    private static final int TEXT_GAP = 4;
    private static final int FRAME_GAP = 2;
    private static final double FRAME_WIDTH = 2.5;
    private static final double WIDEST_ROW_TITLE = 170;
    private static final int MOST_LINES = 3;
    private static final BasicStroke SOLID = new BasicStroke((float) FRAME_WIDTH);
    private static final BasicStroke DASHED = new BasicStroke(
            (float) FRAME_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);

    private final ImageGrid grid;
    private final Font titleFont = Fonts.title();
    private final Font headFont = Fonts.bold(12);
    private final Font captionFont = Fonts.label();

    ImageGridLayout(ImageGrid grid) {
        this.grid = grid;
    }

    int width() {
        double cells = grid.columns() * (grid.cellSize() + GAP) - GAP;
        double title = Fonts.width(titleFont, grid.title());
        return (int) Math.ceil(2 * MARGIN + Math.max(rowTitleWidth() + cells, title));
    }

    int height() {
        double height = cellsTop() + MARGIN - GAP;
        for (List<ImageGrid.Cell> row : grid.rows()) {
            height += rowHeight(row) + GAP;
        }
        return (int) Math.ceil(height);
    }

    void paint(Graphics2D g) {
        Pen pen = new Pen(g);
        pen.fill(Palette.PAPER, new Rectangle2D.Double(0, 0, width(), height()));
        pen.text(
                grid.title(), titleFont, Palette.INK, Pen.Anchor.LEFT, MARGIN, MARGIN + Fonts.capHeight(titleFont) + 2);
        paintColumnTitles(pen);
        double y = cellsTop();
        for (int r = 0; r < grid.rows().size(); r++) {
            if (r < grid.rowTitles().size()) {
                paintRowTitle(pen, grid.rowTitles().get(r), y + grid.cellSize() / 2.0);
            }
            List<ImageGrid.Cell> row = grid.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                paintCell(g, row.get(c), cellLeft(c), y);
            }
            y += rowHeight(row) + GAP;
        }
    }

    private void paintColumnTitles(Pen pen) {
        double bottom = cellsTop() - TEXT_GAP - 2;
        double line = Fonts.lineHeight(headFont);
        for (int c = 0; c < Math.min(grid.columns(), grid.columnTitles().size()); c++) {
            List<String> lines = lines(headFont, grid.columnTitles().get(c), grid.cellSize());
            for (int i = 0; i < lines.size(); i++) {
                double y = bottom - (lines.size() - 1 - i) * line;
                pen.text(
                        lines.get(i), headFont, Palette.INK, Pen.Anchor.CENTRE, cellLeft(c) + grid.cellSize() / 2.0, y);
            }
        }
    }

    private void paintRowTitle(Pen pen, String title, double middle) {
        List<String> lines = lines(headFont, title, WIDEST_ROW_TITLE);
        double line = Fonts.lineHeight(headFont);
        double right = MARGIN + rowTitleWidth() - GAP;
        for (int i = 0; i < lines.size(); i++) {
            double y = middle + (i - (lines.size() - 1) / 2.0) * line;
            pen.middle(lines.get(i), headFont, Palette.INK, Pen.Anchor.RIGHT, right, y);
        }
    }

    private void paintCell(Graphics2D g, ImageGrid.Cell cell, double left, double top) {
        RgbImage image = cell.image();
        double scale = scale(image);
        int width = Math.max(1, (int) Math.round(image.width() * scale));
        int height = Math.max(1, (int) Math.round(image.height() * scale));
        double x = left + (grid.cellSize() - (double) width / Figure.SCALE) / 2;
        double y = top + (grid.cellSize() - (double) height / Figure.SCALE) / 2;
        Graphics2D pixels = (Graphics2D) g.create();
        try {
            // In the stored picture's own pixels, so that an enlarged pixel is a square of whole pixels.
            pixels.scale(1.0 / Figure.SCALE, 1.0 / Figure.SCALE);
            int px = (int) Math.round(x * Figure.SCALE);
            int py = (int) Math.round(y * Figure.SCALE);
            Pictures.drawImage(pixels, image.toBufferedImage(), px, py, width, height);
        } finally {
            pixels.dispose();
        }
        Pen pen = new Pen(g);
        paintFrame(pen, cell.mark(), x, y, (double) width / Figure.SCALE, (double) height / Figure.SCALE);
        List<String> lines = lines(captionFont, cell.caption(), grid.cellSize());
        double baseline = top + grid.cellSize() + TEXT_GAP + FRAME_GAP + Fonts.capHeight(captionFont);
        for (String line : lines) {
            pen.text(line, captionFont, Palette.INK, Pen.Anchor.CENTRE, left + grid.cellSize() / 2.0, baseline);
            baseline += Fonts.lineHeight(captionFont);
        }
    }

    private static void paintFrame(Pen pen, ImageGrid.Mark mark, double x, double y, double width, double height) {
        double out = FRAME_WIDTH / 2;
        Rectangle2D frame = new Rectangle2D.Double(x - out, y - out, width + 2 * out, height + 2 * out);
        switch (mark) {
            case RIGHT -> pen.outline(Palette.GREEN, SOLID, frame);
            case WRONG -> pen.outline(Palette.VERMILLION, DASHED, frame);
            case NONE -> {}
        }
    }

    /** Stored pixels per image pixel, so that the longer side fills the cell. */
    private double scale(RgbImage image) {
        return (double) grid.cellSize() * Figure.SCALE / Math.max(image.width(), image.height());
    }

    private double cellLeft(int column) {
        return MARGIN + rowTitleWidth() + column * (grid.cellSize() + GAP);
    }

    private double cellsTop() {
        double title = grid.title().isEmpty() ? 0 : Fonts.lineHeight(titleFont) + 2 * TEXT_GAP;
        int lines = grid.columnTitles().stream()
                .mapToInt(text -> lines(headFont, text, grid.cellSize()).size())
                .max()
                .orElse(0);
        return MARGIN + title + (lines == 0 ? 0 : lines * Fonts.lineHeight(headFont) + TEXT_GAP);
    }

    private double rowTitleWidth() {
        double widest = grid.rowTitles().stream()
                .mapToDouble(title -> Fonts.width(headFont, lines(headFont, title, WIDEST_ROW_TITLE)))
                .max()
                .orElse(0);
        return widest == 0 ? 0 : widest + GAP;
    }

    private double rowHeight(List<ImageGrid.Cell> row) {
        int lines = row.stream()
                .mapToInt(cell ->
                        lines(captionFont, cell.caption(), grid.cellSize()).size())
                .max()
                .orElse(0);
        return grid.cellSize() + (lines == 0 ? 0 : FRAME_GAP + TEXT_GAP + lines * Fonts.lineHeight(captionFont));
    }

    private static List<String> lines(Font font, String text, double width) {
        if (text.isBlank()) {
            return List.of();
        }
        return Fonts.wrap(font, text, width).stream()
                .limit(MOST_LINES)
                .map(line -> Fonts.fit(font, line, width))
                .toList();
    }
}
