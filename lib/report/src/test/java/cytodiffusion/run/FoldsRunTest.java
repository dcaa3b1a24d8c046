package cytodiffusion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cross-validation of a network of few steps, with its files. */
@Tag("long")
class FoldsRunTest {
    private static final Stop NEVER = () -> false;

    /** Which precision is faster is measured, and where it proves untrue a training begins twice. */
    private static final Session FP32 = Session.of("cyto experiment folds").precision("fp32");

    @TempDir
    private Path folder;

    private static OutOfFold.Request request(Path data, Path out) {
        TrainingPlan plan =
                TrainingPlan.DEFAULT.preset("resnet18-small").imageSize(32).seed(5);
        return new OutOfFold.Request(
                DataFolder.of(data), out, plan, 2, 1, null, 0, new EliminationSettings(2, 2, 1, 0), 1);
    }

    @Test
    void anInterruptedRunGoesOnAndLeavesPredictionsAndLabelsToLookAtAgain() throws IOException {
        Path data = folder.resolve("cells");
        new SmearDataset(List.of("eosinophil", "lymphocyte", "platelet"), 6, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, NEVER);
        Path out = folder.resolve("folds");
        OutOfFold.Request request = request(data, out);
        AtomicBoolean stop = new AtomicBoolean();
        List<String> begun = new ArrayList<>();
        FoldsRun.run(request, FP32, stop::get, work -> {
            begun.add(work.name());
            boolean secondFold = begun.contains("Classifying") && work.name().startsWith("Training");
            return (done, message) -> stop.compareAndSet(false, secondFold);
        });
        RecordedRun partly = RecordedRun.in(out).orElseThrow();
        assertFalse(partly.note().complete());
        assertEquals(9, partly.rows().size());
        assertFalse(Files.exists(out.resolve(FoldsRun.REVIEW)));

        OutOfSample whole = FoldsRun.run(request, FP32, NEVER, Progress.SILENT);

        FoldPredictions recorded = FoldPredictions.of(RecordedRun.in(out).orElseThrow());
        assertTrue(recorded.note().complete());
        assertEquals("resnet18-small", recorded.note().settings().get("preset"));
        assertEquals(18, recorded.predictions().size());
        assertEquals(
                whole.predictions().stream()
                        .map(p -> p.image() + p.predicted())
                        .sorted()
                        .toList(),
                recorded.predictions().stream()
                        .map(p -> p.image() + p.predicted())
                        .sorted()
                        .toList());
        RecordedPredictions predicted = RecordedPredictions.in(out).orElseThrow();
        assertEquals(
                List.of("eosinophil", "lymphocyte", "platelet"),
                predicted.table().classes());
        assertEquals(
                List.of(9L, 9L),
                Stream.of(1, 2)
                        .map(fold -> predicted.table().rows().stream()
                                .filter(row -> row.fold() == fold && row.errors().length == 3)
                                .count())
                        .toList(),
                "each row says in which fold it was predicted, and has the errors of its classes");
        long wrong = whole.predictions().stream().filter(p -> !p.isCorrect()).count();
        assertTrue(wrong > 0, "a network after one step cannot be right about everything");
        assertEquals(1 + wrong, Files.readAllLines(out.resolve(FoldsRun.REVIEW)).size());
        assertTrue(Files.size(out.resolve(FoldsRun.SHEET)) > 0);
        assertTrue(Files.size(out.resolve("confusion.png")) > 0);
    }

    @Test
    void shardsPutTogetherHaveTheSamePredictionsAndLabelsToLookAtAgain() throws IOException {
        Path data = folder.resolve("cells");
        new SmearDataset(List.of("eosinophil", "lymphocyte", "platelet"), 6, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, NEVER);
        Path whole = folder.resolve("whole");
        FoldsRun.run(request(data, whole), FP32, NEVER, Progress.SILENT);
        List<Path> parts = List.of(folder.resolve("1"), folder.resolve("2"));
        for (Path part : parts) {
            Shard shard = new Shard(parts.indexOf(part) + 1, 2);
            FoldsRun.run(request(data, part), FP32.shard(Optional.of(shard)), NEVER, Progress.SILENT);
            assertFalse(Files.exists(part.resolve(FoldsRun.REVIEW)));
        }
        Path all = folder.resolve("all");
        Shards.Merged merged = Shards.merge(all, parts);
        assertEquals(List.of(), merged.missing());
        assertTrue(merged.unfinished());

        FoldsRun.run(request(data, all), FP32, NEVER, work -> {
            assertFalse(work.name().startsWith("Training, epoch"), work.name());
            return (done, message) -> {};
        });

        for (String file : List.of(RecordedRun.RESULTS, RecordedPredictions.FILE, FoldsRun.REVIEW)) {
            assertEquals(Files.readString(whole.resolve(file)), Files.readString(all.resolve(file)));
        }
        assertTrue(RecordedRun.in(all).orElseThrow().note().complete());
    }
}
