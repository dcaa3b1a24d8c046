package cytodiffusion.paper.cytodiffusion.uncertainty;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.experts.ExpertFiles;
import cytodiffusion.data.experts.ExpertPanel;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.GradedCell;
import cytodiffusion.data.smear.GradedSmear;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.paper.cytodiffusion.Profile;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.OutOfFold;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The paper's experiment on uncertainty (CytoDiffusion, Sections 1.3 and 3.7): predictions of images that no model was
 * trained on, and what experts said of the same images. Where the dataset is drawn, so are cells between two classes,
 * whose difficulty is known, and six experts, whose skill is known; else the experts' labels are read from the dataset's
 * folder, if they are there (see {@link ExpertFiles}).
 */
public final class UncertaintyStudy {
    /** How many images all experts of the paper labelled. */
    private static final int COMMON = 200;

    private final Study study;
    private final ImageFolder images;
    private final List<GradedCell> drawn;
    private final ExpertPanel panel;

    private UncertaintyStudy(Study study, ImageFolder images, List<GradedCell> drawn, ExpertPanel panel) {
        this.study = study;
        this.images = images;
        this.drawn = drawn;
        this.panel = panel;
    }

    /** Draws cells and simulates experts, or reads what there is. */
    public static UncertaintyStudy of(Study study) throws IOException {
        if (!study.drawn()) {
            Path folder = study.images().root();
            ExpertPanel panel =
                    ExpertFiles.in(folder) ? ExpertFiles.read(study.images()) : new ExpertPanel(List.of(), Map.of());
            return new UncertaintyStudy(study, study.images(), List.of(), panel);
        }
        int perClass = study.profile().uncertainty().gradedPerClass();
        Path folder = Study.dataFolder("graded-smear-" + perClass);
        GradedSmear smear = new GradedSmear(perClass, Study.SEED, CellSpec.DEFAULT_SIZE);
        if (!smear.write(folder, study.progress(), Stop.onInterrupt())) {
            throw new IOException("The drawing of cells was interrupted; run the cell again to go on");
        }
        List<GradedCell> cells = smear.cells();
        List<GradedCell> common = cells.subList(0, Math.min(COMMON, cells.size()));
        ExpertFiles.write(folder, SimulatedExpert.answers(SimulatedExpert.panel(), common, Study.SEED));
        return new UncertaintyStudy(study, ImageFolder.scan(folder), cells, ExpertFiles.read(folder));
    }

    /** The images that are predicted. */
    public ImageFolder images() {
        return images;
    }

    /** What the experts said; without answers where nothing is known. */
    public ExpertPanel panel() {
        return panel;
    }

    /** What was drawn; empty for real cells. */
    public GradedTruth truth() {
        return new GradedTruth(drawn);
    }

    /**
     * Predicts the images: by cross-validation where the profile has folds; else by the model that all notebooks share,
     * which has seen none of the cells between two classes, and of other data not the test split.
     *
     * @throws IOException where it was interrupted before there was a model or a prediction
     */
    public OutOfSample predict() throws IOException {
        Profile profile = study.profile();
        OutOfSample predictions = profile.uncertainty().folds() > 0 ? outOfFold(profile) : heldOut(profile);
        if (predictions.rows().isEmpty() && !predictions.complete()) {
            throw new IOException("Interrupted before an image was classified; run the cell again");
        }
        return predictions;
    }

    private OutOfSample outOfFold(Profile profile) throws IOException {
        int folds = profile.uncertainty().folds();
        OutOfFold.Request request = new OutOfFold.Request(
                study.data(images),
                study.modelFolder("-" + folds + "-folds"),
                study.plan(),
                folds,
                profile.models().steps(),
                profile.models().time(),
                profile.uncertainty().images(),
                profile.judging().elimination(),
                Study.SEED);
        return OutOfFold.run(request, Stop.onInterrupt(), study.progress());
    }

    private OutOfSample heldOut(Profile profile) throws IOException {
        boolean real = drawn.isEmpty();
        EvaluationRequest request = new EvaluationRequest(
                Path.of(""),
                study.data(images),
                real ? JudgedPart.UNSAID : JudgedPart.ALL,
                real ? profile.uncertainty().images() : 0,
                profile.judging().elimination(),
                Study.SEED,
                PrecisionChoice.AUTO);
        EvaluationResult result =
                Evaluation.run(study.model(), request, List.of(), row -> {}, Stop.onInterrupt(), study.progress());
        return new OutOfSample(
                result.classes(),
                result.rows(),
                result.failures(),
                real ? ofRealCells(result.split()) : "one model, trained on clear cells",
                result.complete());
    }

    private static String ofRealCells(JudgedPart split) {
        return split == JudgedPart.TEST
                ? "test split of one model"
                : "all images, by one model whose card does not list them";
    }
}
