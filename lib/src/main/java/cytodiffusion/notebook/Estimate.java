package cytodiffusion.notebook;

import java.util.Objects;

/**
 * Our value of one quantity beside the published one.
 *
 * @param name the quantity
 * @param ours what we measured
 * @param paper what the paper reports, or null where our copy of it does not say
 */
public record Estimate(String name, Interval ours, Interval paper) {
    public Estimate {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(ours, "ours");
    }

    /** A quantity that the paper does not report. */
    public Estimate(String name, Interval ours) {
        this(name, ours, null);
    }
}
