package cytodiffusion.report.chart;

import cytodiffusion.stats.PointEstimate;
import java.util.Objects;

/**
 * Our value of one quantity beside the published one.
 *
 * @param name the quantity
 * @param ours what we measured
 * @param paper what the paper reports, or null where our copy of it does not say
 */
public record PaperComparison(String name, PointEstimate ours, PointEstimate paper) {
    public PaperComparison {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(ours, "ours");
    }

    /** A quantity that the paper does not report. */
    public PaperComparison(String name, PointEstimate ours) {
        this(name, ours, null);
    }
}
