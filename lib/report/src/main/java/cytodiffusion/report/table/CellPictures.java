package cytodiffusion.report.table;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.figure.ImageGrid.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The pictures behind the rows of a table of predictions. */
public final class CellPictures {
    private static final int COLUMNS = 8;
    private static final int SIZE = 96;
    /** More than a screen holds. */
    private static final int MOST = 200;

    private CellPictures() {}

    /**
     * The pictures in the order of the rows: framed in green where the prediction is right, dashed orange where it is wrong,
     * with an arrow from the label to the predicted class; without a frame where there is no label or no prediction.
     *
     * @param folder that the images lie in
     * @param rows at least one and at most 200, with a column {@code image}
     * @throws IOException where a picture cannot be read
     * @throws IllegalArgumentException where an image is not in the folder, or there are none or too many
     */
    public static ImageGrid of(ImageFolder folder, Table rows) throws IOException {
        if (rows.isEmpty() || rows.rowCount() > MOST) {
            throw new IllegalArgumentException("There are " + rows.rowCount() + " rows to show; take 1 to " + MOST
                    + " of them, for instance with .first(24)");
        }
        Map<String, LabelledImage> files = new HashMap<>();
        folder.images().forEach(image -> files.put(image.id(), image));
        List<ImageGrid.Cell> cells = new ArrayList<>();
        for (Row row : rows) {
            LabelledImage image = files.get(row.getString("image"));
            if (image == null) {
                throw new IllegalArgumentException(
                        "There is no image \"" + row.getString("image") + "\" in " + folder.root());
            }
            cells.add(cell(image, text(row, "label"), text(row, "predicted")));
        }
        return ImageGrid.of(COLUMNS, cells).withCellSize(SIZE);
    }

    private static ImageGrid.Cell cell(LabelledImage image, String label, String predicted) throws IOException {
        var picture = image.read();
        if (label.isEmpty() || predicted.isEmpty()) {
            return new ImageGrid.Cell(picture, label + predicted, Mark.NONE);
        }
        return label.equals(predicted)
                ? new ImageGrid.Cell(picture, label, Mark.RIGHT)
                : new ImageGrid.Cell(picture, label + " → " + predicted, Mark.WRONG);
    }

    private static String text(Row row, String column) {
        return row.columnNames().contains(column) ? row.getString(column) : "";
    }
}
