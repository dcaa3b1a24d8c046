package cytodiffusion.experiment;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Domain shift between two folders of real cells: the study's model judges images of another laboratory, of the classes
 * that both have, in a crop that gives cells the size that the model knows.
 *
 * <p>Only the shared classes come into question, as in the paper, whose model knows the same five classes as all of its
 * test sets: a class that the target does not have is a difference in the list of names, not in the microscope. {@link
 * #all} has the other count.
 *
 * @param folder of the target
 * @param source scale of the cells that the model was trained on
 * @param target scale of the target's cells
 * @param crop of the target's images, in pixels
 * @param home the model on the test split of its own data, the shared classes coming into question
 * @param shared the model on the target, the shared classes coming into question
 * @param all the same with all of the model's classes, so that any that the target does not have is an error
 */
public record ShiftTarget(
        Path folder,
        CellScale source,
        CellScale target,
        int crop,
        EvaluationResult home,
        EvaluationResult shared,
        EvaluationResult all) {
    /** Names the target's folder, which holds one folder of images a class. */
    public static final String VARIABLE = "CYTO_SHIFT";

    /**
     * The target that {@value #VARIABLE} names, judged by the study's model, or nothing where it names none.
     *
     * @throws IOException where a folder cannot be listed, or it was interrupted before an image was classified
     * @throws IllegalArgumentException where there is no such folder, or it shares no class with the model
     */
    public static Optional<ShiftTarget> judged(Study study) throws IOException {
        String named = System.getenv(VARIABLE);
        if (named == null || named.isBlank()) {
            return Optional.empty();
        }
        Path folder = Path.of(named.strip());
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(VARIABLE + " names " + folder + ", which is no folder");
        }
        return Optional.of(of(study.model(), study.images(), folder, study.profile(), study.progress()));
    }

    /** @param source images of the model's training */
    static ShiftTarget of(TrainedModel model, ImageFolder source, Path folder, Profile profile, Progress progress)
            throws IOException {
        Stop stop = Stop.onInterrupt();
        ImageFolder images = ImageFolder.scan(folder);
        Set<String> both = new TreeSet<>(model.card().classes());
        both.retainAll(images.classes());
        CellScale known = CellScale.of(source, stop, progress);
        CellScale other = CellScale.of(images, stop, progress);
        int crop = other.cropLike(known, model.card().crop());
        EvaluationRequest asked = new EvaluationRequest(
                Path.of(""), source.root(), null, profile.evaluationLimit(), profile.elimination(), Study.SEED, "auto");
        EvaluationRequest there = new EvaluationRequest(
                        asked.model(), folder, "all", asked.limit(), asked.elimination(), asked.seed(), "auto")
                .crop(crop);
        EvaluationResult all = Evaluation.run(model, there, List.of(), row -> {}, stop, progress);
        EvaluationResult home = Evaluation.run(model, asked, List.of(), row -> {}, stop, progress);
        if (all.rows().isEmpty() || home.rows().isEmpty()) {
            throw new IOException("No image of " + folder + " or " + source.root() + " was classified");
        }
        return new ShiftTarget(folder, known, other, crop, home.among(both), all.among(both), all);
    }

    /** How many of the target's images were taken for a class that it does not have. */
    public long outside() {
        Set<String> there =
                shared.rows().stream().map(row -> row.prediction().label()).collect(Collectors.toSet());
        return all.rows().stream()
                .filter(row -> !there.contains(row.prediction().predicted()))
                .count();
    }
}
