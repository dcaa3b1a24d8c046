package cytodiffusion.paper.wnet.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.progress.Progress;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.Sent;
import cytodiffusion.run.Session;
import cytodiffusion.training.LearningOptions;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A DCGAN and a judge of one step each, on drawn cells of two classes. */
class GeneratedCellsTest {
    private static final int PER_CLASS = 4;

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void draw() throws IOException {
        data = folder.resolve("data");
        new SmearDataset(List.of("lymphocyte", "platelet"), 80, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, () -> false);
    }

    private Path train(String preset, int crop) throws IOException {
        Path model = folder.resolve(preset + "-" + crop);
        TrainingPlan plan =
                TrainingPlan.DEFAULT.preset(preset).crop(crop).seed(1).learning(LearningOptions.PRESET.batch(4));
        ModelTraining.run(
                TrainingRequest.of(data, model, plan).precision("fp32").steps(1), () -> false, Progress.SILENT);
        return model;
    }

    private GeneratedCells.Request request(Path model, int perClass) throws IOException {
        return new GeneratedCells.Request(
                List.of(model), train("w-net-small", 0), DataFolder.of(data), perClass, 2, 1, folder.resolve("out"));
    }

    @Test
    void aRowForEachSourceAndItGoesOn() throws IOException {
        GeneratedCells.Request request = request(train("dcgan-small", 0), PER_CLASS);
        Session stopped = Session.of("cyto experiment generated-cells").runner(Sent.stoppingAfter(1));

        assertFalse(GeneratedCells.run(request, stopped, () -> false, Progress.SILENT), "stopped after the first");
        assertTrue(GeneratedCells.run(request, Session.of("again"), () -> false, Progress.SILENT));

        List<Map<String, String>> rows =
                RecordedRun.in(folder.resolve("out")).orElseThrow().rows();
        Map<String, String> real = rows.get(0);
        Map<String, String> drawn = rows.get(1);
        assertEquals(List.of("real", "dcgan-small-0"), List.of(real.get("source"), drawn.get("source")));
        assertEquals("8", drawn.get("cells"));
        assertEquals("", real.get("nearer"), "real cells were learned from nothing");
        double frechet = Double.parseDouble(real.get("frechet"));
        assertTrue(frechet < Double.parseDouble(drawn.get("frechet")), "noise is farther from real cells: " + rows);
        assertTrue(Double.parseDouble(drawn.get("nearer")) <= 1);
    }

    @Test
    void whatDoesNotShowTheSameIsNotCompared() throws IOException {
        GeneratedCells.Request request = request(train("dcgan-small", 32), PER_CLASS);

        Exception refused = assertThrows(
                IllegalArgumentException.class,
                () -> GeneratedCells.run(request, Session.of("cyto"), () -> false, Progress.SILENT));

        assertEquals(
                "dcgan-small-32 draws the central 32 pixels of a picture, and the judge sees 0 (0: all of it): they do"
                        + " not show the same",
                refused.getMessage());
    }

    /** Where all see the central part alone, and where drawing is stopped before its end. */
    @Test
    void aCropIsMadeOnceAndAStopIsNoFailure() throws IOException {
        Path judge = train("w-net-small", 32);
        GeneratedCells.Request request = new GeneratedCells.Request(
                List.of(train("dcgan-small", 32)), judge, DataFolder.of(data), PER_CLASS, 2, 1, folder.resolve("out"));

        assertFalse(GeneratedCells.run(request, Session.of("cyto"), () -> true, Progress.SILENT), "stopped at once");
        assertTrue(GeneratedCells.run(request, Session.of("again"), () -> false, Progress.SILENT));

        assertEquals(
                2, RecordedRun.in(folder.resolve("out")).orElseThrow().rows().size());
    }

    @Test
    void realIsNoNameOfAModel() {
        Path real = folder.resolve("real");
        assertThrows(
                IllegalArgumentException.class,
                () -> new GeneratedCells.Request(List.of(real), real, DataFolder.of(folder), 1, 1, 1, folder));
    }

    @Test
    void tooFewUnseenCellsAreWrongUsage() throws IOException {
        GeneratedCells.Request request = request(train("dcgan-small", 0), 500);

        Exception refused = assertThrows(
                IllegalArgumentException.class,
                () -> GeneratedCells.run(request, Session.of("cyto"), () -> false, Progress.SILENT));

        assertTrue(refused.getMessage().endsWith("ask for fewer with --per-class"), refused.getMessage());
    }
}
