package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** What one step does with the gradients. */
@FunctionalInterface
interface UpdateRule {
    /**
     * Changes weights and their moving average, and sets the gradients back to zero.
     *
     * @param gradients in the order of the weights that are learned
     * @param scale on the gradients
     * @param step the first being 1
     */
    void apply(List<NDArray> gradients, double scale, long step);

    /** The rule that the settings name, on the weights of a state. */
    static UpdateRule of(TrainingSettings settings, TrainingState state) {
        return settings.method() == Method.MOMENTUM ? new Momentum(settings, state) : new AdamW(settings, state);
    }
}
