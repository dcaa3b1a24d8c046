package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/** Applies gradients, clipped by their common norm, to the weights of a state. */
final class Optimizer {
    private final TrainingSettings settings;
    private final Weights weights;
    private final UpdateRule rule;
    private List<NDArray> gradients;

    Optimizer(TrainingSettings settings, TrainingState state) {
        this.settings = settings;
        weights = state.weights();
        rule = UpdateRule.of(settings, state);
        weights.learned().forEach(w -> w.setRequiresGradient(true));
    }

    /** Sets the gradients back to zero, as after a backward pass that broke off. */
    void forget() {
        try (Scope scope = new Scope()) {
            weights.learned().forEach(w -> NativeOps.zero(w.getGradient()));
        }
    }

    /**
     * Applies the gradients that a backward pass left on the weights, and clears them.
     *
     * @param step the first being 1
     * @return the norm of the gradients before clipping; where it is not finite nothing was changed
     */
    double step(long step) {
        try (Scope scope = new Scope()) {
            if (gradients == null) {
                // libtorch keeps adding to the same arrays, which the update sets back to zero.
                gradients = new ArrayList<>();
                for (NDArray w : weights.learned()) {
                    NDArray gradient = w.getGradient();
                    NDScope.unregister(gradient);
                    gradients.add(gradient);
                }
            }
            double norm = NativeOps.globalNorm(gradients).getFloat();
            if (Double.isFinite(norm)) {
                rule.apply(gradients, Math.min(1, settings.gradientNorm() / (norm + 1e-6)), step);
            }
            return norm;
        }
    }
}
