package cytodiffusion.paper.cytodiffusion.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.io.FileTree;
import cytodiffusion.paper.cytodiffusion.Profile;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.PretrainedNetworks;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.Sent;
import cytodiffusion.run.Session;
import cytodiffusion.run.Shard;
import cytodiffusion.run.Shards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that learned next to nothing judge a cell of each class in all 22 domains. */
@Tag("long")
class DomainShiftExperimentTest {
    private static final int DOMAINS = 22;
    private static final Stop NEVER = () -> false;

    @TempDir
    private Path folder;

    private static Profile profile(List<String> baselines) {
        Profile smoke = Profile.SMOKE;
        Studies studies = smoke.studies();
        return new Profile(
                smoke.id(),
                10,
                new Profile.Models(
                        smoke.models().recipe(), 2, null, smoke.models().networkSteps()),
                smoke.judging(),
                new Studies(
                        studies.inDomain(),
                        studies.uncertainty(),
                        studies.anomaly(),
                        new Studies.Shift(1, 1, EliminationSettings.withoutElimination(2), baselines, 1, "", 0, true),
                        studies.lowData(),
                        studies.sampling(),
                        studies.heatmaps(),
                        studies.howItWorks()));
    }

    private DomainShiftExperiment.Request request(List<String> baselines, int repetitions, int perClass) {
        return new DomainShiftExperiment.Request(
                folder, profile(baselines), repetitions, perClass, 2, null, null, 1, PretrainedNetworks.NONE);
    }

    private static boolean run(DomainShiftExperiment.Request request, Stop stop, Progress progress) throws IOException {
        return DomainShiftExperiment.run(request, Session.of("cyto experiment domain-shift"), stop, progress);
    }

    private List<Map<String, String>> rows() throws IOException {
        return RecordedRun.in(folder).orElseThrow().rows();
    }

    private boolean hasARow() {
        try {
            return RecordedRun.in(folder).filter(run -> !run.rows().isEmpty()).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyModelHasARowForEveryDomain() throws IOException {
        assertTrue(run(request(List.of("resnet18-gn-small"), 1, 1), NEVER, Progress.SILENT));

        RecordedRun run = RecordedRun.in(folder).orElseThrow();
        ShiftScores scores = ShiftScores.of(run);
        assertTrue(run.note().complete());
        assertEquals(List.of(DomainShiftStudy.DIFFUSION, "resnet18-gn-small"), scores.models());
        assertEquals(DOMAINS, scores.domains().size());
        assertEquals(2 * DOMAINS, scores.items().size());
        for (int i = 0; i < scores.items().size(); i++) {
            Map<String, String> row = run.rows().get(i);
            ShiftScore score = scores.items().get(i);
            assertEquals(8, score.n());
            assertEquals(Integer.parseInt(row.get("correct")), score.confusion().correct());
            assertEquals(
                    Double.parseDouble(row.get("balanced accuracy")),
                    score.confusion().balancedAccuracy(),
                    1e-6);
            assertEquals("1", row.get("training seed"));
            assertEquals(score.model().equals(DomainShiftStudy.DIFFUSION) ? "2" : "1", row.get("steps"));
            assertEquals(64, row.get("model sha256").length());
        }
    }

    @Test
    void whatIsDoneIsNotRepeatedAfterAnInterrupt() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Stop inTheMiddle = () -> hasARow() && asked.incrementAndGet() > 8;
        assertFalse(run(request(List.of(), 1, 1), inTheMiddle, Progress.SILENT));
        List<Map<String, String>> before = rows();
        assertTrue(!before.isEmpty() && before.size() < DOMAINS, before.size() + " rows");
        // Rows with a mark of their own show that they are taken over.
        String marked = Files.readString(folder.resolve(RecordedRun.RESULTS))
                .replace(before.get(0).get("model sha256"), "marked");
        Files.writeString(folder.resolve(RecordedRun.RESULTS), marked);

        assertTrue(run(request(List.of(), 1, 1), NEVER, Progress.SILENT));

        List<Map<String, String>> after = rows();
        assertEquals(DOMAINS, after.size());
        assertEquals(
                before.size(),
                after.stream()
                        .filter(row -> row.get("model sha256").equals("marked"))
                        .count());
    }

    @Test
    void moreRepetitionsGoOnAndOtherSettingsAreRefused() throws IOException {
        assertTrue(run(request(List.of(), 1, 1), NEVER, Progress.SILENT));
        assertTrue(run(request(List.of(), 2, 1), NEVER, Progress.SILENT));
        assertEquals(2 * DOMAINS, rows().size());
        assertEquals(
                2,
                rows().stream().map(row -> row.get("model sha256")).distinct().count(),
                "another seed");

        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> run(request(List.of(), 2, 3), NEVER, Progress.SILENT));
        assertTrue(refused.getMessage().contains("cells of each class"), refused.getMessage());
    }

    @Test
    void twoShardsPutTogetherAreTheTableOfOneMachine() throws IOException {
        List<String> baselines = List.of("resnet18-gn-small");
        // Which precision is faster is measured, and a busy machine measures now this and now that.
        Session whole = Session.of("cyto experiment domain-shift").precision("fp32");
        assertTrue(DomainShiftExperiment.run(request(baselines, 1, 1), whole, NEVER, Progress.SILENT));
        Path first = folder.resolveSibling(folder.getFileName() + "-1");
        Path second = folder.resolveSibling(folder.getFileName() + "-2");
        Path all = folder.resolveSibling(folder.getFileName() + "-all");
        try {
            for (Path out : List.of(first, second)) {
                Shard shard = new Shard(out.equals(first) ? 1 : 2, 2);
                // As another process gets it.
                Session session = whole.shard(Optional.of(shard)).runner(Sent.stoppingAfter(1));
                assertTrue(DomainShiftExperiment.run(
                        new DomainShiftExperiment.Request(
                                out, profile(baselines), 1, 1, 2, null, null, 1, PretrainedNetworks.NONE),
                        session,
                        NEVER,
                        Progress.SILENT));
            }
            assertEquals(List.of(), Shards.merge(all, List.of(second, first)).missing());
            assertEquals(
                    Files.readString(folder.resolve(RecordedRun.RESULTS)),
                    Files.readString(all.resolve(RecordedRun.RESULTS)));
            assertTrue(RecordedRun.in(all).orElseThrow().note().complete());
        } finally {
            for (Path out : List.of(first, second, all)) {
                FileTree.delete(out);
            }
        }
    }
}
