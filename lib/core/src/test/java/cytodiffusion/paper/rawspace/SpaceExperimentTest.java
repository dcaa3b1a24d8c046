package cytodiffusion.paper.rawspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.Sent;
import cytodiffusion.run.Session;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole experiment with trainings of one epoch on a few drawn cells. */
@Tag("numerics")
class SpaceExperimentTest {
    private static final List<String> CLASSES = List.of("eosinophil", "lymphocyte");

    @TempDir
    private Path folder;

    private Path draw(String name, Domain domain, long seed) throws IOException {
        Path data = folder.resolve(name);
        new SmearDataset(CLASSES, 10, seed, domain, 96).write(data, Progress.SILENT, () -> false);
        return data;
    }

    @Test
    void trainsOnTheOtherModelsSplitAndJudgesBothDatasets() throws IOException {
        Path data = draw("home", Domain.REFERENCE, 1);
        Path other = folder.resolve("other-model");
        ModelTraining.run(
                TrainingRequest.of(
                                data,
                                other,
                                TrainingPlan.DEFAULT.preset("vit-small").seed(9))
                        .steps(1),
                () -> false,
                Progress.SILENT);
        SpaceExperiment.Request request = new SpaceExperiment.Request(
                DataFolder.of(data),
                other,
                DataFolder.of(draw("elsewhere", Domain.SECOND_MICROSCOPE, 2)),
                folder.resolve("out"),
                List.of("vit-small"),
                List.of(Condition.RGB, Condition.RAW_MOSAIC),
                1,
                1);
        Session session = Session.of("cyto experiment raw-space").runner(Sent.stoppingAfter(2));

        assertFalse(SpaceExperiment.run(request, session, () -> true, Progress.SILENT), "stopped before it began");
        assertTrue(SpaceExperiment.run(request, session, () -> false, Progress.SILENT));

        List<SpaceRow> rows = SpaceRow.all(RecordedRun.in(folder.resolve("out")).orElseThrow());
        assertEquals(
                List.of("rgb home", "rgb elsewhere", "raw-mosaic home", "raw-mosaic elsewhere"),
                rows.stream().map(row -> row.condition() + " " + row.where()).toList());
        assertEquals(2, rows.get(0).score().n(), "the test of the other model's split");
        assertEquals(20, rows.get(1).score().n());
        assertEquals(2, rows.get(0).score().against(rows.get(2).score()).n(), "the same cells in both spaces");

        Path trained = folder.resolve("out").resolve("models").resolve("vit-small-raw-mosaic-1");
        Set<String> seen = new HashSet<>(
                new ModelFolder(trained).readCard().training().split().get("train"));
        seen.retainAll(new ModelFolder(other).readCard().training().split().get("test"));
        assertEquals(Set.of(), seen, "no test cell is trained on");

        String before = Files.readString(folder.resolve("out").resolve(RecordedRun.RESULTS));
        assertTrue(SpaceExperiment.run(request, session, () -> false, Progress.SILENT));
        assertEquals(
                before, Files.readString(folder.resolve("out").resolve(RecordedRun.RESULTS)), "nothing is repeated");
    }
}
