package cytodiffusion.report;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.evaluation.LabelReview;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.figure.ImageGrid.Mark;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The labels to look at again, as pictures. */
public final class ReviewSheet {
    private static final int COLUMNS = 6;
    private static final int CELL_SIZE = 120;

    private ReviewSheet() {}

    /**
     * The first {@code count} suspects: rank, margin in brackets, label, an arrow, what the model takes it for.
     *
     * @param folder that the predictions are of
     * @param wrong images whose label is known to be wrong, which get a dashed frame
     * @throws IOException where an image cannot be read
     * @throws IllegalArgumentException where nothing is suspicious
     */
    public static ImageGrid of(LabelReview review, ImageFolder folder, int count, Set<String> wrong)
            throws IOException {
        Map<String, LabelledImage> files = new HashMap<>();
        folder.images().forEach(image -> files.put(image.id(), image));
        List<LabelReview.Suspect> suspects = review.suspects();
        List<ImageGrid.Cell> cells = new ArrayList<>();
        for (LabelReview.Suspect suspect : suspects.subList(0, Math.min(count, suspects.size()))) {
            Prediction p = suspect.prediction();
            String caption = (cells.size() + 1) + " (" + Numbers.fixed(suspect.margin(), 2) + "): " + p.label() + " → "
                    + p.predicted();
            Mark mark = wrong.contains(p.image()) ? Mark.WRONG : Mark.NONE;
            cells.add(new ImageGrid.Cell(files.get(p.image()).read(), caption, mark));
        }
        return ImageGrid.of(COLUMNS, cells).withCellSize(CELL_SIZE);
    }
}
