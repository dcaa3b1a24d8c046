package cytodiffusion.run;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.evaluation.KeptEvaluation;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One fold of a cross-validation: a model is trained on the others and predicts its images. Which these are is known once
 * the images are parted.
 *
 * @param plan of the training, with the fold
 * @param limit images in all, as many of each class; 0 for all
 * @param seed of the classifier's draws
 */
record FoldJob(
        DataFolder data,
        TrainingPlan plan,
        TrainingLength length,
        int limit,
        EliminationSettings elimination,
        long seed)
        implements Job {
    @Override
    public String name() {
        return "fold-" + plan.fold();
    }

    @Override
    public List<String> kept() {
        return List.of(name() + "-predictions");
    }

    @Override
    public boolean compute(JobSite here, JobResults results) throws IOException {
        Path model = here.folder().resolve(name());
        TrainingRequest training = TrainingRequest.of(data, model, plan, length).precision(here.precision());
        if (KeptModel.end(training, here.stop(), here.progress()) != KeptModel.End.FINISHED) {
            return false;
        }
        EvaluationRequest asked =
                new EvaluationRequest(model, data, JudgedPart.TEST, limit, elimination, seed, here.precision());
        EvaluationResult result = KeptEvaluation.run(
                OutOfFold.predictions(here.folder(), plan.fold()), asked, here.stop(), here.progress());
        for (Failure failure : result.failures()) {
            results.failed(failure);
        }
        results.rows(result.rows().stream().map(FoldJob::row).toList());
        return result.complete();
    }

    private static List<String> row(Evaluation.Row row) {
        return List.of(
                row.prediction().image(),
                row.prediction().label(),
                row.prediction().predicted(),
                String.format(Locale.ROOT, "%.6g", row.prediction().confidence()),
                Integer.toString(row.trials()));
    }
}
