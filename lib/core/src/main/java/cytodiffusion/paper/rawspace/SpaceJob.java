package cytodiffusion.paper.rawspace;

import cytodiffusion.data.DataFolder;
import cytodiffusion.evaluation.CellScale;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.model.ModelHash;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobResults;
import cytodiffusion.run.JobSite;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One network of {@link SpaceExperiment}: it is trained, and judged on the images that were kept from it and on another
 * laboratory's, which give a row each.
 *
 * @param preset of the network
 * @param seed of its training
 * @param places whose cells it is asked about: {@value SpaceExperiment#HOME}, {@value SpaceExperiment#ELSEWHERE}
 */
record SpaceJob(String preset, Condition condition, int seed, TrainingLength length, Cells cells, List<String> places)
        implements Job {
    /**
     * The cells of all networks.
     *
     * @param data the labelled images
     * @param split their ids, by part
     * @param elsewhere images of another laboratory, or null
     */
    record Cells(DataFolder data, Map<String, List<String>> split, DataFolder elsewhere) implements Serializable {}

    SpaceJob {
        places = List.copyOf(places);
    }

    @Override
    public String name() {
        return preset + "-" + condition.name() + "-" + seed;
    }

    @Override
    public List<List<String>> keys() {
        return places.stream().map(this::key).toList();
    }

    private List<String> key(String where) {
        return SpaceRow.key(preset, condition.name(), seed, where);
    }

    @Override
    public Job rest(Predicate<List<String>> done) {
        List<String> missing =
                places.stream().filter(where -> !done.test(key(where))).toList();
        return new SpaceJob(preset, condition, seed, length, cells, missing);
    }

    @Override
    public boolean compute(JobSite here, JobResults results) throws IOException {
        Path folder = here.folder().resolve("models").resolve(name());
        TrainingPlan plan = condition.in(TrainingPlan.DEFAULT.preset(preset).seed(seed));
        TrainingRequest training = TrainingRequest.of(cells.data(), folder, plan, length)
                .precision(here.precision())
                .split(cells.split());
        if (KeptModel.end(training, here.stop(), here.progress()) != KeptModel.End.FINISHED) {
            return false;
        }
        try (TrainedModel model = TrainedModel.open(folder, here.precision())) {
            String hash = ModelHash.of(folder);
            for (String where : places) {
                EvaluationResult result = Evaluation.run(
                        model,
                        evaluation(where, folder, model, here),
                        List.of(),
                        row -> {},
                        here.stop(),
                        here.progress());
                if (!result.complete()) {
                    return false;
                }
                results.rows(List.of(SpaceRow.of(preset, condition, seed, where, model.card(), result, hash)
                        .fields()));
            }
        }
        return true;
    }

    private EvaluationRequest evaluation(String where, Path folder, TrainedModel model, JobSite here)
            throws IOException {
        boolean home = where.equals(SpaceExperiment.HOME);
        // Of another laboratory all of them, even where files are called as the training's are.
        EvaluationRequest asked = new EvaluationRequest(
                folder,
                home ? cells.data() : cells.elsewhere(),
                home ? JudgedPart.UNSAID : JudgedPart.ALL,
                0,
                OpenModel.DEFAULT_ELIMINATION,
                0,
                here.precision());
        if (home) {
            return asked;
        }
        CellScale own = scale(cells.data(), here);
        return asked.crop(scale(cells.elsewhere(), here)
                        .cropLike(own, model.card().crop()))
                .sharedClasses(true);
    }

    /** How large cells are, measured once for all networks. */
    private static CellScale scale(DataFolder folder, JobSite here) throws IOException {
        return here.once(
                "size of the cells of " + folder,
                CellScale.class,
                () -> CellScale.of(folder.scan(), here.stop(), here.progress()));
    }
}
