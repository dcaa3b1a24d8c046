package cytodiffusion.paper.cytodiffusion.method;

import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.data.Seeds;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialWeighting;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PairedAccuracy;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The paper's ablation of weighting functions (CytoDiffusion, Appendix A and Table 4): how often each is right after so
 * many trials of every class, none dropped, on the same recorded errors.
 */
public final class WeightingStudy {
    private static final int[] PAPERS_TRIALS = {1, 5, 10, 20, 50, 100, 250, 500, 1000};

    private final List<Integer> trials;
    private final List<Row> rows;

    /**
     * One weighting.
     *
     * @param correct {@code correct[i][n]}: whether image {@code n} was right after the {@code i}-th number of trials
     */
    public record Row(String name, boolean[][] correct) {
        /** The share of right answers after the {@code i}-th number of trials, with Wilson's 95 % interval. */
        public PointEstimate accuracy(int i) {
            int right = right(i);
            int images = correct[i].length;
            return new PointEstimate(right / (double) images, BinomialInterval.wilson(right, images, Interval.LEVEL));
        }

        /** The mean accuracy over all numbers of trials, as the paper has it. */
        public double meanAccuracy() {
            return IntStream.range(0, correct.length)
                    .mapToDouble(i -> accuracy(i).value())
                    .average()
                    .orElseThrow();
        }

        /** This weighting against another one, on the same images after the last number of trials. */
        public PairedAccuracy against(Row other) {
            int last = correct.length - 1;
            return PairedAccuracy.of(correct[last], other.correct[last]);
        }

        private int right(int i) {
            int right = 0;
            for (boolean one : correct[i]) {
                right += one ? 1 : 0;
            }
            return right;
        }
    }

    private WeightingStudy(List<Integer> trials, List<Row> rows) {
        this.trials = trials;
        this.rows = rows;
    }

    /** @param record of at least two images, as the logistic regression learns from one half and is tested on the other */
    public static WeightingStudy of(TrialRecord record) {
        if (record.images().size() < 2) {
            throw new IllegalArgumentException("The weightings are compared on "
                    + record.images().size() + " images: at least 2 needed, one to learn from and one to test");
        }
        List<Integer> trials = checkpoints(record.settings().trials());
        List<Row> rows = new ArrayList<>();
        rows.add(row(record, record.ownWeighting(), trials));
        rows.add(row(record, TrialWeighting.polynomial("polynomial, the paper's", ErrorWeighting.PAPER), trials));
        rows.add(learned(record, trials));
        for (TrialWeighting weighting : List.of(
                TrialWeighting.NORMALISED, TrialWeighting.UNIFORM, TrialWeighting.SNR, TrialWeighting.RANKING)) {
            rows.add(row(record, weighting, trials));
        }
        return new WeightingStudy(List.copyOf(trials), List.copyOf(rows));
    }

    /** The paper's numbers of trials as far as they go, and the last one. */
    static List<Integer> checkpoints(int trials) {
        return IntStream.concat(IntStream.of(PAPERS_TRIALS), IntStream.of(trials))
                .filter(n -> n <= trials)
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }

    /** After how many trials the weightings are compared. */
    public List<Integer> trials() {
        return trials;
    }

    /** The model's own polynomial, then the others. */
    public List<Row> rows() {
        return rows;
    }

    private static Row row(TrialRecord record, TrialWeighting weighting, List<Integer> trials) {
        boolean[][] correct = new boolean[trials.size()][record.images().size()];
        for (int n = 0; n < record.images().size(); n++) {
            fill(correct, n, record.images().get(n), weighting, trials);
        }
        return new Row(weighting.name(), correct);
    }

    /** Each half is judged with the weights that the other one taught. */
    private static Row learned(TrialRecord record, List<Integer> trials) {
        List<List<Integer>> halves = halves(record);
        boolean[][] correct = new boolean[trials.size()][record.images().size()];
        for (int half = 0; half < 2; half++) {
            LearnedWeighting learned = LearnedWeighting.fit(
                    halves.get(1 - half).stream().map(record.images()::get).toList());
            TrialWeighting weighting = TrialWeighting.byTimestep("", learned::weight);
            for (int n : halves.get(half)) {
                fill(correct, n, record.images().get(n), weighting, trials);
            }
        }
        return new Row("logistic regression", correct);
    }

    /** The images in two halves, each class spread over both, in an order that has nothing to do with their names. */
    static List<List<Integer>> halves(TrialRecord record) {
        List<TrialRecord.Image> images = record.images();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, images.size()).boxed().toList());
        order.sort(Comparator.comparingInt((Integer n) -> images.get(n).label())
                .thenComparingLong(n -> Seeds.derive(0, images.get(n).id())));
        List<List<Integer>> halves = List.of(new ArrayList<>(), new ArrayList<>());
        for (int place = 0; place < order.size(); place++) {
            halves.get(place % 2).add(order.get(place));
        }
        return halves;
    }

    private static void fill(
            boolean[][] correct, int n, TrialRecord.Image image, TrialWeighting weighting, List<Integer> trials) {
        int[] decisions = decisions(weighting.of(image), trials);
        for (int i = 0; i < decisions.length; i++) {
            correct[i][n] = decisions[i] == image.label();
        }
    }

    /** The class with the lowest mean error after each of these numbers of trials. */
    public static int[] decisions(TrialErrors errors, List<Integer> trials) {
        double[] sums = new double[errors.classes()];
        int[] decisions = new int[trials.size()];
        int done = 0;
        for (int i = 0; i < decisions.length; i++) {
            for (; done < trials.get(i); done++) {
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += errors.byClass()[c][done];
                }
            }
            decisions[i] = lowest(sums);
        }
        return decisions;
    }

    private static int lowest(double[] sums) {
        double least = Arrays.stream(sums).min().orElseThrow();
        return IntStream.range(0, sums.length)
                .filter(c -> sums[c] == least)
                .findFirst()
                .orElseThrow();
    }
}
