package cytodiffusion.run;

import com.google.gson.Gson;
import cytodiffusion.classify.Classification;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.ImageRun;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.evaluation.TestImages;
import cytodiffusion.io.Sha256;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.progress.InterruptLatch;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Records the errors of every class in every trial of labelled images, in a file that is replaced as a whole every half
 * minute and at the end: the same recording goes on from it.
 */
public final class TrialRecording {
    private static final long SAVE_EVERY_NANOS = 30_000_000_000L;

    private final OpenModel model;
    private final Request request;
    private final Path file;
    private TrialRecord.Settings settings;
    private final List<TrialRecord.Image> recorded = new ArrayList<>();
    private long saved = System.nanoTime();

    /**
     * What to record.
     *
     * @param data the labelled images
     * @param split which of them
     * @param limit images in all, as many of each class; 0 for all
     * @param trials of every class and image, at least 2
     * @param seed of the draws
     */
    public record Request(DataFolder data, JudgedPart split, int limit, int trials, long seed) {}

    /**
     * What was recorded.
     *
     * @param record of the images that were asked for, those of earlier runs among them
     * @param failures files that could not be read
     * @param warning what a reader should know about the images, or the empty string
     * @param complete whether every image was looked at
     */
    public record Result(TrialRecord record, List<Failure> failures, String warning, boolean complete) {}

    private TrialRecording(OpenModel model, Request request, Path file) {
        this.model = model;
        this.request = request;
        this.file = file;
        settings = settings(model, request);
    }

    /**
     * Records what is not in the file yet; when stopped it keeps and returns what is done.
     *
     * @throws IOException where data cannot be listed, or the file cannot be read or written
     * @throws IllegalArgumentException where the file belongs to other settings
     */
    public static Result run(OpenModel model, Request request, Path file, Stop stop, Progress progress)
            throws IOException {
        InterruptLatch latch = new InterruptLatch(stop);
        try {
            return new TrialRecording(model, request, file).run(latch, progress);
        } finally {
            latch.restore();
        }
    }

    /** What a recording with this model depends on. */
    public static TrialRecord.Settings settings(OpenModel model, Request request) {
        return new TrialRecord.Settings(
                request.data().name()
                        + request.data()
                                .range()
                                .map(range -> " (range: " + range + ")")
                                .orElse(""),
                request.split(),
                Sha256.of(new Gson().toJson(model.card())),
                model.card().classes(),
                DoubleStream.of(model.card().weighting()).boxed().toList(),
                request.trials(),
                request.seed(),
                model.precision().precision().id(),
                Machine.description());
    }

    private Result run(Stop stop, Progress progress) throws IOException {
        EliminationSettings all = EliminationSettings.withoutElimination(request.trials());
        TestImages images = TestImages.of(
                new EvaluationRequest(
                        Path.of(""),
                        request.data(),
                        request.split(),
                        request.limit(),
                        all,
                        request.seed(),
                        PrecisionChoice.AUTO),
                model.card(),
                stop);
        settings = settings.withSplit(images.split());
        if (Files.exists(file)) {
            recorded.addAll(earlier());
        }
        int[] labels =
                images.classes().stream().mapToInt(settings.classes()::indexOf).toArray();
        List<LabelledImage> known =
                images.images().stream().filter(i -> labels[i.label()] >= 0).toList();
        Set<String> done = new HashSet<>();
        recorded.forEach(image -> done.add(image.id()));
        List<LabelledImage> toDo =
                known.stream().filter(image -> !done.contains(image.id())).toList();
        List<Failure> failures = new ArrayList<>(images.failures());
        ClassifierSettings unweighted = model.settings(all, request.seed()).withWeighting(ErrorWeighting.UNIFORM);
        List<Failure> unreadable = toDo.isEmpty()
                ? List.of()
                : new ImageRun(
                                model,
                                unweighted,
                                model.preprocessing(
                                        TrainedModel.OWN_CROP, request.data().range()))
                        .classify(
                                "Recording trials",
                                toDo,
                                (image, result) -> add(image(image.id(), labels[image.label()], result)),
                                stop,
                                progress);
        failures.addAll(unreadable);
        if (recorded.size() > done.size()) {
            save();
        }
        Set<String> asked = new HashSet<>();
        known.forEach(image -> asked.add(image.id()));
        List<TrialRecord.Image> wanted =
                recorded.stream().filter(image -> asked.contains(image.id())).toList();
        return new Result(
                new TrialRecord(settings, wanted),
                failures,
                warning(images, known.size()),
                wanted.size() + unreadable.size() == known.size());
    }

    private List<TrialRecord.Image> earlier() throws IOException {
        TrialRecord before = TrialFile.read(file);
        List<String> differences = settings.differences(before.settings());
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(file + " holds trials recorded with another "
                    + String.join(", another ", differences) + ": name another file, or move that one away");
        }
        return before.images();
    }

    private static String warning(TestImages images, int known) {
        int unknown = images.images().size() - known;
        String leftOut = unknown == 0 ? "" : unknown + " images of classes that the model does not know are left out";
        return images.warning() + (images.warning().isEmpty() || leftOut.isEmpty() ? "" : "; ") + leftOut;
    }

    private void add(TrialRecord.Image image) {
        recorded.add(image);
        if (System.nanoTime() - saved > SAVE_EVERY_NANOS) {
            try {
                save();
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
            }
        }
    }

    private void save() throws IOException {
        TrialFile.write(file, new TrialRecord(settings, recorded));
        saved = System.nanoTime();
    }

    /** The errors as they came from the network, which computes sums in float. */
    public static TrialRecord.Image image(String id, int label, Classification result) {
        double[][] byClass = result.outcome().errors().byClass();
        float[][] errors = new float[result.timesteps().length][byClass.length];
        for (int k = 0; k < errors.length; k++) {
            for (int c = 0; c < byClass.length; c++) {
                errors[k][c] = (float) byClass[c][k];
            }
        }
        return new TrialRecord.Image(id, label, Arrays.copyOf(result.timesteps(), errors.length), errors);
    }
}
