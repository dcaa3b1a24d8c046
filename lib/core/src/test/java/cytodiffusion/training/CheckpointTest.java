package cytodiffusion.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.Pool;
import cytodiffusion.data.Splitter;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that keeps the checkpoint which was right most often on the validation images. */
@Tag("long")
class CheckpointTest {
    private static final Stop NEVER = () -> false;
    private static final int CHECKPOINTS = 3;
    private static final TrainingPlan PLAN =
            TrainingPlan.DEFAULT.preset("tiny").seed(5).perClass(3).checkpoints(CHECKPOINTS);

    @TempDir
    private static Path data;

    @TempDir
    private Path out;

    @BeforeAll
    static void draw() throws IOException {
        new SmearDataset(List.of("lymphocyte", "platelet"), 10, 1, Domain.REFERENCE, 48)
                .write(data, Progress.SILENT, NEVER);
    }

    private static Map<String, List<String>> split() throws IOException {
        ImageFolder images = ImageFolder.scan(data);
        Pool pool = new Pool(5, 2, 3, 1);
        return TrainingSplit.ids(images, pool.sample(Splitter.of(images.images(), pool.seed()), 3, 5));
    }

    private ModelTraining.Result train(Path model, boolean resume, Stop stop, Progress progress) throws IOException {
        TrainingRequest request = TrainingRequest.of(data, model, PLAN)
                .precision("fp32")
                .steps(7)
                .resume(resume)
                .split(split());
        return ModelTraining.run(request, stop, progress);
    }

    @Test
    void theLatestOfTheBestIsKeptAndWeighted() throws IOException {
        Path model = out.resolve("model");
        ModelTraining.Result result = train(model, false, NEVER, Progress.SILENT);

        assertTrue(result.finished());
        assertEquals(7, result.steps());
        List<Validated> validated = validated(model);
        assertEquals(
                List.of(2L, 4L, 7L), validated.stream().map(Validated::step).toList());
        Validated best = validated.get(0);
        for (Validated v : validated) {
            best = v.accuracy() >= best.accuracy() ? v : best;
        }
        ModelCard kept = new ModelFolder(model).readCard();
        assertEquals(best.step(), kept.training().progress().get("unetSteps").longValue());
        assertEquals(best.accuracy(), kept.training().progress().get("validationAccuracy"));
        assertTrue(kept.weighting().length > 0);
        assertEquals(6, kept.training().split().get("train").size());
        assertEquals(4, kept.training().split().get("validation").size());
        assertEquals(6, kept.training().split().get("test").size());
    }

    @Test
    void anInterruptedTrainingGoesOnToTheSameChoice() throws IOException {
        Path whole = out.resolve("whole");
        train(whole, false, NEVER, Progress.SILENT);

        Path parts = out.resolve("parts");
        AtomicBoolean stop = new AtomicBoolean();
        List<String> begun = new ArrayList<>();
        Progress stopsInTheSecondValidation = work -> {
            begun.add(work.name());
            boolean second = begun.stream().filter("Validating"::equals).count() == 2;
            return (done, message) -> stop.compareAndSet(false, second);
        };
        assertFalse(train(parts, false, stop::get, stopsInTheSecondValidation).finished());
        assertEquals(1, validated(parts).size());
        assertTrue(train(parts, true, NEVER, Progress.SILENT).finished());

        assertEquals(validated(whole), validated(parts));
        assertArrayEquals(
                new ModelFolder(whole).readCard().weighting(),
                new ModelFolder(parts).readCard().weighting());
    }

    private static List<Validated> validated(Path model) throws IOException {
        JsonObject notes = JsonParser.parseString(Files.readString(model.resolve("training/notes.json")))
                .getAsJsonObject();
        JsonArray found = notes.getAsJsonArray("validated");
        List<Validated> validated = new ArrayList<>();
        found.forEach(v -> validated.add(new Validated(
                v.getAsJsonObject().get("step").getAsLong(),
                v.getAsJsonObject().get("accuracy").getAsDouble())));
        return validated;
    }
}
