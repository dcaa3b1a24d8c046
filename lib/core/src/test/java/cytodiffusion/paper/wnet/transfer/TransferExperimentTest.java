package cytodiffusion.paper.wnet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.NearDuplicates;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.paper.wnet.transfer.TransferExperiment.Request;
import cytodiffusion.paper.wnet.transfer.TransferRow.Key;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of one step on three classes, and twelve cells of two of them under a second microscope. */
@Tag("numerics")
class TransferExperimentTest {
    private static final List<String> CLASSES = List.of("eosinophil", "lymphocyte");

    @TempDir
    private Path folder;

    private Path elsewhere;
    private Path pretrained;

    @BeforeEach
    void pretrain() throws IOException {
        Path home = draw("home", List.of("eosinophil", "lymphocyte", "platelet"), 1, Domain.REFERENCE);
        elsewhere = draw("elsewhere", CLASSES, 2, Domain.SECOND_MICROSCOPE);
        // Drawn cells of one class have the same names everywhere, and a model may have seen none that judges it.
        rename(elsewhere);
        pretrained = train("pretrained", home, "w-net-small");
    }

    private Path draw(String name, List<String> classes, long seed, Domain domain) throws IOException {
        Path data = folder.resolve(name);
        new SmearDataset(classes, 12, seed, domain, 96).write(data, Progress.SILENT, () -> false);
        return data;
    }

    private static void rename(Path data) throws IOException {
        for (String name : CLASSES) {
            try (var files = Files.list(data.resolve(name))) {
                for (Path file : files.toList()) {
                    Files.move(file, file.resolveSibling("elsewhere-" + file.getFileName()));
                }
            }
        }
    }

    private Path train(String name, Path data, String preset) throws IOException {
        Path model = folder.resolve(name);
        TrainingPlan plan = TrainingPlan.DEFAULT.preset(preset).imageSize(32).seed(1);
        ModelTraining.run(
                TrainingRequest.of(data, model, plan).precision("fp32").steps(1), () -> false, Progress.SILENT);
        return model;
    }

    private Request request(Path model, List<Integer> perClass, List<Long> steps) {
        return new Request(
                DataFolder.of(elsewhere),
                model,
                Optional.empty(),
                folder.resolve("out"),
                perClass,
                1,
                steps,
                -1,
                NearDuplicates.SAME_CROP);
    }

    private static boolean run(Request request, Session session) throws IOException {
        return TransferExperiment.run(request, session.precision("fp32"), () -> false, Progress.SILENT);
    }

    private static Session session() {
        return Session.of("cyto experiment transfer");
    }

    private Map<Key, List<String>> predictions() throws IOException {
        return RecordedRun.in(folder.resolve("out")).map(TransferTable::of).orElseThrow().rows().stream()
                .collect(Collectors.toMap(TransferRow::key, row -> row.fields()
                        .subList(TransferRow.KEYS, row.fields().size() - 3)));
    }

    @Test
    void aTrainingThatWasStoppedGivesTheSameRows() throws IOException {
        Request request = request(pretrained, List.of(2, 4), List.of(1L, 3L));
        assertFalse(run(request, session().runner(Sent.stoppingAfter(2))), "stopped after the untuned and a training");
        assertEquals(3, predictions().size());
        assertTrue(run(request, session()));

        Map<Key, List<String>> rows = predictions();
        assertEquals(1 + 2 * 2 * 2, rows.size(), "the untuned network, and two starts, sizes and lengths");
        assertTrue(rows.containsKey(Key.untuned("pretrained")));
        assertFalse(Files.exists(folder.resolve("out/under-way")), "models are deleted");

        Path first = folder.resolve("first");
        Files.move(folder.resolve("out"), first);
        assertTrue(run(request, session()));
        assertEquals(rows, predictions());
    }

    /** Rows of three steps first, then of one: a training cannot go back, and what it gives is what a new one would. */
    @Test
    void fewerAndMoreStepsMayBeAskedForLater() throws IOException {
        assertTrue(run(request(pretrained, List.of(2), List.of(3L)), session()));
        assertTrue(run(request(pretrained, List.of(2), List.of(1L, 3L, 4L)), session()));
        Map<Key, List<String>> later = predictions();
        Files.move(folder.resolve("out"), folder.resolve("first"));
        assertTrue(run(request(pretrained, List.of(2), List.of(1L, 3L, 4L)), session()));
        assertEquals(predictions(), later);
    }

    @Test
    void bothStartsLearnFromTheSameImagesAndOthersJudge() throws IOException {
        Request request = request(pretrained, List.of(3), List.of(1L));
        Halves halves = Halves.of(request.data().scan(), NearDuplicates.SAME_CROP, () -> false, Progress.SILENT);
        assertTrue(run(request, session()));
        var rows = RecordedRun.in(folder.resolve("out")).map(TransferTable::of).orElseThrow();
        for (TransferRow row : rows.rows()) {
            assertEquals(halves.test().size(), row.answers().n());
            assertTrue(row.answers().confusion().classes().equals(CLASSES), "none is a platelet, as there are none");
        }
        assertTrue(rows.difference("pretrained", "scratch", 3, 1).isPresent());
    }

    @Test
    void aJobCanBeSentToAnotherProcess() throws IOException {
        TransferJob job = job(new Start("scratch", TrainingPlan.DEFAULT.preset("w-net-small")), List.of(1L, 3L));
        assertEquals(job, Sent.copy(job));
        assertEquals(List.of("scratch", "2", "1", "3"), job.keys().get(1));
        assertEquals(job(job.start(), List.of(3L)), job.rest(key -> key.equals(List.of("scratch", "2", "1", "1"))));
    }

    private TransferJob job(Start start, List<Long> steps) {
        return new TransferJob(start, 2, 1, steps, DataFolder.of(elsewhere), CLASSES, Map.of("train", List.of("a/1")));
    }

    @Test
    void refusesWhatMakesNoComparison() throws IOException {
        String tooMany = assertThrows(
                        IllegalArgumentException.class,
                        () -> run(request(pretrained, List.of(2, 9), List.of(1L)), session()))
                .getMessage();
        assertTrue(tooMany.contains("fewer than 9"), tooMany);
        Path ofTheSameCells = train("insider", elsewhere, "w-net-small");
        String seen = assertThrows(
                        IllegalArgumentException.class,
                        () -> run(request(ofTheSameCells, List.of(2), List.of(1L)), session()))
                .getMessage();
        assertTrue(seen.contains("was trained with"), seen);
        for (List<Integer> sizes : List.of(List.<Integer>of(), List.of(0))) {
            assertThrows(IllegalArgumentException.class, () -> request(pretrained, sizes, List.of(1L)));
        }
        assertThrows(IllegalArgumentException.class, () -> request(pretrained, List.of(2), List.of()));
    }

    @Test
    void refusesToGoOnWithAnotherPretrainedNetwork() throws IOException {
        assertTrue(run(request(pretrained, List.of(2), List.of(1L)), session()));
        Path other = train("other", folder.resolve("home"), "w-net-svm");
        assertThrows(IllegalArgumentException.class, () -> run(request(other, List.of(2), List.of(1L)), session()));
    }
}
