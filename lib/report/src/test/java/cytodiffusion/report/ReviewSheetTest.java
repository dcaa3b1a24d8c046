package cytodiffusion.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.LabelReview;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.progress.Progress;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewSheetTest {
    @Test
    void showsTheFirstSuspects(@TempDir Path folder) throws IOException {
        new SmearDataset(List.of("basophil", "lymphocyte", "platelet"), 6, 1, Domain.REFERENCE, 32)
                .write(folder, Progress.SILENT, () -> false);
        ImageFolder cells = ImageFolder.scan(folder);
        List<Evaluation.Row> rows = cells.images().stream()
                .map(image -> new Prediction(image.id(), "basophil", "platelet", new double[] {1, 2, 0}, 0.1))
                .map(prediction -> new Evaluation.Row(prediction, 1, 1, 0))
                .toList();
        LabelReview review = LabelReview.of(new OutOfSample(cells.classes(), rows, List.of(), "a test", true));
        String last = review.suspects().get(7).prediction().image();
        ImageGrid sheet = ReviewSheet.of(review, cells, 8, Set.of(last));
        assertEquals(8, sheet.rows().stream().mapToInt(List::size).sum());
        String caption = sheet.rows().get(0).get(0).caption();
        assertTrue(caption.startsWith("1 (1.00): basophil → platelet"), caption);
        assertEquals(ImageGrid.Mark.NONE, sheet.rows().get(0).get(0).mark());
        assertEquals(ImageGrid.Mark.WRONG, sheet.rows().get(1).get(1).mark());
    }
}
