package cytodiffusion.report.figure;

import cytodiffusion.data.image.RgbImage;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Images in rows and columns with captions, as one picture. The rows may differ in length, the images in size.
 *
 * @param title above the grid, or the empty string
 * @param columnTitles above the columns from the left; may be fewer than there are columns
 * @param rowTitles beside the rows from the top; may be fewer than there are rows
 * @param rows the images, row by row
 * @param cellSize the room for an image, in logical pixels of its longer side, at least 16
 */
public record ImageGrid(
        String title, List<String> columnTitles, List<String> rowTitles, List<List<Cell>> rows, int cellSize)
        implements Figure {
    private static final int DEFAULT_CELL_SIZE = 112;

    /** What a frame says of an image. The frames differ in dash as well as in colour. */
    public enum Mark {
        /** No frame. */
        NONE,
        /** A solid green frame. */
        RIGHT,
        /** A dashed vermilion frame. */
        WRONG
    }

    /**
     * One image of the grid.
     *
     * @param caption below the image, or the empty string; wrapped where it is long
     */
    public record Cell(RgbImage image, String caption, Mark mark) {
        public Cell {
            Objects.requireNonNull(image, "image");
            Objects.requireNonNull(caption, "caption");
            Objects.requireNonNull(mark, "mark");
        }

        /** An image without a frame. */
        public Cell(RgbImage image, String caption) {
            this(image, caption, Mark.NONE);
        }
    }

    public ImageGrid {
        Objects.requireNonNull(title, "title");
        columnTitles = List.copyOf(columnTitles);
        rowTitles = List.copyOf(rowTitles);
        rows = rows.stream().map(List::copyOf).toList();
        if (rows.stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("An image grid needs at least one image");
        }
        if (cellSize < 16) {
            throw new IllegalArgumentException("A cell of " + cellSize + " pixels is too small: 16 is the least");
        }
    }

    /** Fills rows of {@code columns} images each, in the order given. */
    public static ImageGrid of(int columns, List<Cell> cells) {
        if (columns < 1) {
            throw new IllegalArgumentException("An image grid needs at least one column, not " + columns);
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += columns) {
            rows.add(cells.subList(from, Math.min(from + columns, cells.size())));
        }
        return ofRows(rows);
    }

    /** A grid of these rows. */
    public static ImageGrid ofRows(List<List<Cell>> rows) {
        return new ImageGrid("", List.of(), List.of(), rows, DEFAULT_CELL_SIZE);
    }

    /** The same grid below this title. */
    public ImageGrid withTitle(String newTitle) {
        return new ImageGrid(newTitle, columnTitles, rowTitles, rows, cellSize);
    }

    /** The same grid with titles above its columns. */
    public ImageGrid withColumnTitles(List<String> titles) {
        return new ImageGrid(title, titles, rowTitles, rows, cellSize);
    }

    /** The same grid with titles beside its rows. */
    public ImageGrid withRowTitles(List<String> titles) {
        return new ImageGrid(title, columnTitles, titles, rows, cellSize);
    }

    /** The same grid with this much room for an image, in logical pixels. */
    public ImageGrid withCellSize(int pixels) {
        return new ImageGrid(title, columnTitles, rowTitles, rows, pixels);
    }

    /** How many columns the longest row has. */
    public int columns() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    @Override
    public int width() {
        return new ImageGridLayout(this).width();
    }

    @Override
    public int height() {
        return new ImageGridLayout(this).height();
    }

    @Override
    public String description() {
        long images = rows.stream().mapToLong(List::size).sum();
        long wrong = rows.stream()
                .flatMap(List::stream)
                .filter(cell -> cell.mark() == Mark.WRONG)
                .count();
        return "Image grid" + (title.isEmpty() ? "" : ": " + title) + "; " + images + " images in " + rows.size()
                + " rows" + (wrong == 0 ? "" : ", " + wrong + " framed as wrong");
    }

    @Override
    public void paint(Graphics2D g) {
        new ImageGridLayout(this).paint(g);
    }
}
