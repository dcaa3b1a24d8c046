package cytodiffusion.gan;

import cytodiffusion.train.SmoothedLoss;
import java.util.Locale;
import java.util.Optional;

/**
 * Notices that a training has ended before its time: either the discriminator is always right, and the generator learns
 * nothing any more, or whatever the noise is, the generator draws the same.
 */
public final class CollapseWatch {
    /** Of the discriminator's loss beyond the least that there can be. At chance it is {@code 2 log 2} or a little less. */
    private static final double NOTHING_TO_LEARN = 0.01;

    /** A good discriminator is often nearly right for a while. */
    private static final int STEPS_IN_A_ROW = 300;

    /** Of the largest diversity so far: what is left where the cells have become one. */
    private static final double FALLEN = 0.2;

    /** Of the real images' diversity: before it was reached nothing can have fallen. */
    private static final double WORTH_WATCHING = 0.3;

    private final double realDiversity;
    private final double leastLoss;
    private final SmoothedLoss smoothed = new SmoothedLoss();
    private int nothingFor;
    private double largest;

    /**
     * @param realDiversity of real images, see {@link Diversity}; NaN where it is not known, so that none is watched
     * @param realTarget see {@link AdversarialLoss}
     */
    public CollapseWatch(double realDiversity, double realTarget) {
        this.realDiversity = realDiversity;
        leastLoss =
                realTarget == 1 ? 0 : -realTarget * Math.log(realTarget) - (1 - realTarget) * Math.log(1 - realTarget);
    }

    /** Looks at the discriminator's loss in a step; gives what is wrong, where something is. */
    public Optional<String> afterStep(double loss) {
        double aboveLeast = smoothed.add(loss) - leastLoss;
        nothingFor = aboveLeast < NOTHING_TO_LEARN ? nothingFor + 1 : 0;
        return nothingFor < STEPS_IN_A_ROW
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the discriminator has been right about everything for %d steps (its loss is %.4f above the least"
                                + " possible), so that the generator learns nothing more",
                        nothingFor,
                        aboveLeast));
    }

    /** Looks at the diversity of images of always the same noise; gives what is wrong, where something is. */
    public Optional<String> seen(double diversity) {
        largest = Math.max(largest, diversity);
        return largest < WORTH_WATCHING * realDiversity || !(diversity < FALLEN * largest)
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "cells of the same class differ by %.4f, after %.4f earlier and %.4f between real ones: whatever the"
                                + " noise is, nearly the same is drawn",
                        diversity,
                        largest,
                        realDiversity));
    }
}
