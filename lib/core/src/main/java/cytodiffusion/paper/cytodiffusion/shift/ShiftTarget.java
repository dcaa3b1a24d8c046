package cytodiffusion.paper.cytodiffusion.shift;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.SplitPart;
import cytodiffusion.evaluation.CellScale;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.EvaluationRequest;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.JudgedPart;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.paper.cytodiffusion.Profile;
import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.PairedAccuracy;
import cytodiffusion.stats.Prediction;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A model on another laboratory's pictures, of the classes that both have, in a crop that gives cells the size that the
 * model knows.
 *
 * <p>Only the shared classes come into question, as in the paper, whose model knows the same five classes as all of its
 * test sets: a class that the target does not have is a difference in the list of names, not in the microscope. {@link
 * #all} has the other count.
 *
 * @param model what tables call it
 * @param folder of the target
 * @param source scale of the cells that the model was trained on
 * @param target scale of the target's cells
 * @param crop of the target's images, in pixels, 0 for all of each
 * @param home the model on the test split of its own data, where it has one, the shared classes coming into question
 * @param shared the model on the target, the shared classes coming into question
 * @param all the same with all of the model's classes, so that any that the target does not have is an error
 */
public record ShiftTarget(
        String model,
        DataFolder folder,
        CellScale source,
        CellScale target,
        int crop,
        Optional<EvaluationResult> home,
        EvaluationResult shared,
        EvaluationResult all) {
    /**
     * Judges the target's images, and the model's own test split beside them.
     *
     * @param source images of the model's training
     * @throws IOException where a folder cannot be listed, or it was interrupted before an image was classified
     * @throws IllegalArgumentException where the folder shares no class with the model
     */
    static ShiftTarget of(
            String name, TrainedModel model, DataFolder source, DataFolder folder, Profile profile, Progress progress)
            throws IOException {
        Stop stop = Stop.onInterrupt();
        ImageFolder images = folder.scan();
        Set<String> both = new TreeSet<>(model.card().classes());
        both.retainAll(images.classes());
        CellScale known = CellScale.of(source.scan(), stop, progress);
        CellScale other = CellScale.of(images, stop, progress);
        int own = model.card().crop();
        int crop = profile.shift().matchesSizes() ? other.cropLike(known, own) : own;
        EvaluationRequest asked = new EvaluationRequest(
                Path.of(""),
                folder,
                JudgedPart.ALL,
                profile.judging().limit(),
                profile.judging().elimination(),
                Study.SEED,
                PrecisionChoice.AUTO);
        EvaluationResult all = Evaluation.run(model, asked.crop(crop), List.of(), row -> {}, stop, progress);
        if (all.rows().isEmpty()) {
            throw new IOException("No image below " + folder + " was classified");
        }
        EvaluationResult shared = Evaluation.run(
                        model, asked.crop(crop).sharedClasses(true), List.of(), row -> {}, stop, progress)
                .among(both);
        Optional<EvaluationResult> home = Optional.empty();
        if (keptTest(model.card())) {
            EvaluationRequest here = new EvaluationRequest(
                    asked.model(),
                    source,
                    JudgedPart.UNSAID,
                    asked.limit(),
                    asked.elimination(),
                    asked.seed(),
                    PrecisionChoice.AUTO);
            home = Optional.of(Evaluation.run(model, here, List.of(), row -> {}, stop, progress));
        }
        return new ShiftTarget(name, folder, known, other, crop, home.map(result -> result.among(both)), shared, all);
    }

    private static boolean keptTest(ModelCard card) {
        return card.training() == null
                || card.training().split() == null
                || !card.ids(SplitPart.TEST).isEmpty();
    }

    /** How many of the target's images were taken for a class that it does not have. */
    public long outside() {
        Set<String> there =
                shared.rows().stream().map(row -> row.prediction().label()).collect(Collectors.toSet());
        return all.rows().stream()
                .filter(row -> !there.contains(row.prediction().predicted()))
                .count();
    }

    /** This model (first) beside another (second) on the images of the target that both have classified. */
    public PairedAccuracy against(ShiftTarget other) {
        Map<String, Prediction> others =
                other.shared.predictions().stream().collect(Collectors.toMap(Prediction::image, p -> p));
        List<Prediction> here = shared.predictions().stream()
                .filter(p -> others.containsKey(p.image()))
                .toList();
        boolean[] first = new boolean[here.size()];
        boolean[] second = new boolean[here.size()];
        for (int i = 0; i < first.length; i++) {
            first[i] = here.get(i).isCorrect();
            second[i] = others.get(here.get(i).image()).isCorrect();
        }
        return PairedAccuracy.of(first, second);
    }
}
