package cytodiffusion.paper.cytodiffusion.shift;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.DomainSweep;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.paper.cytodiffusion.SharedBaseline;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.Presets;
import cytodiffusion.training.Recipe;
import cytodiffusion.training.TrainingPlan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The paper's experiment on domain shift (CytoDiffusion, Sections 1.5 and 3.9): models that were trained in one domain
 * judge cells in others. On drawn cells these are the same cells seen again. Where the dataset of the study is not drawn,
 * its cells cannot be seen in another domain and there are no scores of them; other laboratories' pictures, in the folders
 * that {@value #ELSEWHERE} names, can be judged with any dataset.
 */
public final class DomainShiftStudy implements AutoCloseable {
    /** What tables call the diffusion classifier. */
    public static final String DIFFUSION = "diffusion";

    /** Names folders of other laboratories' pictures, each with one folder of images a class, parted as paths are. */
    public static final String ELSEWHERE = "CYTO_SHIFT";

    private static final String CELLS = "domain shift";

    private final Study study;
    private final ShiftCells cells;
    private final List<Path> elsewhere;
    private final Map<String, TrainedModel> models = new LinkedHashMap<>();

    private DomainShiftStudy(Study study, List<Path> elsewhere) {
        this.study = study;
        this.elsewhere = elsewhere;
        cells = cells(study.images().classes(), study.profile().shift().perClass());
    }

    /** The cells of the experiment, drawn from a seed that no training has. */
    static ShiftCells cells(List<String> classes, int perClass) {
        return new ShiftCells(classes, perClass, Seeds.derive(Study.SEED, CELLS));
    }

    /**
     * Opens the diffusion model, and trains the profile's baselines on the same images, unless that was done before.
     *
     * @throws IOException where a training was interrupted; it goes on with the next call
     * @throws IllegalArgumentException where {@value #ELSEWHERE} names what is no folder
     */
    public static DomainShiftStudy of(Study study) throws IOException {
        DomainShiftStudy shift = new DomainShiftStudy(study, folders(System.getenv(ELSEWHERE)));
        if (!study.drawn() && shift.elsewhere.isEmpty()) {
            return shift;
        }
        try {
            Studies.Shift settings = study.profile().shift();
            if (settings.preset().isEmpty()) {
                // Stays the study's to close.
                study.model();
            } else {
                shift.models.put(DIFFUSION, shift.trained(settings.preset(), settings.steps()));
            }
            for (String preset : settings.baselines()) {
                shift.models.put(
                        preset,
                        settings.baselineSteps() == 0
                                ? TrainedModel.open(SharedBaseline.of(study, preset), PrecisionChoice.AUTO)
                                : shift.trained(preset, settings.baselineSteps()));
            }
            return shift;
        } catch (IOException | RuntimeException e) {
            shift.close();
            throw e;
        }
    }

    static List<Path> folders(String named) {
        if (named == null || named.isBlank()) {
            return List.of();
        }
        List<Path> folders = Stream.of(named.split(File.pathSeparator))
                .map(String::strip)
                .map(Path::of)
                .toList();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException(ELSEWHERE + " names " + folder + ", which is no folder");
            }
        }
        return folders;
    }

    private TrainedModel trained(String preset, long steps) throws IOException {
        boolean baseline = Presets.isNetwork(preset);
        TrainingPlan plan = baseline ? TrainingPlan.DEFAULT.seed(Study.SEED) : study.plan();
        String own = study.profile().shift().preset();
        if (baseline && !own.isEmpty()) {
            // The paper's baselines see the images at the size that the diffusion model does.
            plan = plan.imageSize(Recipe.of(own).imageSize());
        }
        Path folder = KeptModel.train(
                study.modelFolder("-" + preset + "-" + steps),
                study.data(),
                plan.preset(preset),
                steps,
                null,
                Stop.onInterrupt(),
                study.progress());
        return TrainedModel.open(folder, PrecisionChoice.AUTO);
    }

    /** Whether the study's cells are drawn, so that they can be seen in other domains. */
    public boolean possible() {
        return study.drawn();
    }

    /** The cells that are judged. */
    public ShiftCells cells() {
        return cells;
    }

    /** The models, the diffusion classifier first. */
    public List<String> models() {
        Set<String> names = new LinkedHashSet<>(List.of(DIFFUSION));
        names.addAll(models.keySet());
        return List.copyOf(names);
    }

    /**
     * All models in the named domains, the reference first.
     *
     * @throws IOException where it was interrupted
     */
    public ShiftScores named() throws IOException {
        return judged("Cells in three domains", cells, Domain.presets(), ShiftScores.NONE);
    }

    /**
     * All models at every level of every sweep, on the first of the cells.
     *
     * @param known scores that need not be made again, as those in the reference domain
     * @throws IOException where it was interrupted
     */
    public ShiftScores sweeps(ShiftScores known) throws IOException {
        List<Domain> domains = DomainSweep.all().stream()
                .flatMap(sweep -> sweep.domains().stream())
                .distinct()
                .toList();
        ShiftCells some = cells.first(study.profile().shift().sweepPerClass());
        return judged("Cells in " + domains.size() + " domains", some, domains, known.first(some.perClass()));
    }

    private ShiftScores judged(String what, ShiftCells some, List<Domain> domains, ShiftScores known)
            throws IOException {
        if (!possible()) {
            return ShiftScores.NONE;
        }
        List<ShiftedPredictions> asked = new ArrayList<>();
        for (String name : models()) {
            asked.add(new ShiftedPredictions(
                    model(name), name, 1, some, study.profile().shift().elimination()));
        }
        List<ShiftScore> scores = new ArrayList<>();
        int total = asked.size() * domains.size();
        try (Progress.Task task = study.progress().start(what, "domains and models", total)) {
            for (Domain domain : domains) {
                List<RgbImage> images = some.draw(domain);
                for (ShiftedPredictions one : asked) {
                    Optional<ShiftScore> score = known.find(one.name(), domain.name());
                    if (score.isEmpty()) {
                        score = one.of(domain, images, Stop.onInterrupt());
                    }
                    scores.add(score.orElseThrow(() ->
                            new IOException("Interrupted in the domain " + domain.name() + "; run the cell again")));
                    task.update(scores.size(), one.name() + ", " + domain.name());
                }
            }
        }
        return new ShiftScores(scores);
    }

    private TrainedModel model(String name) throws IOException {
        return models.containsKey(name) ? models.get(name) : study.model();
    }

    /**
     * All models on the other laboratories' pictures; nothing where none were named.
     *
     * @throws IOException where a folder cannot be listed, or it was interrupted before an image was classified
     * @throws IllegalArgumentException where a folder shares no class with a model
     */
    public List<ShiftTarget> elsewhere() throws IOException {
        List<ShiftTarget> targets = new ArrayList<>();
        for (Path folder : elsewhere) {
            DataFolder theirs = study.elsewhere(folder);
            for (String name : models()) {
                targets.add(ShiftTarget.of(name, model(name), study.data(), theirs, study.profile(), study.progress()));
            }
        }
        return targets;
    }

    @Override
    public void close() {
        models.values().forEach(TrainedModel::close);
    }
}
