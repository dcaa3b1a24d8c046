package cytodiffusion.paper.wnet.transfer;

import cytodiffusion.data.DataFolder;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.io.FileTree;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobResults;
import cytodiffusion.run.JobSite;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One training with few images of {@link TransferExperiment}, judged several times on its way. Its model is deleted at the
 * end; stopped before, it goes on from where it was.
 *
 * @param perClass training images of each class
 * @param seed of the training
 * @param steps after which it is judged, ascending
 * @param classes of the data
 * @param split ids of the images of each part
 */
record TransferJob(
        Start start,
        int perClass,
        int seed,
        List<Long> steps,
        DataFolder data,
        List<String> classes,
        Map<String, List<String>> split)
        implements Job {
    TransferJob {
        steps = List.copyOf(steps);
        classes = List.copyOf(classes);
    }

    @Override
    public String name() {
        return start.name() + "-" + perClass + "-" + seed;
    }

    @Override
    public List<List<String>> keys() {
        return steps.stream().map(count -> key(count).fields()).toList();
    }

    private TransferRow.Key key(long count) {
        return new TransferRow.Key(start.name(), perClass, seed, count);
    }

    @Override
    public Job rest(Predicate<List<String>> done) {
        List<Long> left =
                steps.stream().filter(count -> !done.test(key(count).fields())).toList();
        return new TransferJob(start, perClass, seed, left, data, classes, split);
    }

    /** Where models are trained, below the folder of the table. */
    static Path underWay(Path out) {
        return out.resolve("under-way");
    }

    @Override
    public boolean compute(JobSite here, JobResults results) throws IOException {
        Path model = underWay(here.folder()).resolve(name());
        for (long count : steps) {
            if (!train(model, count, here)) {
                return false;
            }
            Optional<TransferRow> row = judge(model, count, here);
            if (row.isEmpty()) {
                return false;
            }
            results.rows(List.of(row.get().fields()));
        }
        FileTree.delete(model);
        return true;
    }

    /** Trains until {@code count} steps are made; whether it came so far. */
    private boolean train(Path model, long count, JobSite here) throws IOException {
        ModelTraining.Result result = trainOn(model, count, here);
        if (result.finished() && result.steps() > count) {
            // It had been asked for more steps before, and cannot go back.
            FileTree.delete(model);
            result = trainOn(model, count, here);
        }
        return result.finished();
    }

    private ModelTraining.Result trainOn(Path model, long count, JobSite here) throws IOException {
        TrainingRequest training = TrainingRequest.of(
                        data, model, start.plan().seed(seed), new TrainingLength(count, null, 0))
                .precision(here.precision())
                .split(split)
                .resume(ModelTraining.isBegun(model));
        return ModelTraining.run(training, here.stop(), here.progress());
    }

    private Optional<TransferRow> judge(Path folder, long count, JobSite here) throws IOException {
        try (TrainedModel model = TrainedModel.open(folder, here.precision())) {
            EvaluationRequest asked = new EvaluationRequest(
                    folder, data, JudgedPart.TEST, 0, OpenModel.DEFAULT_ELIMINATION, 0, here.precision());
            EvaluationResult result = Evaluation.run(model, asked, List.of(), row -> {}, here.stop(), here.progress());
            return result.complete()
                    ? Optional.of(TransferRow.of(
                            key(count),
                            classes,
                            result.predictions(),
                            model.card().training()))
                    : Optional.empty();
        }
    }
}
