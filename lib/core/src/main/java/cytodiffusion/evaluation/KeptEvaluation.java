package cytodiffusion.evaluation;

import cytodiffusion.model.TrainedModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;

/** An evaluation whose predictions are kept: one that was interrupted goes on where it stopped. */
public final class KeptEvaluation {
    private KeptEvaluation() {}

    /**
     * Judges the model that {@code asked} names; when stopped it returns what is done.
     *
     * @param out folder of the evaluation's files
     */
    public static EvaluationResult run(Path out, EvaluationRequest asked, Stop stop, Progress progress)
            throws IOException {
        try (TrainedModel model = TrainedModel.open(asked.model(), asked.precision());
                EvaluationFiles files = EvaluationFiles.of(out, model, asked)) {
            EvaluationResult result = Evaluation.run(model, asked, files.earlier(), files::add, stop, progress);
            if (result.complete() && !files.finished()) {
                files.finish(result);
            }
            return result;
        }
    }
}
