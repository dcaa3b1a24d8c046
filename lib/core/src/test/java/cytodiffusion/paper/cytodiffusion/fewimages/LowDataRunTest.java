package cytodiffusion.paper.cytodiffusion.fewimages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Pool;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.data.smear.UnlabelledSmear;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.Sent;
import cytodiffusion.run.Session;
import cytodiffusion.run.Shard;
import cytodiffusion.run.Shards;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of few images with tiny models, few steps and drawn cells. */
@Tag("long")
class LowDataRunTest {
    private static final Stop NEVER = () -> false;
    /** Which precision is faster is measured, and where it proves untrue a training begins twice. */
    private static final Session FP32 = Session.of("cyto experiment low-data").precision("fp32");

    private static final String NETWORK = "resnet18-small";
    private static final String FIRST_EPOCH = "Training, epoch 1 of ";

    @TempDir
    private static Path folder;

    private static Path cells;
    private static Path base;

    @TempDir
    private Path temporary;

    @BeforeAll
    static void drawAndPretrain() throws IOException {
        cells = folder.resolve("cells");
        new SmearDataset(List.of("eosinophil", "lymphocyte", "platelet"), 14, 1, Domain.REFERENCE, 48)
                .write(cells, Progress.SILENT, NEVER);
        Path others = folder.resolve("unlabelled");
        new UnlabelledSmear(List.of(Domain.SECOND_MICROSCOPE, Domain.SECOND_STAIN), 10, 1, 48)
                .write(others, Progress.SILENT, NEVER);
        base = folder.resolve("base");
        ModelTraining.run(
                TrainingRequest.of(others, base, TrainingPlan.DEFAULT.preset("tiny"))
                        .steps(2),
                NEVER,
                Progress.SILENT);
    }

    private LowDataRequest request(List<String> models, int steps) {
        return new LowDataRequest(
                DataFolder.of(cells),
                temporary.resolve("table"),
                models,
                List.of(2, 4),
                2,
                new LowDataRequest.Training(null, 32, base, steps, null, 2, 2),
                0,
                new EliminationSettings(2, 2, 1, 0),
                1);
    }

    private static LowDataTable run(LowDataRequest request, Stop stop, Progress progress) throws IOException {
        return LowDataRun.run(request, FP32, stop, progress);
    }

    @Test
    void everyCellIsTrainedOnItsSampleAndJudgedByTheSameImages() throws IOException {
        List<String> models = List.of(Studies.LowData.DIFFUSION, Studies.LowData.SCRATCH, NETWORK);
        LowDataTable table = run(request(models, 4), NEVER, Progress.SILENT);

        assertTrue(table.complete());
        assertEquals(
                table,
                LowDataTable.of(RecordedRun.in(temporary.resolve("table")).orElseThrow()));
        assertEquals(12, table.scores().size());
        assertEquals(models, table.models());
        assertEquals(List.of(2, 4), table.sizes());
        assertEquals("base", table.start(Studies.LowData.DIFFUSION));
        assertEquals("random weights", table.start(Studies.LowData.SCRATCH));
        assertEquals("cells", table.data());
        assertTrue(
                table.base().startsWith("base: 16 images of unlabelled (second-microscope, second-stain), 2 steps"),
                table.base());
        // 14 images of a class: a pool of 7, of the other 7 none is validated with but one.
        for (LowDataScore score : table.scores()) {
            assertEquals(3 * 6, score.testImages());
            assertTrue(score.balancedAccuracy() >= 0 && score.balancedAccuracy() <= 1);
            assertTrue(score.keptStep() >= 1 && score.keptStep() <= 4, score.toString());
            assertTrue(score.trainingSeconds() > 0);
        }
        assertTrue(table.mean(NETWORK, 2).orElseThrow().interval().isPresent());
        assertFalse(Files.exists(temporary.resolve("table").resolve("under-way")), "models are deleted once judged");
    }

    @Test
    void anInterruptedTableGoesOnWithoutRepeatingWhatIsDone() throws IOException {
        AtomicBoolean stop = new AtomicBoolean();
        List<String> begun = new ArrayList<>();
        Progress stopsInTheThirdTraining = work -> {
            begun.add(work.name());
            boolean third =
                    begun.stream().filter(name -> name.startsWith(FIRST_EPOCH)).count() == 3;
            return (done, message) -> stop.compareAndSet(false, third);
        };
        LowDataTable partly = run(request(List.of(NETWORK), 2), stop::get, stopsInTheThirdTraining);
        assertFalse(partly.complete(), begun.toString());
        assertEquals(2, partly.scores().size());

        List<String> again = new ArrayList<>();
        LowDataTable whole = run(request(List.of(NETWORK), 2), NEVER, work -> {
            again.add(work.name());
            return (done, message) -> {};
        });

        assertTrue(whole.complete());
        assertEquals(4, whole.scores().size());
        assertEquals(partly.scores(), whole.scores().subList(0, 2));
        assertEquals(
                1,
                again.stream().filter(name -> name.startsWith(FIRST_EPOCH)).count(),
                "one training had not begun: " + again);
    }

    @Test
    void otherSettingsAreRefused() throws IOException {
        AtomicBoolean stop = new AtomicBoolean();
        run(
                request(List.of(NETWORK), 2),
                stop::get,
                work -> (done, message) -> stop.compareAndSet(false, work.name().startsWith(FIRST_EPOCH)));
        assertEquals(
                0,
                RecordedRun.in(temporary.resolve("table")).orElseThrow().rows().size());
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> run(request(List.of(NETWORK), 3), NEVER, Progress.SILENT));
        assertTrue(refused.getMessage().contains("another training"), refused.getMessage());
    }

    @Test
    void aPretrainedModelThatHasSeenTheCellsIsRefused() throws IOException {
        Path knowing = temporary.resolve("knowing");
        ModelTraining.run(
                TrainingRequest.of(cells, knowing, TrainingPlan.DEFAULT.preset("tiny"))
                        .steps(1),
                NEVER,
                Progress.SILENT);
        LowDataRequest leaky = new LowDataRequest(
                DataFolder.of(cells),
                temporary.resolve("table"),
                List.of(Studies.LowData.DIFFUSION),
                List.of(2),
                1,
                new LowDataRequest.Training(null, 0, knowing, 1, null, 1, 1),
                0,
                new EliminationSettings(2, 2, 1, 0),
                1);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> run(leaky, NEVER, Progress.SILENT));
        assertTrue(refused.getMessage().contains("may know the test images"), refused.getMessage());
        assertFalse(Files.exists(temporary.resolve("table")));
    }

    /** All but the seconds, which no two runs share. */
    private static List<List<String>> results(Path table) throws IOException {
        return RecordedRun.in(table).orElseThrow().table().rows().stream()
                .map(row -> Stream.of(row.fields().subList(0, 9), row.fields().subList(11, 13))
                        .flatMap(List::stream)
                        .toList())
                .toList();
    }

    @Test
    void twoShardsPutTogetherAreTheTableOfOneMachine() throws IOException {
        LowDataRequest whole = request(List.of(NETWORK), 2);
        run(whole, NEVER, Progress.SILENT);
        Path all = temporary.resolve("all");
        List<Path> parts = List.of(temporary.resolve("1"), temporary.resolve("2"));
        for (Path part : parts) {
            LowDataRequest request = new LowDataRequest(
                    whole.data(),
                    part,
                    whole.models(),
                    whole.sizes(),
                    whole.repetitions(),
                    whole.training(),
                    whole.limit(),
                    whole.elimination(),
                    whole.seed());
            Session session = FP32.shard(Optional.of(new Shard(parts.indexOf(part) + 1, 2)))
                    .runner(Sent.stoppingAfter(2));
            assertTrue(LowDataRun.run(request, session, NEVER, Progress.SILENT).complete());
        }
        assertEquals(List.of(), Shards.merge(all, parts).missing());

        assertEquals(results(whole.out()), results(all));
        assertTrue(LowDataTable.of(RecordedRun.in(all).orElseThrow()).complete());
    }

    @Test
    void anotherProcessGetsTheSameJobs() throws IOException {
        LowDataJob job = new LowDataJob(
                new LowDataCell(NETWORK, 2, 1),
                DataFolder.of(cells),
                new Pool(7, 1, 6, 1),
                TrainingPlan.DEFAULT.preset(NETWORK),
                TrainingLength.of(0, Duration.ofSeconds(90)),
                0,
                EliminationSettings.PAPER,
                1);
        assertEquals(job, Sent.copy(job));
    }
}
