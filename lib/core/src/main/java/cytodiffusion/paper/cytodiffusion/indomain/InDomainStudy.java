package cytodiffusion.paper.cytodiffusion.indomain;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.SplitPart;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationComparison;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.evaluation.LabelReview;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.paper.cytodiffusion.SharedBaseline;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Stop;
import cytodiffusion.run.FoldPredictions;
import cytodiffusion.run.FoldsRun;
import cytodiffusion.run.OutOfFold;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands beside the diffusion classifier in the notebook on in-domain performance (CytoDiffusion, Sections 1.2, 3.4
 * and 3.6): discriminative networks on the same images, a cross-validation, and a review of labels.
 */
public final class InDomainStudy {
    private static final int REVIEW_FOLDS = 3;

    private final Study study;

    private InDomainStudy(Study study) {
        this.study = study;
    }

    public static InDomainStudy of(Study study) {
        return new InDomainStudy(study);
    }

    /**
     * Networks trained on the images that the diffusion model's card lists for training, as far as they are here, and
     * judged by the same test images.
     *
     * @param result of the diffusion model
     * @throws IOException where a training was interrupted; it goes on with the next call
     */
    public List<ComparedModel> baselines(EvaluationResult result) throws IOException {
        List<ComparedModel> compared = new ArrayList<>();
        for (String preset : study.profile().inDomain().baselines()) {
            compared.add(baseline(preset, result));
        }
        return compared;
    }

    private ComparedModel baseline(String preset, EvaluationResult result) throws IOException {
        Path folder = SharedBaseline.of(study, preset);
        EvaluationRequest asked = new EvaluationRequest(
                folder,
                study.data(),
                JudgedPart.TEST,
                study.profile().judging().limit(),
                study.profile().judging().elimination(),
                Study.SEED,
                PrecisionChoice.AUTO);
        try (TrainedModel model = TrainedModel.open(folder, PrecisionChoice.AUTO)) {
            EvaluationResult beside =
                    Evaluation.run(model, asked, List.of(), row -> {}, Stop.onInterrupt(), study.progress());
            ModelCard.Training training = model.card().training();
            return new ComparedModel(
                    preset,
                    model.card().ids(SplitPart.TRAIN).size(),
                    training.progress().get("seconds"),
                    beside,
                    EvaluationComparison.of(result, beside.predictions(), Machine.description())
                            .accuracy());
        }
    }

    /** A network of this study's seed, from random weights; a diffusion model starts where the study's models start. */
    private TrainingPlan network(String preset) {
        TrainingPlan plan = TrainingPlan.DEFAULT.preset(preset).seed(Study.SEED);
        return plan.baseline().isPresent() ? plan : plan.init(study.plan().init());
    }

    /**
     * Predictions of every image by a model that never saw it: the recorded cross-validation of the diffusion model, where
     * this version comes with one for this dataset.
     */
    public Optional<FoldPredictions> recordedFolds() {
        return RecordedRun.find(FoldsRun.NAME + "-" + study.dataset()).map(FoldPredictions::of);
    }

    /**
     * The same live, with the profile's model.
     *
     * @throws IOException where it was interrupted before an image was predicted; it goes on with the next call
     */
    public OutOfSample crossValidated() throws IOException {
        return outOfFold(study.data(), "", study.profile().inDomain().folds());
    }

    /** Name of the preset that is cross-validated live. */
    public String foldPreset() {
        return study.profile().inDomain().foldPreset();
    }

    /** A review of labels. */
    public record Review(ImageFolder images, LabelReview ranked, Optional<PlantedErrors> planted) {}

    /**
     * Reviews labels by three folds. Where the cells are drawn, all labels are right; so in a copy some are made wrong,
     * and it is known which ones there are to find.
     *
     * @throws IOException where it was interrupted before an image was predicted; it goes on with the next call
     */
    public Review review() throws IOException {
        if (!study.drawn()) {
            OutOfSample predictions = outOfFold(study.data(), "-review", REVIEW_FOLDS);
            return new Review(study.images(), LabelReview.of(predictions), Optional.empty());
        }
        int perClass = study.profile().inDomain().plantedPerClass();
        String name = study.images().root().getFileName() + "-" + perClass + "-wrong";
        PlantedErrors planted = PlantedErrors.plant(
                study.images(), perClass, Study.SEED, Study.dataFolder(name), Stop.onInterrupt(), study.progress());
        OutOfSample predictions = outOfFold(DataFolder.of(planted.folder()), "-review", REVIEW_FOLDS);
        return new Review(ImageFolder.scan(planted.folder()), LabelReview.of(predictions), Optional.of(planted));
    }

    private OutOfSample outOfFold(DataFolder data, String kind, int folds) throws IOException {
        Studies.InDomain settings = study.profile().inDomain();
        OutOfFold.Request request = new OutOfFold.Request(
                data,
                study.modelFolder(kind + "-" + folds + "-folds-" + settings.foldPreset()),
                network(settings.foldPreset()),
                folds,
                settings.foldSteps(),
                null,
                0,
                study.profile().judging().elimination(),
                Study.SEED);
        OutOfSample predictions = OutOfFold.run(request, Stop.onInterrupt(), study.progress());
        if (predictions.rows().isEmpty()) {
            throw new IOException("Interrupted before an image was classified; run the cell again");
        }
        return predictions;
    }
}
