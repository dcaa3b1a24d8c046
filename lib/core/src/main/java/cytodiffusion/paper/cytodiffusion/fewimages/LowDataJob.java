package cytodiffusion.paper.cytodiffusion.fewimages;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.Pool;
import cytodiffusion.data.Splitter;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.evaluation.KeptEvaluation;
import cytodiffusion.io.FileTree;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobResults;
import cytodiffusion.run.JobSite;
import cytodiffusion.training.KeptModel;
import cytodiffusion.training.TrainingLength;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import cytodiffusion.training.TrainingSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One training of the experiment with few images: a sample of the pool is drawn, a model is trained on it and judged on the
 * test images, and deleted.
 *
 * @param pool of which the sample is drawn
 * @param plan of the training, whose seed is the sample's, too
 * @param limit test images in all, the same number of each class; 0 for all
 * @param seed of the classifier's draws
 */
record LowDataJob(
        LowDataCell cell,
        DataFolder data,
        Pool pool,
        TrainingPlan plan,
        TrainingLength length,
        int limit,
        EliminationSettings elimination,
        long seed)
        implements Job {
    @Override
    public String name() {
        return cell.name();
    }

    @Override
    public List<List<String>> keys() {
        return List.of(cell.key());
    }

    /** Where models are trained, below the folder of the table. */
    static Path underWay(Path out) {
        return out.resolve("under-way");
    }

    @Override
    public boolean compute(JobSite here, JobResults results) throws IOException {
        Path folder = underWay(here.folder()).resolve(name());
        Path model = folder.resolve("model");
        TrainingRequest training = TrainingRequest.of(data, model, plan, length)
                .precision(here.precision())
                .split(sample(here));
        if (KeptModel.end(training, here.stop(), here.progress()) != KeptModel.End.FINISHED) {
            return false;
        }
        EvaluationRequest asked =
                new EvaluationRequest(model, data, JudgedPart.TEST, limit, elimination, seed, here.precision());
        EvaluationResult result = KeptEvaluation.run(folder.resolve("test"), asked, here.stop(), here.progress());
        if (!result.complete()) {
            return false;
        }
        results.rows(List.of(score(model, result).row()));
        FileTree.delete(folder);
        return true;
    }

    /** The sample, with the validation and test that all share; the files are hashed once. */
    private Map<String, List<String>> sample(JobSite here) throws IOException {
        ImageFolder images = here.once("images of " + data, ImageFolder.class, data::scan);
        Splitter splitter = here.once(
                "splitter of " + data + ", " + pool.seed(),
                Splitter.class,
                () -> Splitter.of(images.images(), pool.seed(), here.progress(), here.stop()));
        return TrainingSplit.ids(images, pool.sample(splitter, cell.perClass(), plan.seed()));
    }

    private LowDataScore score(Path model, EvaluationResult result) {
        ModelCard.Training card = new ModelFolder(model).readCard().training();
        Map<String, Double> done = card.progress();
        return new LowDataScore(
                cell,
                card.settings().get("start"),
                result.confusion().balancedAccuracy(),
                result.confusion().accuracy(),
                result.rows().size(),
                card.steps(),
                done.getOrDefault("validationAccuracy", Double.NaN),
                done.get("seconds"),
                result.seconds(),
                JudgedCells.of(result.classes(), result.predictions()));
    }
}
