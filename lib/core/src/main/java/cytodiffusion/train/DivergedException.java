package cytodiffusion.train;

import java.util.List;

/** A loss or gradient was not finite. The weights are those before the step that failed. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param names of the images in the batch */
    DivergedException(long step, double loss, double norm, List<String> names) {
        super("Step " + step + " gave a loss of " + loss + " and a gradient norm of " + norm
                + "; train with a lower learning rate, or in float32 if it was not"
                + (names.isEmpty() ? "" : ". Its images: " + String.join(", ", names)));
    }
}
