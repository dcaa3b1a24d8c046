package cytodiffusion.spark;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.ValueRange;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.model.TrainedModel;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A question as it travels to the workers, which open the model themselves.
 *
 * @param model absolute path of its folder
 * @param precision that the model has in the process that asks
 * @param range null for the model's own
 * @param threads of libtorch; 0 leaves them as they are
 */
record Ask(
        String model,
        String precision,
        EliminationSettings elimination,
        long seed,
        int crop,
        ValueRange range,
        TreeSet<String> candidates,
        boolean withErrors,
        int threads)
        implements Serializable {
    static Ask of(Judge.Question question, TrainedModel model, int threads) {
        return new Ask(
                question.model().toAbsolutePath().normalize().toString(),
                model.precision().precision().id(),
                question.elimination(),
                question.seed(),
                question.crop(),
                question.range().orElse(null),
                new TreeSet<>(question.candidates()),
                question.withErrors(),
                threads);
    }

    Judge.Question question() {
        return new Judge.Question(Path.of(model), elimination, seed, crop, Optional.ofNullable(range), candidates, withErrors);
    }

    /** The model's name in tables. */
    String modelName() {
        return String.valueOf(Path.of(model).getFileName());
    }
}
