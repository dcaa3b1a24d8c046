package cytodiffusion.paper.cytodiffusion.indomain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.LabelReview;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.OutOfFold;
import cytodiffusion.stats.curves.RankedSearch;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review of labels against the truth: cells that look very different, some of them under the other's name. */
@Tag("long")
class PlantedReviewTest {
    private static final Stop NEVER = () -> false;

    @TempDir
    private Path folder;

    @Test
    void labelsThatWereMadeWrongStandAtTheTop() throws IOException {
        Path data = folder.resolve("cells");
        new SmearDataset(List.of("eosinophil", "platelet"), 30, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, NEVER);
        PlantedErrors planted =
                PlantedErrors.plant(ImageFolder.scan(data), 3, 1, folder.resolve("wrong"), NEVER, Progress.SILENT);
        TrainingPlan plan =
                TrainingPlan.DEFAULT.preset("resnet18-small").imageSize(32).seed(1);
        OutOfSample predictions = OutOfFold.run(
                new OutOfFold.Request(
                        DataFolder.of(planted.folder()),
                        folder.resolve("folds"),
                        plan,
                        3,
                        25,
                        null,
                        0,
                        OpenModel.DEFAULT_ELIMINATION,
                        1),
                NEVER,
                Progress.SILENT);

        RankedSearch search = LabelReview.of(predictions).search(planted.images());
        assertTrue(search.found(6) >= 5, search.found(6) + " of 6 among the first 6");
        assertTrue(search.pValue(6) < 1e-4, "p by chance is " + search.pValue(6));
    }
}
