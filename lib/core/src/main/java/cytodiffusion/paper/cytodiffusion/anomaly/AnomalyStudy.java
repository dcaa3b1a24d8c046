package cytodiffusion.paper.cytodiffusion.anomaly;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.SplitPart;
import cytodiffusion.evaluation.ReadableImages;
import cytodiffusion.evaluation.ReadableImages.Source;
import cytodiffusion.evaluation.anomaly.AnomalyRun;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.paper.cytodiffusion.SharedBaseline;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.anomaly.ScoredCase;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The paper's experiment on anomalies (CytoDiffusion, Section 3.8): a model is trained without one class, 70-10-20, and
 * then shown the test split of the others and all cells of that class.
 */
public final class AnomalyStudy implements AutoCloseable {
    /** What the paper holds out, the first that the dataset has: blasts of Bodzas, erythroblasts of PBC. */
    private static final List<String> HELD_OUT = List.of("blast", "erythroblast");

    private final Study study;
    private final ImageFolder images;
    private final String abnormal;
    private final OpenModel model;

    private AnomalyStudy(Study study, ImageFolder images, String abnormal, OpenModel model) {
        this.study = study;
        this.images = images;
        this.abnormal = abnormal;
        this.model = model;
    }

    /**
     * Opens the shipped model that has not seen the class, where there is one, else trains one, unless that was done before.
     *
     * @throws IOException where the training was interrupted; it goes on with the next call
     */
    public static AnomalyStudy of(Study study) throws IOException {
        ImageFolder images = images(study);
        String abnormal = heldOut(images.classes(), System.getenv("CYTO_HELD_OUT"));
        TrainingPlan plan = study.plan().excluding(Set.of(abnormal));
        Path folder = study.shippedOrTrained(images, "-without-" + abnormal.replace(' ', '-'), plan);
        return new AnomalyStudy(study, images, abnormal, new OpenModel(folder, PrecisionChoice.AUTO));
    }

    /** The images that such an experiment of this study is about: drawn ones with the class that the paper holds out. */
    public static ImageFolder images(Study study) throws IOException {
        return study.imagesWith(HELD_OUT.get(0));
    }

    /**
     * The class that {@code CYTO_HELD_OUT} names; else what the paper holds out; else the last one.
     *
     * @throws IllegalArgumentException where the dataset does not have the class that is asked for
     */
    static String heldOut(List<String> classes, String asked) {
        if (asked != null && !asked.isBlank()) {
            if (!classes.contains(asked)) {
                throw new IllegalArgumentException(
                        "CYTO_HELD_OUT is '" + asked + "', but the dataset has " + String.join(", ", classes));
            }
            return asked;
        }
        return HELD_OUT.stream().filter(classes::contains).findFirst().orElse(classes.get(classes.size() - 1));
    }

    /** The class that the model was not shown. */
    public String abnormalClass() {
        return abnormal;
    }

    /** The images that the experiment is about, those of the held-out class among them. */
    public ImageFolder images() {
        return images;
    }

    /** The model that was trained without the class. */
    public OpenModel model() {
        return model;
    }

    /**
     * What the model makes of the test split, with all trials for every class, so that rules of elimination can be tried
     * afterwards on the same errors.
     *
     * @throws IOException where it was interrupted before there were cells of both kinds to compare
     */
    public AnomalyRun run() throws IOException {
        Studies.Anomaly settings = study.profile().anomaly();
        Set<String> test = new HashSet<>(model.card().ids(SplitPart.TEST));
        int label = images.classes().indexOf(abnormal);
        AnomalyRun.Images normal = of(
                images.images().stream()
                        .filter(i -> i.label() != label && test.contains(i.id()))
                        .toList(),
                settings.images());
        AnomalyRun.Images strange =
                of(images.images().stream().filter(i -> i.label() == label).toList(), settings.images());
        AnomalyRun run = AnomalyRun.of(
                model,
                normal,
                strange,
                model.settings(EliminationSettings.withoutElimination(settings.trials()), Study.SEED),
                study.seenBy(model),
                cell -> {},
                Stop.onInterrupt(),
                study.progress());
        if (!run.complete() && !run.comparable()) {
            throw interrupted(
                    run.cells().size(),
                    normal.images().size() + strange.images().size());
        }
        return run;
    }

    private static IOException interrupted(int done, int images) {
        return new IOException("Interrupted after " + done + " of " + images + " images; run the cell again");
    }

    /**
     * The same cells as a discriminative network sees them, trained on the same images: its confidence is the gap of the
     * two largest logits. It is trained once and kept.
     *
     * @throws IOException where it was interrupted; the training goes on with the next call
     */
    public AnomalyDetection baseline(AnomalyRun run) throws IOException {
        String preset = study.profile().anomaly().baseline();
        Path folder = SharedBaseline.of(study, preset, images, model.card());
        List<Prediction> predictions = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        try (TrainedModel network = TrainedModel.open(folder, PrecisionChoice.AUTO)) {
            Iterator<Source> sources = run.cells().stream()
                    .map(cell -> new Source(cell.image().id(), cell.image().path()))
                    .iterator();
            network.classify(
                    new ReadableImages(sources, study.seenBy(network), failures::add),
                    study.profile().judging().elimination(),
                    Study.SEED,
                    decided -> predictions.add(decided.prediction()),
                    Stop.onInterrupt());
        }
        if (predictions.size() + failures.size() < run.cells().size()) {
            throw interrupted(predictions.size(), run.cells().size());
        }
        Map<String, Double> gaps =
                predictions.stream().collect(Collectors.toMap(Prediction::image, Prediction::confidence));
        return new AnomalyDetection(
                preset + ", gap of logits" + (failures.isEmpty() ? "" : " (" + failures.size() + " files left out)"),
                run.cells().stream()
                        .filter(cell -> gaps.containsKey(cell.image().id()))
                        .map(cell -> new ScoredCase(
                                cell.image().id(),
                                cell.abnormal(),
                                gaps.get(cell.image().id())))
                        .toList());
    }

    private AnomalyRun.Images of(List<LabelledImage> some, int limit) {
        return new AnomalyRun.Images(images.classes(), some).atMost(limit);
    }

    /** The paper's elimination, as far as the trials of {@link #run} reach. */
    public EliminationSettings elimination() {
        EliminationSettings settings = study.profile().judging().elimination();
        int most = Math.min(settings.maxTrials(), study.profile().anomaly().trials());
        return settings.withTrials(Math.min(settings.minTrials(), most), most);
    }

    @Override
    public void close() {
        model.close();
    }
}
