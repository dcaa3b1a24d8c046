package cytodiffusion.stats.curves;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is gained by referring the least confident cases to a person: how accurate a classifier is on the share of cases
 * that it keeps (El-Yaniv and Wiener, 2010). Cases of equal confidence are kept or referred together.
 *
 * @param points from the surest cases alone to all of them
 */
public record RiskCoverage(List<Point> points) {
    /**
     * One way to divide the cases.
     *
     * @param confidence of the least sure case that is kept
     * @param coverage share of the cases that is kept, in (0, 1]
     * @param kept how many that are
     * @param correct how many of them are right
     */
    public record Point(double confidence, double coverage, int kept, int correct) {
        /** The share of the kept cases that is right. */
        public double accuracy() {
            return (double) correct / kept;
        }
    }

    public RiskCoverage {
        points = List.copyOf(points);
    }

    /**
     * @param confidence of each case, higher is surer
     * @param correct whether each was right
     */
    public static RiskCoverage of(double[] confidence, boolean[] correct) {
        if (confidence.length == 0 || confidence.length != correct.length) {
            throw new IllegalArgumentException(
                    confidence.length + " confidences and " + correct.length + " answers: as many of both are needed");
        }
        int[] surestFirst = IntStream.range(0, confidence.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -confidence[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Point> points = new ArrayList<>();
        int right = 0;
        for (int k = 0; k < surestFirst.length; k++) {
            right += correct[surestFirst[k]] ? 1 : 0;
            double here = confidence[surestFirst[k]];
            if (k + 1 == surestFirst.length || confidence[surestFirst[k + 1]] != here) {
                points.add(new Point(here, (k + 1.0) / surestFirst.length, k + 1, right));
            }
        }
        return new RiskCoverage(points);
    }

    /** The fewest kept cases that are at least this share of all. */
    public Point atCoverage(double coverage) {
        if (!(coverage > 0 && coverage <= 1)) {
            throw new IllegalArgumentException("A coverage lies in (0, 1]; " + coverage + " does not");
        }
        return points.stream().filter(p -> p.coverage() >= coverage).findFirst().orElseThrow();
    }

    /**
     * The mean share of errors over all numbers of kept cases (AURC: Geifman, Uziel and El-Yaniv, 2019); lower is better.
     * Cases of equal confidence count as if they came in random order.
     */
    public double areaUnderRisk() {
        double sum = 0;
        int kept = 0;
        double wrong = 0;
        for (Point point : points) {
            double more = (point.kept() - point.correct() - wrong) / (point.kept() - kept);
            while (kept < point.kept()) {
                kept++;
                wrong += more;
                sum += wrong / kept;
            }
            wrong = point.kept() - point.correct();
        }
        return sum / kept;
    }

    /** The same area if every error were less confident than every right answer: no order of these cases does better. */
    public double leastAreaUnderRisk() {
        Point all = points.get(points.size() - 1);
        double sum = 0;
        for (int kept = all.correct() + 1; kept <= all.kept(); kept++) {
            sum += (double) (kept - all.correct()) / kept;
        }
        return sum / all.kept();
    }
}
