package cytodiffusion.evaluation;

import cytodiffusion.data.Seeds;
import cytodiffusion.stats.curves.LogisticCalibration;
import cytodiffusion.stats.curves.Reliability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The confidence of predictions mapped to the probability of being right, fitted and judged on different images: each
 * half of them, in an order that has nothing to do with their names, gets its probabilities from the map that was fitted
 * to the other half.
 *
 * @param probability of each prediction, in their order
 * @param correct whether each was right
 * @param maps fitted to the second and to the first half
 * @param reliability of the probabilities
 */
public record CrossCalibration(
        double[] probability, boolean[] correct, List<LogisticCalibration> maps, Reliability reliability) {
    private static final int BINS = 10;

    /** Of at least four predictions. */
    public static CrossCalibration of(OutOfSample predictions) {
        double[] confidence = predictions.confidence();
        boolean[] correct = predictions.correct();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < confidence.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong(
                i -> Seeds.derive(1, predictions.rows().get(i).prediction().image())));
        int middle = order.size() / 2;
        List<Integer> first = order.subList(0, middle);
        List<Integer> second = order.subList(middle, order.size());
        LogisticCalibration forFirst = fit(second, confidence, correct);
        LogisticCalibration forSecond = fit(first, confidence, correct);
        double[] probability = new double[confidence.length];
        first.forEach(i -> probability[i] = forFirst.at(confidence[i]));
        second.forEach(i -> probability[i] = forSecond.at(confidence[i]));
        return new CrossCalibration(
                probability, correct, List.of(forFirst, forSecond), Reliability.of(probability, correct, BINS));
    }

    /** For each cell the squared difference of probability and outcome, whose mean is the Brier score. */
    public double[] squares() {
        return IntStream.range(0, probability.length)
                .mapToDouble(i -> Math.pow(probability[i] - (correct[i] ? 1 : 0), 2))
                .toArray();
    }

    /** For each cell minus the logarithm of the probability given to what happened, whose mean is the logarithmic loss. */
    public double[] surprises() {
        return IntStream.range(0, probability.length)
                .mapToDouble(i -> -Math.log(correct[i] ? probability[i] : 1 - probability[i]))
                .toArray();
    }

    private static LogisticCalibration fit(List<Integer> some, double[] confidence, boolean[] correct) {
        double[] x = some.stream().mapToDouble(i -> confidence[i]).toArray();
        boolean[] right = new boolean[x.length];
        for (int k = 0; k < right.length; k++) {
            right[k] = correct[some.get(k)];
        }
        return LogisticCalibration.of(x, right);
    }
}
