package cytodiffusion.experiment;

import cytodiffusion.data.Seeds;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.DomainSweep;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paper's experiment on domain shift (CytoDiffusion, Sections 1.5 and 3.9) on drawn cells: models that were trained
 * in the reference domain judge the same cells in others. Where the dataset of the study is not drawn, its cells cannot
 * be seen in another domain, and there are no scores.
 */
public final class DomainShiftStudy implements AutoCloseable {
    /** What tables call the diffusion classifier. */
    public static final String DIFFUSION = "diffusion";

    private static final String CELLS = "domain shift";

    private final Study study;
    private final ShiftCells cells;
    private final Map<String, TrainedModel> models = new LinkedHashMap<>();

    private DomainShiftStudy(Study study) {
        this.study = study;
        cells = cells(study.images().classes(), study.profile().shift().perClass());
    }

    /** The cells of the experiment, drawn from a seed that no training has. */
    static ShiftCells cells(List<String> classes, int perClass) {
        return new ShiftCells(classes, perClass, Seeds.derive(Study.SEED, CELLS));
    }

    /**
     * Opens the study's model and trains the profile's baselines on the same images, unless that was done before.
     *
     * @throws IOException where a training was interrupted; it goes on with the next call
     */
    public static DomainShiftStudy of(Study study) throws IOException {
        DomainShiftStudy shift = new DomainShiftStudy(study);
        if (!study.drawn()) {
            return shift;
        }
        try {
            // The study's model stays the study's to close.
            study.model();
            for (String preset : study.profile().shift().baselines()) {
                shift.models.put(preset, shift.baseline(preset));
            }
            return shift;
        } catch (IOException | RuntimeException e) {
            shift.close();
            throw e;
        }
    }

    private TrainedModel baseline(String preset) throws IOException {
        long steps = study.profile().shift().baselineSteps();
        TrainingPlan plan = TrainingPlan.DEFAULT.preset(preset).seed(Study.SEED);
        return TrainedModel.open(
                KeptModel.train(
                        study.modelFolder("-" + preset + "-" + steps),
                        study.images().root(),
                        plan,
                        steps,
                        null,
                        Stop.onInterrupt(),
                        study.progress()),
                "auto");
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
        List<String> names = new ArrayList<>(List.of(DIFFUSION));
        names.addAll(models.keySet());
        return names;
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
        List<ShiftScore> scores = new ArrayList<>();
        int total = models().size() * domains.size();
        try (Progress.Task task = study.progress().start(what, "domains and models", total)) {
            for (String name : models()) {
                ShiftedPredictions asked = new ShiftedPredictions(
                        model(name), name, 1, some, study.profile().shift().elimination());
                for (Domain domain : domains) {
                    Optional<ShiftScore> score = known.find(name, domain.name());
                    if (score.isEmpty()) {
                        score = asked.in(domain, Stop.onInterrupt());
                    }
                    scores.add(score.orElseThrow(() ->
                            new IOException("Interrupted in the domain " + domain.name() + "; run the cell again")));
                    task.update(scores.size(), name + ", " + domain.name());
                }
            }
        }
        return new ShiftScores(scores);
    }

    private TrainedModel model(String name) throws IOException {
        return name.equals(DIFFUSION) ? study.model() : models.get(name);
    }

    @Override
    public void close() {
        models.values().forEach(TrainedModel::close);
    }
}
