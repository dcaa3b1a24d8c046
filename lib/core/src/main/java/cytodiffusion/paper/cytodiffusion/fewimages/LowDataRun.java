package cytodiffusion.paper.cytodiffusion.fewimages;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.Pool;
import cytodiffusion.data.Seeds;
import cytodiffusion.io.FileTree;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.Experiment;
import cytodiffusion.run.Grid;
import cytodiffusion.run.Job;
import cytodiffusion.run.PretrainedNetworks;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.Session;
import cytodiffusion.training.PretrainedModel;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The paper's experiment with few images (CytoDiffusion, Section 3.10): samples of 10 to 150 images a class are drawn
 * from a pool of 250, five times each; every model is trained on each sample, the checkpoint with the highest validation
 * accuracy is kept, and all are judged on the same test images. What is done is kept in a folder: finished trainings are
 * not repeated, and an interrupted one goes on where it stopped. A model is deleted once it is judged.
 */
public final class LowDataRun {
    private final LowDataRequest request;
    private final ImageFolder images;
    private final Pool pool;
    private final Optional<PretrainedModel> base;

    private LowDataRun(LowDataRequest request) throws IOException {
        this.request = request;
        images = request.data().scan();
        int smallest = IntStream.of(images.counts()).min().orElseThrow();
        pool = Pool.fitting(smallest, request.largest(), request.training().validation(), request.seed());
        base = Optional.ofNullable(request.training().init()).map(PretrainedModel::new);
    }

    /**
     * Trains and judges cell by cell; when stopped it returns what is done.
     *
     * @param session the command that asks for it and the part of the cells that it is about
     * @throws IOException where data cannot be read or results cannot be written
     * @throws IllegalArgumentException where the classes are too small, the folder was begun with other settings, or the
     *     pretrained model has seen test images
     */
    public static LowDataTable run(LowDataRequest request, Session session, Stop stop, Progress progress)
            throws IOException {
        LowDataRun run = new LowDataRun(request);
        if (run.base.isPresent()) {
            run.base.get().requireUnseen(run.images);
        }
        request.training().networks().requireUnseen(run.images);
        try (Experiment experiment = Experiment.open(run.grid(), request.out(), session, stop, progress)) {
            if (experiment.compute()) {
                FileTree.delete(LowDataJob.underWay(request.out()));
                experiment.finish();
            }
            return RecordedRun.in(request.out()).map(LowDataTable::of).orElse(LowDataTable.EMPTY);
        }
    }

    private Grid grid() {
        List<Job> jobs = request.cells().stream().<Job>map(this::job).toList();
        return new Grid(LowDataScore.COLUMNS, LowDataScore.KEYS, settings(), jobs);
    }

    /** All that decides a training's result besides its cell. */
    private Map<String, String> settings() {
        LowDataRequest.Training training = request.training();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(LowDataTable.DATA, request.data().name());
        request.data().range().ifPresent(range -> settings.put("range", range.toString()));
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

    private LowDataJob job(LowDataCell cell) {
        return new LowDataJob(
                cell,
                request.data(),
                pool,
                plan(cell),
                TrainingLength.of(
                        request.training().steps(cell.perClass(), request.largest()),
                        request.training().time()),
                request.limit(),
                request.elimination(),
                request.seed());
    }

    private TrainingPlan plan(LowDataCell cell) {
        LowDataRequest.Training training = request.training();
        TrainingPlan plan = TrainingPlan.DEFAULT
                .preset(cell.isDiffusion() ? training.preset() : PretrainedNetworks.preset(cell.model()))
                .imageSize(training.imageSize())
                .perClass(cell.perClass())
                .seed(Seeds.derive(request.seed(), cell.repetition()))
                .checkpoints(cell.isDiffusion() ? training.checkpoints() : 0);
        return plan.start(
                cell.model().equals(Studies.LowData.DIFFUSION)
                        ? training.init()
                        : training.networks().start(cell.model()));
    }
}
