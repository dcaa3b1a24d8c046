package cytodiffusion.paper.cytodiffusion.fewimages;

import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.RunNote;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.bootstrap.CrossedEstimate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The scores of the experiment with few images.
 *
 * @param note how they came about; null where there are none
 * @param scores in the order in which they were computed
 */
public record LowDataTable(RunNote note, List<LowDataScore> scores) {
    static final LowDataTable EMPTY = new LowDataTable(null, List.of());

    static final String DATA = "data";
    static final String CLASSES = "classes";
    static final String POOL = "pool, images a class";
    static final String VALIDATION = "validation images a class";
    static final String TEST = "test images a class";
    static final String BASE = "pretrained model";
    static final String LENGTH = "training";

    public LowDataTable {
        scores = List.copyOf(scores);
    }

    /** Reads a table that the experiment wrote. */
    public static LowDataTable of(RecordedRun run) {
        return new LowDataTable(
                run.note(), run.rows().stream().map(LowDataScore::of).toList());
    }

    /** Whether nothing is left to compute. */
    public boolean complete() {
        return note != null && note.complete();
    }

    /** One of the settings, as the note has it; the empty string where there is none. */
    public String setting(String name) {
        return note == null ? "" : note.settings().getOrDefault(name, "");
    }

    /** Name of the folder of images. */
    public String data() {
        return setting(DATA);
    }

    /**
     * Whether another table is about the same cells, so that the points of both may stand in one figure: whether the names
     * of the folders are the same but for a number at their ends, which tells how many or how large the images are.
     */
    public boolean isOfTheSameCells(LowDataTable other) {
        return cells().equals(other.cells());
    }

    private String cells() {
        return data().replaceFirst("-\\d+$", "");
    }

    /** How probably a guess is right; NaN where the number of classes is not known. */
    public double guessRate() {
        return setting(CLASSES).isEmpty() ? Double.NaN : 1.0 / Integer.parseInt(setting(CLASSES));
    }

    /** Images of each class that samples are drawn from, as text. */
    public String poolPerClass() {
        return setting(POOL);
    }

    /** How long each training was, as text. */
    public String training() {
        return setting(LENGTH);
    }

    /** What the pretrained model has seen, or {@code none}. */
    public String base() {
        return setting(BASE);
    }

    /** The models, in the order in which they first come up. */
    public List<String> models() {
        return scores.stream().map(s -> s.cell().model()).distinct().toList();
    }

    /** The numbers of images a class, ascending. */
    public List<Integer> sizes() {
        return scores.stream().map(s -> s.cell().perClass()).distinct().sorted().toList();
    }

    /** What a model was trained from: {@code random weights}, or another model's name. */
    public String start(String model) {
        return scores.stream()
                .filter(s -> s.cell().model().equals(model))
                .map(LowDataScore::start)
                .findFirst()
                .orElse("");
    }

    /** The scores of a model with so many images a class, repetition by repetition. */
    public List<LowDataScore> of(String model, int perClass) {
        return scores.stream()
                .filter(s -> s.cell().model().equals(model) && s.cell().perClass() == perClass)
                .toList();
    }

    /**
     * The mean balanced accuracy over the repetitions with its 95 % interval over samples and test images, see {@link
     * #over}.
     */
    public Optional<PointEstimate> mean(String model, int perClass) {
        List<LowDataScore> scores = of(model, perClass);
        if (scores.isEmpty()) {
            return Optional.empty();
        }
        if (sameCells(scores)) {
            double[][] right =
                    scores.stream().map(score -> score.judged().right()).toArray(double[][]::new);
            return Optional.of(
                    CrossedEstimate.of(right, scores.get(0).judged().classes()).proportion(Interval.LEVEL));
        }
        double[] means =
                scores.stream().mapToDouble(LowDataScore::balancedAccuracy).toArray();
        return Optional.of(CrossedEstimate.ofMeans(means, cellVariance(scores), images(scores))
                .proportion(Interval.LEVEL));
    }

    /**
     * How much more balanced accuracy one model has than another, on the same samples: the mean of the repetitions'
     * differences with its 95 % interval over samples and test images, see {@link #over}. Empty where no repetition has both.
     */
    public Optional<PointEstimate> difference(String model, String other, int perClass) {
        Map<Integer, LowDataScore> others = new HashMap<>();
        of(other, perClass).forEach(s -> others.put(s.cell().repetition(), s));
        List<LowDataScore> first = of(model, perClass).stream()
                .filter(s -> others.containsKey(s.cell().repetition()))
                .toList();
        List<LowDataScore> second =
                first.stream().map(s -> others.get(s.cell().repetition())).toList();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        if (sameCells(Stream.concat(first.stream(), second.stream()).toList())) {
            double[][] differences = IntStream.range(0, first.size())
                    .mapToObj(t -> difference(
                            first.get(t).judged().right(),
                            second.get(t).judged().right()))
                    .toArray(double[][]::new);
            return Optional.of(
                    CrossedEstimate.of(differences, first.get(0).judged().classes())
                            .difference(Interval.LEVEL));
        }
        double[] means = IntStream.range(0, first.size())
                .mapToDouble(
                        t -> first.get(t).balancedAccuracy() - second.get(t).balancedAccuracy())
                .toArray();
        return Optional.of(CrossedEstimate.ofMeans(means, cellVariance(first) + cellVariance(second), images(first))
                .difference(Interval.LEVEL));
    }

    /** What the intervals are over, as a phrase under a table. */
    public String over() {
        String phrase =
                "Intervals are over samples (with their trainings) and test images, both at once; of one sample over images alone";
        return scores.stream().allMatch(s -> s.judged().known())
                ? phrase + "."
                : phrase
                        + "; this run kept no single predictions, so the images' part is the most that it can be: as if all"
                        + " trainings of a model were right about the same images, and two models about independent ones.";
    }

    private static boolean sameCells(List<LowDataScore> scores) {
        return scores.get(0).judged().known()
                && scores.stream().map(s -> s.judged().labels()).distinct().count() == 1;
    }

    private static double[] difference(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray();
    }

    private static double cellVariance(List<LowDataScore> scores) {
        double mean = scores.stream()
                .mapToDouble(LowDataScore::balancedAccuracy)
                .average()
                .orElseThrow();
        return Math.max(0, mean * (1 - mean)) / images(scores);
    }

    private static int images(List<LowDataScore> scores) {
        return scores.stream().mapToInt(LowDataScore::testImages).min().orElseThrow();
    }
}
