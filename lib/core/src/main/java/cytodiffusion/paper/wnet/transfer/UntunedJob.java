package cytodiffusion.paper.wnet.transfer;

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
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A pretrained model as it comes, on the cells that judge those that were trained: where it knows further classes it is held
 * to those of the data.
 *
 * @param classes of the data
 * @param test ids of the images that judge
 */
record UntunedJob(Start start, DataFolder data, List<String> classes, List<String> test) implements Job {
    UntunedJob {
        classes = List.copyOf(classes);
        test = List.copyOf(test);
    }

    @Override
    public String name() {
        return start.name() + "-untuned";
    }

    @Override
    public List<List<String>> keys() {
        return List.of(TransferRow.Key.untuned(start.name()).fields());
    }

    @Override
    public boolean compute(JobSite here, JobResults results) throws IOException {
        Path folder = Path.of(start.model());
        try (TrainedModel model = TrainedModel.open(folder, here.precision())) {
            EvaluationRequest asked = new EvaluationRequest(
                            folder, data, JudgedPart.ALL, 0, OpenModel.DEFAULT_ELIMINATION, 0, here.precision())
                    .crop(start.plan().crop())
                    .sharedClasses(true);
            EvaluationResult result = Evaluation.run(model, asked, List.of(), row -> {}, here.stop(), here.progress());
            if (!result.complete()) {
                return false;
            }
            Set<String> judging = new HashSet<>(test);
            TransferRow row = TransferRow.of(
                    TransferRow.Key.untuned(start.name()),
                    classes,
                    result.predictions().stream()
                            .filter(prediction -> judging.contains(prediction.image()))
                            .toList(),
                    null);
            results.rows(List.of(row.fields()));
            return true;
        }
    }
}
