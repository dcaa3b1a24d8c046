package cytodiffusion.paper.wnet;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.evaluation.KeptEvaluation;
import cytodiffusion.run.Job;
import cytodiffusion.run.JobResults;
import cytodiffusion.run.JobSite;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One model of {@link SameCells}: it judges its test split, and the cells in question give rows.
 *
 * @param name of the model in the table
 * @param model its folder
 * @param cells ids of the images that give rows
 * @param classes of these cells, that alone come into question
 */
record SameCellsJob(
        String name,
        String model,
        DataFolder data,
        List<String> cells,
        List<String> classes,
        EliminationSettings elimination,
        long seed)
        implements Job {
    static final List<String> COLUMNS = List.of(
            "image",
            "model",
            "label",
            "predicted",
            "predicted of all classes",
            "confidence",
            "trials",
            "evaluations",
            "seconds");

    /** How many columns tell rows apart. */
    static final int KEYS = 2;

    SameCellsJob {
        cells = List.copyOf(cells);
        classes = List.copyOf(classes);
    }

    @Override
    public List<String> kept() {
        return List.of(name + "-predictions");
    }

    @Override
    public boolean compute(JobSite here, JobResults results) throws IOException {
        EvaluationRequest asked =
                new EvaluationRequest(Path.of(model), data, JudgedPart.TEST, 0, elimination, seed, here.precision());
        EvaluationResult result =
                KeptEvaluation.run(here.folder().resolve(kept().get(0)), asked, here.stop(), here.progress());
        if (!result.complete()) {
            return false;
        }
        Set<String> wanted = new HashSet<>(cells);
        results.rows(result.rows().stream()
                .filter(row -> wanted.contains(row.prediction().image()))
                .map(row -> fields(row, result))
                .toList());
        return true;
    }

    private List<String> fields(Evaluation.Row row, EvaluationResult result) {
        Prediction held = row.prediction().among(result.classes(), Set.copyOf(classes));
        return List.of(
                held.image(),
                name,
                held.label(),
                held.predicted(),
                row.prediction().predicted(),
                String.format(Locale.ROOT, "%.6g", held.confidence()),
                Integer.toString(row.trials()),
                Integer.toString(row.evaluations()),
                String.format(Locale.ROOT, "%.4g", row.seconds()));
    }
}
