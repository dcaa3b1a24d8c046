package cytodiffusion.spark;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationFiles;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Cluster;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Drawn cells of two classes and a tiny model to judge on them. */
record Cells(Path folder) {
    static final int PER_CLASS = 24;
    static final Stop NEVER = () -> false;

    static Cells drawn(Path folder) throws IOException {
        Cells cells = new Cells(folder);
        new SmearDataset(List.of("lymphocyte", "monocyte"), PER_CLASS, 1, Domain.REFERENCE, 32)
                .write(cells.data(), Progress.SILENT, NEVER);
        // The classes of the tiny model.
        Files.move(cells.data().resolve("lymphocyte"), cells.data().resolve("a"));
        Files.move(cells.data().resolve("monocyte"), cells.data().resolve("b"));
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(cells.model()).save(TinyModel.random(manager), Precision.FP32);
        }
        return cells;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path model() {
        return folder.resolve("model");
    }

    /** One of class a. */
    Path image(int number) {
        return data().resolve(String.format(Locale.ROOT, "a/lymphocyte_%05d.png", number));
    }

    EvaluationRequest request() {
        return new EvaluationRequest(
                model(), DataFolder.of(data()), JudgedPart.ALL, 0, new EliminationSettings(3, 9, 2, 0.2), 7, "fp32");
    }

    /** What {@code cyto evaluate} does in this process. */
    static EvaluationResult here(EvaluationRequest request, Path out) throws IOException {
        try (TrainedModel model = TrainedModel.open(request.model(), "fp32");
                EvaluationFiles files = EvaluationFiles.of(out, model, request)) {
            EvaluationResult result = Evaluation.run(model, request, List.of(), row -> {}, NEVER, Progress.SILENT);
            files.finish(result);
            return result;
        }
    }

    /** What {@code cyto evaluate --spark} does. */
    static EvaluationResult onSpark(EvaluationRequest request, Path out, String master, Map<String, String> settings)
            throws IOException {
        try (Cluster cluster = Cluster.connect(master, settings);
                TrainedModel model = TrainedModel.open(request.model(), "fp32");
                EvaluationFiles files = EvaluationFiles.of(out, model, request)) {
            Judge judge = cluster.judge(parts(out), EvaluationFiles.settings(model, request));
            EvaluationResult result =
                    Evaluation.run(model, request, judge, List.of(), row -> {}, NEVER, Progress.SILENT);
            files.finish(result);
            return result;
        }
    }

    static String predictions(Path out) throws IOException {
        return Files.readString(out.resolve("predictions.csv"));
    }

    /** How many partitions are kept. */
    static long kept(Path out) {
        try (Stream<Path> files = Files.exists(parts(out)) ? Files.list(parts(out)) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path parts(Path out) {
        return out.resolve("predictions.parquet");
    }
}
