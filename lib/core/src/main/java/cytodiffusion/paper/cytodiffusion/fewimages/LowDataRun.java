package cytodiffusion.paper.cytodiffusion.fewimages;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.Pool;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.Splitter;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.KeptEvaluation;
import cytodiffusion.io.FileTree;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.paper.cytodiffusion.Profile;
import cytodiffusion.progress.InterruptLatch;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.ExperimentFolder;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.RunNote;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.PretrainedModel;
import cytodiffusion.training.PretrainedNetworks;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import cytodiffusion.training.TrainingSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * The paper's experiment with few images (CytoDiffusion, Section 3.10): samples of 10 to 150 images a class are drawn
 * from a pool of 250, five times each; every model is trained on each sample, the checkpoint with the highest validation
 * accuracy is kept, and all are judged on the same test images. What is done is kept in a folder: finished trainings are
 * not repeated, and an interrupted one goes on where it stopped. A model is deleted once it is judged.
 */
public final class LowDataRun {
    private final LowDataRequest request;
    private final Pool pool;
    private final ImageFolder images;
    private final Optional<PretrainedModel> base;
    private final Stop stop;
    private final Progress progress;

    private LowDataRun(LowDataRequest request, ImageFolder images, Pool pool, Stop stop, Progress progress) {
        this.request = request;
        this.images = images;
        this.pool = pool;
        this.stop = stop;
        this.progress = progress;
        base = Optional.ofNullable(request.training().init()).map(PretrainedModel::new);
    }

    /**
     * Trains and judges cell by cell; when stopped it returns what is done.
     *
     * @param command that asks for it, for the note beside the table
     * @throws IOException where data cannot be read or results cannot be written
     * @throws IllegalArgumentException where the classes are too small, the folder was begun with other settings, or the
     *     pretrained model has seen test images
     */
    public static LowDataTable run(LowDataRequest request, String command, Stop stop, Progress progress)
            throws IOException {
        ImageFolder images = ImageFolder.scan(request.data());
        int smallest = IntStream.of(images.counts()).min().orElseThrow();
        Pool pool = Pool.fitting(smallest, request.largest(), request.training().validation(), request.seed());
        InterruptLatch latch = new InterruptLatch(stop);
        LowDataRun run = new LowDataRun(request, images, pool, latch, progress);
        try {
            return run.run(command);
        } catch (CancellationException e) {
            return run.written();
        } finally {
            latch.restore();
        }
    }

    private LowDataTable run(String command) throws IOException {
        base.ifPresent(model -> model.requireUnseen(images));
        request.training().networks().requireUnseen(images);
        ExperimentFolder table = ExperimentFolder.open(
                request.out(), LowDataScore.COLUMNS, LowDataScore.KEYS, RunNote.begun(command, settings()));
        List<LowDataCell> missing =
                request.cells().stream().filter(cell -> !table.has(cell.key())).toList();
        if (!missing.isEmpty()) {
            table.begin();
        }
        boolean complete = true;
        Samples samples = new Samples();
        try (Progress.Task task = progress.start("Trainings of the table", "trainings", missing.size())) {
            for (int i = 0; i < missing.size() && complete; i++) {
                LowDataCell cell = missing.get(i);
                Optional<LowDataScore> score = compute(cell, samples);
                if (score.isPresent()) {
                    table.add(score.get().row());
                    FileTree.delete(folder(cell));
                    task.update(i + 1, cell.name());
                }
                complete = score.isPresent();
            }
        }
        if (complete) {
            FileTree.delete(underWay());
            table.finish();
        }
        return written();
    }

    private LowDataTable written() throws IOException {
        return RecordedRun.in(request.out()).map(LowDataTable::of).orElse(LowDataTable.EMPTY);
    }

    /** All that decides a training's result besides its cell. */
    private Map<String, String> settings() {
        LowDataRequest.Training training = request.training();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                LowDataTable.DATA,
                String.valueOf(request.data().toAbsolutePath().normalize().getFileName()));
        settings.put(LowDataTable.CLASSES, Integer.toString(images.classes().size()));
        settings.put(LowDataTable.POOL, Integer.toString(pool.train()));
        settings.put(LowDataTable.VALIDATION, Integer.toString(pool.validation()));
        settings.put(LowDataTable.TEST, Integer.toString(pool.test()));
        settings.put("test images at most", request.limit() == 0 ? "all" : Integer.toString(request.limit()));
        settings.put("preset", training.preset());
        settings.put("image size", training.imageSize() == 0 ? "the preset's" : training.imageSize() + " px");
        settings.put(LowDataTable.BASE, base.map(PretrainedModel::seen).orElse("none"));
        if (!training.networks().byPreset().isEmpty()) {
            settings.put("pretrained networks", training.networks().seen());
        }
        settings.put(
                LowDataTable.LENGTH,
                training.time() == null
                        ? training.steps() + " steps with " + request.largest()
                                + " images a class (fewer with fewer images)"
                        : training.time().toMillis() / 1000.0 + " s");
        settings.put("checkpoints", Integer.toString(training.checkpoints()));
        settings.put("trials", request.elimination().toString());
        settings.put("seed", Long.toString(request.seed()));
        return settings;
    }

    private Path underWay() {
        return request.out().resolve("under-way");
    }

    private Path folder(LowDataCell cell) {
        return underWay().resolve(cell.name());
    }

    /** The score of a cell, or nothing where it was stopped. */
    private Optional<LowDataScore> compute(LowDataCell cell, Samples samples) throws IOException {
        Path model = folder(cell).resolve("model");
        TrainingRequest training = new TrainingRequest(
                        request.data(),
                        model,
                        plan(cell),
                        "auto",
                        request.training().steps(cell.perClass(), request.largest()),
                        request.training().time(),
                        false)
                .split(samples.of(cell));
        if (KeptModel.end(training, stop, progress) != KeptModel.End.FINISHED) {
            return Optional.empty();
        }
        EvaluationRequest asked = new EvaluationRequest(
                model, request.data(), "test", request.limit(), request.elimination(), request.seed(), "auto");
        EvaluationResult result = KeptEvaluation.run(folder(cell).resolve("test"), asked, stop, progress);
        return result.complete() ? Optional.of(score(cell, model, result)) : Optional.empty();
    }

    private TrainingPlan plan(LowDataCell cell) {
        LowDataRequest.Training training = request.training();
        TrainingPlan plan = TrainingPlan.DEFAULT
                .preset(cell.isDiffusion() ? training.preset() : PretrainedNetworks.preset(cell.model()))
                .imageSize(training.imageSize())
                .perClass(cell.perClass())
                .seed(seed(cell))
                .checkpoints(cell.isDiffusion() ? training.checkpoints() : 0);
        return plan.start(
                cell.model().equals(Profile.LowData.DIFFUSION)
                        ? training.init()
                        : training.networks().start(cell.model()));
    }

    private LowDataScore score(LowDataCell cell, Path model, EvaluationResult result) {
        ModelCard.Training card = new ModelFolder(model).readCard().training();
        Map<String, Double> done = card.progress();
        return new LowDataScore(
                cell,
                card.settings().get("start"),
                result.confusion().balancedAccuracy(),
                result.confusion().accuracy(),
                result.rows().size(),
                Math.round(done.getOrDefault("unetSteps", done.getOrDefault("steps", 0.0))),
                done.getOrDefault("validationAccuracy", Double.NaN),
                done.get("seconds"),
                result.seconds(),
                JudgedCells.of(result.classes(), result.predictions()));
    }

    private long seed(LowDataCell cell) {
        return Seeds.derive(request.seed(), cell.repetition());
    }

    /** Draws the samples; the files are hashed once, for the first. */
    private final class Samples {
        private Splitter splitter;

        Map<String, List<String>> of(LowDataCell cell) {
            if (splitter == null) {
                splitter = Splitter.of(images.images(), pool.seed(), progress, stop);
            }
            return TrainingSplit.ids(images, pool.sample(splitter, cell.perClass(), seed(cell)));
        }
    }
}
