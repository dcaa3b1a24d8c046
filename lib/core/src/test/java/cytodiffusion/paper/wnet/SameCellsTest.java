package cytodiffusion.paper.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.PredictionRow;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.paper.wnet.SameCells.Judge;
import cytodiffusion.progress.Progress;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.Sent;
import cytodiffusion.run.Session;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two networks of one step: the first knows a class more, and has seen cells that the second is tested on. */
@Tag("numerics")
class SameCellsTest {
    private static final EliminationSettings TRIALS = new EliminationSettings(2, 2, 1, 0);

    @TempDir
    private Path folder;

    private Path draw(String name, List<String> classes, int perClass) throws IOException {
        Path data = folder.resolve(name);
        new SmearDataset(classes, perClass, 1, Domain.REFERENCE, 48).write(data, Progress.SILENT, () -> false);
        return data;
    }

    private Judge train(String name, Path data, long seed) throws IOException {
        Path model = folder.resolve(name);
        TrainingPlan plan =
                TrainingPlan.DEFAULT.preset("w-net-small").imageSize(32).seed(seed);
        ModelTraining.run(
                TrainingRequest.of(data, model, plan).precision("fp32").steps(1), () -> false, Progress.SILENT);
        return new Judge(name, model, DataFolder.of(data));
    }

    private static Set<String> test(Judge judge) {
        return new HashSet<>(
                new ModelFolder(judge.model()).readCard().training().split().get("test"));
    }

    @Test
    void askBothAboutTheCellsThatNeitherWasTrainedOn() throws IOException {
        Judge three = train("three", draw("larger", List.of("eosinophil", "lymphocyte", "platelet"), 40), 1);
        Judge two = train("two", draw("smaller", List.of("eosinophil", "lymphocyte"), 40), 2);
        Set<String> common = test(three);
        common.retainAll(test(two));
        assertFalse(common.isEmpty(), "seeds for which some cells are in both test splits");
        SameCells.Request request = new SameCells.Request(List.of(three, two), folder.resolve("out"), TRIALS, 1);
        Session session = Session.of("cyto experiment same-cells").runner(Sent.stoppingAfter(1));

        assertFalse(SameCells.run(request, session, () -> false, Progress.SILENT), "stopped after the first");
        assertTrue(SameCells.run(request, Session.of("again"), () -> false, Progress.SILENT));

        RecordedRun run = RecordedRun.in(folder.resolve("out")).orElseThrow();
        List<PredictionRow> rows = SameCells.rows(run);
        for (String model : List.of("three", "two")) {
            assertEquals(
                    common,
                    rows.stream()
                            .filter(row -> row.model().equals(model))
                            .map(PredictionRow::image)
                            .collect(Collectors.toSet()));
            assertTrue(SameCells.secondsACell(run, model) > 0);
        }
        assertTrue(
                rows.stream()
                        .allMatch(row -> List.of("eosinophil", "lymphocyte").contains(row.predicted())),
                "none is taken for a platelet, as there are none");
    }

    @Test
    void oneModelIsNoComparison() {
        Judge judge = new Judge("a", folder, DataFolder.of(folder));
        assertThrows(IllegalArgumentException.class, () -> new SameCells.Request(List.of(judge), folder, TRIALS, 1));
        assertThrows(
                IllegalArgumentException.class, () -> new SameCells.Request(List.of(judge, judge), folder, TRIALS, 1));
    }
}
