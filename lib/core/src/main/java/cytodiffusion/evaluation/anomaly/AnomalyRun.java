package cytodiffusion.evaluation.anomaly;

import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.Confidence;
import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.Failure;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.Split;
import cytodiffusion.evaluation.ImageRun;
import cytodiffusion.evaluation.Judge;
import cytodiffusion.evaluation.PredictionRow;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel.Decision;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.anomaly.ScoredCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Cells of known and of unknown kinds, as a model saw them (CytoDiffusion, Sections 1.4 and 3.8).
 *
 * @param classes that the model knows
 * @param cells ordered by kind and name
 * @param failures files that could not be read
 * @param complete whether every image was looked at
 */
public record AnomalyRun(List<String> classes, List<AnomalyCell> cells, List<Failure> failures, boolean complete) {
    /**
     * The score that stands for all where one number is wanted, by its name in files; named before the cells that any run
     * is about are looked at. It was chosen on cells of PBC (README, Results), so there it flatters itself.
     */
    public static final String HEADLINE = KnownKind.ID;

    private static final int FEWEST_OF_A_KIND = 2;
    private static final int CLASSES_FOR_NEIGHBOURS = 3;

    public AnomalyRun {
        classes = List.copyOf(classes);
        failures = List.copyOf(failures);
        cells = cells.stream()
                .sorted(Comparator.comparing(AnomalyCell::abnormal)
                        .thenComparing(c -> c.image().id()))
                .toList();
    }

    /** Images of one kind, with the names of the classes that their labels stand for. */
    public record Images(List<String> classes, List<LabelledImage> images) {
        public Images {
            classes = List.copyOf(classes);
            images = List.copyOf(images);
        }

        /** As a judge is asked about them. */
        List<Judge.Image> asked() {
            return images.stream()
                    .map(image -> new Judge.Image(image.id(), image.path(), classes.get(image.label())))
                    .toList();
        }

        /** At most so many of them, in an order that has nothing to do with their names; all where it is 0. */
        public Images atMost(int limit) {
            if (limit == 0 || images.size() <= limit) {
                return this;
            }
            return new Images(classes, Split.shuffled(images, 0).subList(0, limit));
        }
    }

    /**
     * Asks a model about known and unknown cells; when stopped it returns what is done.
     *
     * @param known of kinds that the model was trained on, though not these images
     * @param unknown of kinds that it was not
     * @param preprocessing how files of both kinds become canvases
     * @param told of each cell as soon as it is decided
     */
    public static AnomalyRun of(
            OpenModel model,
            Images known,
            Images unknown,
            ClassifierSettings settings,
            Preprocessing preprocessing,
            Consumer<AnomalyCell> told,
            Stop stop,
            Progress progress) {
        List<AnomalyCell> cells = new ArrayList<>();
        ImageRun run = new ImageRun(model, settings, preprocessing);
        List<Failure> failures = new ArrayList<>();
        for (boolean abnormal : new boolean[] {false, true}) {
            Images images = abnormal ? unknown : known;
            failures.addAll(run.classify(
                    abnormal ? "Classifying unknown cells" : "Classifying known cells",
                    images.images(),
                    (image, result) -> {
                        AnomalyCell cell =
                                new AnomalyCell(image, images.classes().get(image.label()), abnormal, result.outcome());
                        cells.add(cell);
                        told.accept(cell);
                    },
                    stop,
                    progress));
        }
        int asked = known.images().size() + unknown.images().size();
        return new AnomalyRun(model.card().classes(), cells, failures, cells.size() + failures.size() == asked);
    }

    /**
     * The same by {@code judge}.
     *
     * @param question with the errors of every class in every trial
     * @throws IOException where others that are asked cannot go on
     */
    static AnomalyRun of(
            OpenModel model,
            Images known,
            Images unknown,
            Judge judge,
            Judge.Question question,
            Stop stop,
            Progress progress)
            throws IOException {
        List<AnomalyCell> cells = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (boolean abnormal : new boolean[] {false, true}) {
            Images images = abnormal ? unknown : known;
            Map<String, LabelledImage> byName = new HashMap<>();
            images.images().forEach(image -> byName.put(image.id(), image));
            Judge.Listener gathered = new Judge.Listener() {
                @Override
                public void decided(Decision decision, double seconds) {
                    LabelledImage image = byName.get(decision.prediction().image());
                    cells.add(new AnomalyCell(
                            image,
                            images.classes().get(image.label()),
                            abnormal,
                            Elimination.again(
                                    question.elimination(), decision.errors().orElseThrow())));
                }

                @Override
                public void failed(Failure failure) {
                    failures.add(failure);
                }
            };
            judge.look(model, question, images.asked(), gathered, stop, progress);
        }
        int asked = known.images().size() + unknown.images().size();
        return new AnomalyRun(model.card().classes(), cells, failures, cells.size() + failures.size() == asked);
    }

    /** The same trials under other rules of elimination, see {@link AnomalyCell#replayed}. */
    public AnomalyRun replayed(EliminationSettings settings) {
        return new AnomalyRun(
                classes, cells.stream().map(cell -> cell.replayed(settings)).toList(), failures, complete);
    }

    /** The scores that a cell has by itself, the paper's first: the newer one needs three classes. */
    public List<AnomalyScore> scores() {
        return classes.size() < CLASSES_FOR_NEIGHBOURS
                ? List.of(AnomalyScore.GAP, AnomalyScore.CONSISTENCY)
                : List.of(AnomalyScore.GAP, AnomalyScore.ISOLATION, AnomalyScore.CONSISTENCY);
    }

    /**
     * For each cell whether it may be of a known kind: the share of known cells that are as unusual, both in how
     * consistently a class wins and in what the errors of all classes are (see the notebook on anomalies). It does best
     * where every class has all trials. Ours, not the paper's.
     *
     * @return empty where there are fewer than four known cells for each class of the model, or no two unknown ones
     */
    public Optional<AnomalyDetection> knownKind() {
        return KnownKind.of(this);
    }

    /** How well each score tells the kinds apart, by its name in files; empty where there are not cells to compare. */
    public Map<String, AnomalyDetection> detections() {
        Map<String, AnomalyDetection> detections = new LinkedHashMap<>();
        if (!comparable()) {
            return detections;
        }
        scores().forEach(score -> detections.put(score.id(), detection(score)));
        knownKind().ifPresent(detection -> detections.put(KnownKind.ID, detection));
        return detections;
    }

    /** The name of {@link #HEADLINE}, or of the paper's score where a run has too few cells for it. */
    public static String headline(Map<String, AnomalyDetection> detections) {
        return detections.containsKey(HEADLINE) ? HEADLINE : AnomalyScore.GAP.id();
    }

    /** How well a score tells the kinds apart. */
    public AnomalyDetection detection(AnomalyScore score) {
        return detection(score.title(), score);
    }

    /** The same under another name. */
    public AnomalyDetection detection(String name, AnomalyScore score) {
        return new AnomalyDetection(
                name,
                cells.stream()
                        .map(cell ->
                                new ScoredCase(cell.image().id(), cell.abnormal(), score.confidence(cell.outcome())))
                        .toList());
    }

    /** The table of predictions, with a last row for each file that could not be read. */
    public List<PredictionRow> table() {
        return Stream.concat(cells.stream().map(this::row), failures.stream().map(PredictionRow::of))
                .toList();
    }

    private PredictionRow row(AnomalyCell cell) {
        Elimination.Outcome outcome = cell.outcome();
        Prediction prediction = new Prediction(
                cell.image().id(),
                cell.label(),
                classes.get(outcome.winner()),
                Confidence.pairedScores(outcome),
                Confidence.margin(outcome));
        return PredictionRow.of(prediction, outcome.trials(), outcome.networkEvaluations());
    }

    /** Whether there are enough cells of both kinds to compare them: two. */
    public boolean comparable() {
        return count(false) >= FEWEST_OF_A_KIND && count(true) >= FEWEST_OF_A_KIND;
    }

    /** How many cells are of an unknown kind, or of a known one. */
    public int count(boolean abnormal) {
        return (int) cells.stream().filter(cell -> cell.abnormal() == abnormal).count();
    }

    /** Evaluations of the network for a cell on average; NaN without cells. */
    public double evaluationsPerCell() {
        return cells.stream()
                .mapToInt(cell -> cell.outcome().networkEvaluations())
                .average()
                .orElse(Double.NaN);
    }
}
