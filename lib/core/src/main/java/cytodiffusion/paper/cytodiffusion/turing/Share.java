package cytodiffusion.paper.cytodiffusion.turing;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.util.Optional;

/**
 * How many of some answers are of one kind.
 *
 * @param hits of that kind
 * @param total of all
 * @param crossed the 95 % interval that allows for answers of the same rater, and to the same image, resembling each other
 *     ({@link cytodiffusion.stats.bootstrap.PigeonholeBootstrap}); none where there are no answers, or of one rater only
 */
public record Share(int hits, int total, Optional<Interval> crossed) {

    /** In [0, 1], or NaN where there are no answers. */
    public double value() {
        return (double) hits / total;
    }

    /**
     * With the exact 95 % interval of Clopper and Pearson, as the paper has it: for independent answers, so too narrow where
     * several raters judged the same images.
     */
    public PointEstimate exact() {
        return total == 0
                ? PointEstimate.alone(Double.NaN)
                : new PointEstimate(value(), BinomialInterval.clopperPearson(hits, total, Interval.LEVEL));
    }
}
