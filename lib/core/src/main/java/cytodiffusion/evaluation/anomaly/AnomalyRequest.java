package cytodiffusion.evaluation.anomaly;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.evaluation.TestImages;
import cytodiffusion.model.OpenModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.training.TestLook;
import cytodiffusion.training.TestLooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which model to ask about which two folders.
 *
 * @param model the model's folder
 * @param known labelled images of kinds that the model knows
 * @param unknown the same of kinds that it does not, or a folder of images
 * @param limit images of each of the two at most; 0 for all of them
 * @param elimination how many trials an image gets
 * @param seed of the classifier's draws
 * @param crop as in {@link EvaluationRequest}, for the files of both folders, as is the range of the known ones
 */
public record AnomalyRequest(
        Path model,
        DataFolder known,
        DataFolder unknown,
        int limit,
        EliminationSettings elimination,
        long seed,
        int crop) {
    public AnomalyRequest {
        if (limit < 0) {
            throw new IllegalArgumentException("The limit of " + limit + " images is negative");
        }
    }

    /** What decides a cell's result, as an evaluation of the known ones would have it. */
    public EvaluationRequest settings() {
        return new EvaluationRequest(
                model, known, JudgedPart.UNSAID, 0, elimination, seed, PrecisionChoice.AUTO, crop, false);
    }

    /**
     * The images of both folders.
     *
     * @param split part of the model's data that the known ones are, as in {@link TestImages}
     * @param notes what a reader of the result should know
     * @param failures folders that could not be listed
     */
    record Chosen(
            AnomalyRun.Images known,
            AnomalyRun.Images unknown,
            JudgedPart split,
            List<String> notes,
            List<Failure> failures) {}

    /** Chooses the images: of the known ones the test split where the model's card lists them, else all. */
    Chosen choose(ModelCard card, Stop stop) throws IOException {
        List<String> notes = new ArrayList<>();
        TestImages test = TestImages.of(
                new EvaluationRequest(model, known, JudgedPart.UNSAID, 0, elimination, seed, PrecisionChoice.AUTO),
                card,
                stop);
        if (!test.warning().isEmpty()) {
            notes.add("known images: " + test.warning());
        }
        List<Failure> failures = new ArrayList<>(test.failures());
        List<LabelledImage> ofKnownClass = test.images().stream()
                .filter(image -> card.classes().contains(test.classes().get(image.label())))
                .toList();
        int strange = test.images().size() - ofKnownClass.size();
        if (ofKnownClass.isEmpty()) {
            throw new IllegalArgumentException("No image below " + known
                    + " is of a class that the model knows, which are " + String.join(", ", card.classes()));
        }
        if (strange > 0) {
            notes.add(strange + " images in " + known
                    + " are of classes that the model does not know, and were left out");
        }
        ImageFolder abnormal = unknownImages();
        failures.addAll(abnormal.failures());
        List<LabelledImage> ofUnknownClass = abnormal.images().stream()
                .filter(image -> !card.classes().contains(abnormal.classes().get(image.label())))
                .toList();
        int familiar = abnormal.images().size() - ofUnknownClass.size();
        if (ofUnknownClass.isEmpty()) {
            throw new IllegalArgumentException(
                    "No image below " + unknown + " is of a class that the model does not know;" + " it knows "
                            + String.join(", ", card.classes()));
        }
        if (familiar > 0) {
            notes.add(familiar + " images in " + unknown + " are of classes that the model knows, and were left out");
        }
        return new Chosen(
                new AnomalyRun.Images(test.classes(), ofKnownClass).atMost(limit),
                new AnomalyRun.Images(abnormal.classes(), ofUnknownClass).atMost(limit),
                test.split(),
                notes,
                failures);
    }

    private TestLook look(AnomalyRun run, Map<String, AnomalyDetection> detections, String precision) {
        String found = detections.entrySet().stream()
                .map(of -> String.format(
                        Locale.ROOT, "%s %.3f", of.getKey(), of.getValue().auc().value()))
                .collect(Collectors.joining(", "));
        return TestLook.today(
                "anomaly",
                known.name() + " against " + unknown.name(),
                elimination.text() + ", seed " + seed + ", " + precision,
                run.count(false),
                found.isEmpty() ? "too few cells" : "areas: " + found);
    }

    /**
     * The images of the folder of unknown kinds, sorted into classes or not.
     *
     * @throws IOException where it cannot be listed, or there is no image
     */
    public ImageFolder unknownImages() throws IOException {
        return unknown.labels().isPresent() ? unknown.scan() : ImageFolder.classesOrOne(unknown.folder());
    }

    /**
     * Asks the model.
     *
     * @throws IOException where a folder cannot be listed
     * @throws IllegalArgumentException where one of the folders has no image of the kind that it should have
     */
    public AnomalyReport run(OpenModel open, Stop stop, Progress progress) throws IOException {
        return report(
                open,
                stop,
                chosen -> AnomalyRun.of(
                        open,
                        chosen.known(),
                        chosen.unknown(),
                        open.settings(elimination, seed),
                        open.preprocessing(crop, known.range()),
                        cell -> {},
                        stop,
                        progress));
    }

    /** The same by {@code judge}. */
    public AnomalyReport run(OpenModel open, Judge judge, Stop stop, Progress progress) throws IOException {
        return report(
                open,
                stop,
                chosen -> AnomalyRun.of(open, chosen.known(), chosen.unknown(), judge, question(open), stop, progress));
    }

    private Judge.Question question(OpenModel open) {
        return new Judge.Question(
                model,
                elimination,
                seed,
                crop,
                known.range(),
                Set.copyOf(open.card().classes()),
                true);
    }

    /** Asks a model about the images that were chosen. */
    @FunctionalInterface
    private interface Asking {
        AnomalyRun about(Chosen chosen) throws IOException;
    }

    private AnomalyReport report(OpenModel open, Stop stop, Asking asking) throws IOException {
        Chosen chosen = choose(open.card(), stop);
        long start = System.nanoTime();
        AnomalyRun run = asking.about(chosen);
        List<Failure> failures = new ArrayList<>(chosen.failures());
        failures.addAll(run.failures());
        Map<String, AnomalyDetection> detections = run.detections();
        if (chosen.split() == JudgedPart.TEST) {
            TestLooks.add(
                    model, look(run, detections, open.precision().precision().id()));
        }
        return new AnomalyReport(
                this,
                run,
                detections,
                Rehearsal.of(run),
                FreshCells.uniformity(run),
                failures,
                String.join("; ", chosen.notes()),
                (System.nanoTime() - start) / 1e9,
                open.precision().precision().id());
    }
}
