package cytodiffusion.paper.cytodiffusion.shift;

import cytodiffusion.data.smear.DomainSweep;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.bootstrap.CrossedEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scores of several models in several domains, perhaps of several trainings of each. */
public record ShiftScores(List<ShiftScore> items) {
    /** Of nothing. */
    public static final ShiftScores NONE = new ShiftScores(List.of());

    public ShiftScores {
        items = List.copyOf(items);
    }

    /**
     * The scores of a run of {@code cyto experiment domain-shift}.
     *
     * @throws IllegalArgumentException where a row makes no sense
     */
    public static ShiftScores of(RecordedRun run) {
        List<String> classes = List.of(run.note()
                .settings()
                .getOrDefault(DomainShiftExperiment.CLASSES, "")
                .split(","));
        List<ShiftScore> scores = new ArrayList<>();
        for (Map<String, String> row : run.rows()) {
            scores.add(ShiftScore.of(
                    row.get(DomainShiftExperiment.MODEL),
                    Integer.parseInt(row.get(DomainShiftExperiment.REPETITION)),
                    row.get(DomainShiftExperiment.DOMAIN),
                    classes,
                    row.get(DomainShiftExperiment.PREDICTIONS)));
        }
        return new ShiftScores(scores);
    }

    /** The models' names, in the order of the scores. */
    public List<String> models() {
        return items.stream().map(ShiftScore::model).distinct().toList();
    }

    /** The domains' names, in the order of the scores. */
    public List<String> domains() {
        return items.stream().map(ShiftScore::domain).distinct().toList();
    }

    /** The score of a model in a domain, of the first repetition that there is. */
    public Optional<ShiftScore> find(String model, String domain) {
        return repetitions(model, domain).stream().findFirst();
    }

    /** The score of a model in a domain that is there. */
    public ShiftScore of(String model, String domain) {
        return find(model, domain)
                .orElseThrow(() -> new IllegalArgumentException("There is no score of " + model + " in " + domain));
    }

    /** The scores of all trainings of a model in a domain. */
    public List<ShiftScore> repetitions(String model, String domain) {
        return items.stream()
                .filter(score -> score.model().equals(model) && score.domain().equals(domain))
                .toList();
    }

    /** The same on the first cells, so many of each class. */
    ShiftScores first(int perClass) {
        return new ShiftScores(
                items.stream().map(score -> score.first(perClass)).toList());
    }

    /** What the intervals of {@link #mean} and {@link #meanDifference} are over, as a phrase under a table. */
    public static String over() {
        return "Intervals are over trainings and test cells: both the spread of the trainings and that of the cells, which"
                + " are the same for all, are in them.";
    }

    /** The balanced accuracy of a model in a domain: mean over its trainings with its 95 % interval, see {@link #over}. */
    public PointEstimate mean(String model, String domain) {
        List<ShiftScore> trainings = repetitions(model, domain);
        return CrossedEstimate.of(
                        trainings.stream().map(ShiftScores::right).toArray(double[][]::new), classes(trainings.get(0)))
                .proportion(Interval.LEVEL);
    }

    /**
     * How much the first model's balanced accuracy is above the second's, training by training of the same seed and cell by
     * cell, with its 95 % interval, see {@link #over}.
     *
     * @throws IllegalArgumentException where no seed has both, or the cells are not the same
     */
    public PointEstimate meanDifference(String first, String second, String domain) {
        List<double[]> differences = new ArrayList<>();
        for (ShiftScore one : repetitions(first, domain)) {
            for (ShiftScore other : repetitions(second, domain)) {
                if (one.repetition() == other.repetition()) {
                    differences.add(difference(one, other));
                }
            }
        }
        if (differences.isEmpty()) {
            throw new IllegalArgumentException(
                    "No training of " + first + " and " + second + " has the same seed in " + domain);
        }
        return CrossedEstimate.of(
                        differences.toArray(double[][]::new),
                        classes(repetitions(first, domain).get(0)))
                .difference(Interval.LEVEL);
    }

    private static double[] difference(ShiftScore one, ShiftScore other) {
        if (one.n() != other.n()) {
            throw new IllegalArgumentException(one.model() + " and " + other.model() + " judged " + one.n() + " and "
                    + other.n() + " cells; they can be compared on the same cells only");
        }
        double[] ofOne = right(one);
        double[] ofOther = right(other);
        return IntStream.range(0, one.n())
                .mapToDouble(i -> ofOne[i] - ofOther[i])
                .toArray();
    }

    private static double[] right(ShiftScore score) {
        return IntStream.range(0, score.n())
                .mapToDouble(i -> score.isCorrect(i) ? 1 : 0)
                .toArray();
    }

    private static int[] classes(ShiftScore score) {
        return IntStream.range(0, score.n()).map(score::actual).toArray();
    }

    /** The models that have a score at every level of a sweep. */
    public List<String> models(DomainSweep sweep) {
        return models().stream()
                .filter(model -> sweep.domains().stream()
                        .allMatch(domain -> find(model, domain.name()).isPresent()))
                .toList();
    }

    /**
     * Between which levels of a sweep a model's balanced accuracy, the mean over its trainings, stays within {@code loss}
     * of that at the reference: the outermost levels that were tried before it falls below for the first time on either
     * side.
     *
     * @param loss in [0, 1]
     */
    public Interval tolerated(String model, DomainSweep sweep, double loss) {
        List<Double> levels = sweep.levels();
        int reference = levels.indexOf(sweep.reference());
        double least = mean(model, sweep.at(sweep.reference()).name()).value() - loss;
        int low = reference;
        while (low > 0 && mean(model, sweep.at(levels.get(low - 1)).name()).value() >= least) {
            low--;
        }
        int high = reference;
        while (high < levels.size() - 1
                && mean(model, sweep.at(levels.get(high + 1)).name()).value() >= least) {
            high++;
        }
        return new Interval(levels.get(low), levels.get(high));
    }
}
