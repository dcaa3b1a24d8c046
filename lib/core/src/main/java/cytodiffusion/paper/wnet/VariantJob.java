package cytodiffusion.paper.wnet;

import cytodiffusion.data.DataFolder;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobResults;
import cytodiffusion.run.JobSite;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One training of {@link VariantExperiment}, judged by the test images of its split.
 *
 * @param seed of the training
 * @param split ids of the images of each part, the same for all
 * @param testOf name of the model whose test images these are
 */
record VariantJob(
        Variant variant,
        int seed,
        TrainingLength length,
        DataFolder data,
        Map<String, List<String>> split,
        String testOf)
        implements Job {
    @Override
    public String name() {
        return variant.name().replaceAll("[^A-Za-z0-9]+", "-") + "-" + seed;
    }

    @Override
    public List<List<String>> keys() {
        return List.of(VariantRow.key(variant.name(), seed));
    }

    @Override
    public boolean compute(JobSite here, JobResults results) throws IOException {
        Path folder = here.folder().resolve("models").resolve(name());
        TrainingRequest training = TrainingRequest.of(
                        data, folder, variant.plan(seed).testOf(testOf), length)
                .precision(here.precision())
                .split(split);
        if (KeptModel.end(training, here.stop(), here.progress()) != KeptModel.End.FINISHED) {
            return false;
        }
        try (TrainedModel model = TrainedModel.open(folder, here.precision())) {
            EvaluationRequest asked = new EvaluationRequest(
                    folder, data, JudgedPart.TEST, 0, OpenModel.DEFAULT_ELIMINATION, 0, here.precision());
            EvaluationResult result = Evaluation.run(model, asked, List.of(), row -> {}, here.stop(), here.progress());
            if (!result.complete()) {
                return false;
            }
            results.rows(
                    List.of(VariantRow.of(variant, seed, model.card(), result).fields()));
            return true;
        }
    }
}
