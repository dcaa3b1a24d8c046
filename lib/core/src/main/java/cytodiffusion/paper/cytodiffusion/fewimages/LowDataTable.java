package cytodiffusion.paper.cytodiffusion.fewimages;

import cytodiffusion.run.RecordedRun;
import cytodiffusion.run.RunNote;
import cytodiffusion.stats.MeanEstimate;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private static final double LEVEL = 0.95;

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
     * The mean balanced accuracy over the repetitions, with Student's 95 % interval where there are at least two. All
     * repetitions are judged by the same images: the interval tells of samples and initial weights, not of the test.
     */
    public Optional<PointEstimate> mean(String model, int perClass) {
        double[] values = of(model, perClass).stream()
                .mapToDouble(LowDataScore::balancedAccuracy)
                .toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(MeanEstimate.of(values, LEVEL));
    }

    /**
     * How much more balanced accuracy one model has than another, on the same samples: the mean of the repetitions'
     * differences with Student's 95 % interval. Empty where no repetition has both.
     */
    public Optional<PointEstimate> difference(String model, String other, int perClass) {
        Map<Integer, Double> others = new HashMap<>();
        of(other, perClass).forEach(s -> others.put(s.cell().repetition(), s.balancedAccuracy()));
        List<Double> differences = new ArrayList<>();
        for (LowDataScore score : of(model, perClass)) {
            Double beside = others.get(score.cell().repetition());
            if (beside != null) {
                differences.add(score.balancedAccuracy() - beside);
            }
        }
        double[] values = differences.stream().mapToDouble(Double::doubleValue).toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(MeanEstimate.of(values, LEVEL));
    }
}
