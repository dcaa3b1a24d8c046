package cytodiffusion.stats.anomaly;

import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.curves.DeLong;
import cytodiffusion.stats.curves.Roc;
import java.util.List;

/**
 * How well a lack of confidence tells images of unknown kinds from known ones (CytoDiffusion, Section 1.4). The cases may
 * come from any classifier; an image counts as an anomaly where the confidence is low.
 *
 * @param name of the score
 * @param cases at least two abnormal and two normal ones
 */
public record AnomalyDetection(String name, List<ScoredCase> cases) {

    public AnomalyDetection {
        cases = List.copyOf(cases);
        long abnormal = cases.stream().filter(ScoredCase::abnormal).count();
        long normal = cases.size() - abnormal;
        if (abnormal < 2 || normal < 2) {
            throw new IllegalArgumentException("There are " + normal + " normal and " + abnormal
                    + " abnormal images; at least 2 of each are needed");
        }
    }

    /** The curve of calling images abnormal, the least confident first. Its thresholds are minus the confidence. */
    public Roc roc() {
        return Roc.of(abnormal(), scores());
    }

    /** The area under the curve, with DeLong's 95 % interval; without one at 0 and 1, where DeLong's has no width. */
    public PointEstimate auc() {
        DeLong.Estimate estimate = DeLong.estimate(abnormal(), scores());
        if (estimate.auc() <= 0 || estimate.auc() >= 1) {
            return PointEstimate.alone(estimate.auc());
        }
        return new PointEstimate(estimate.auc(), estimate.interval(Interval.LEVEL));
    }

    /** The share of abnormal images that is found where at least this share of the normal ones is let pass. */
    public Threshold atSpecificity(double specificity) {
        Roc.OperatingPoint point = roc().atSpecificity(specificity);
        return new Threshold(-point.threshold(), point.sensitivity(), point.specificity());
    }

    /**
     * Compares the areas of two scores of the same images, in the same order.
     *
     * @throws IllegalArgumentException where the images differ
     */
    public DeLong.Comparison comparedWith(AnomalyDetection other) {
        for (int i = 0; i < Math.max(cases.size(), other.cases.size()); i++) {
            if (i >= cases.size()
                    || i >= other.cases.size()
                    || !cases.get(i).image().equals(other.cases.get(i).image())
                    || cases.get(i).abnormal() != other.cases.get(i).abnormal()) {
                throw new IllegalArgumentException(name + " and " + other.name
                        + " do not score the same images in the same order: they part at number " + (i + 1));
            }
        }
        return DeLong.compare(abnormal(), scores(), other.scores());
    }

    /** The confidence of each abnormal, or of each normal image. */
    public double[] confidences(boolean ofAbnormal) {
        return cases.stream()
                .filter(c -> c.abnormal() == ofAbnormal)
                .mapToDouble(ScoredCase::confidence)
                .toArray();
    }

    private boolean[] abnormal() {
        boolean[] abnormal = new boolean[cases.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = cases.get(i).abnormal();
        }
        return abnormal;
    }

    private double[] scores() {
        return cases.stream().mapToDouble(c -> -c.confidence()).toArray();
    }

    /**
     * One way to use the score.
     *
     * @param confidence an image is called abnormal where its confidence is at most this; minus infinity calls none
     * @param sensitivity share of the abnormal images that is called abnormal
     * @param specificity share of the normal images that is not
     */
    public record Threshold(double confidence, double sensitivity, double specificity) {}
}
