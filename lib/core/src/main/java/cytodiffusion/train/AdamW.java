package cytodiffusion.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * AdamW with decoupled weight decay (Loshchilov and Hutter, 2019), gradients clipped by their common norm, and an
 * exponential moving average of the weights. DJL's own optimizer keeps its moments to itself, so that no run could
 * resume exactly.
 */
final class AdamW {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPS = 1e-8;

    private final TrainingSettings settings;
    private final Weights weights;
    private final Weights average;
    private final Weights first;
    private final Weights second;
    private List<NDArray> gradients;

    AdamW(TrainingSettings settings, Weights weights, Weights average, Weights first, Weights second) {
        this.settings = settings;
        this.weights = weights;
        this.average = average;
        this.first = first;
        this.second = second;
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
                // libtorch keeps adding to the same arrays, which the optimizer sets back to zero.
                gradients = new ArrayList<>();
                for (NDArray w : weights.learned()) {
                    NDArray gradient = w.getGradient();
                    NDScope.unregister(gradient);
                    gradients.add(gradient);
                }
            }
            double norm = NativeOps.globalNorm(gradients).getFloat();
            if (!Double.isFinite(norm)) {
                return norm;
            }
            double[] numbers = {
                settings.learningRate(step),
                BETA1,
                BETA2,
                EPS,
                settings.weightDecay(),
                Math.min(1, settings.gradientNorm() / (norm + 1e-6)),
                1 - Math.pow(BETA1, step),
                1 - Math.pow(BETA2, step),
                settings.averageDecay(step)
            };
            try (NDManager cpu = NDManager.newBaseManager(Device.cpu())) {
                NativeOps.adamw(
                        weights.learned(),
                        gradients,
                        first.learned(),
                        second.learned(),
                        average.learned(),
                        cpu.create(numbers));
            }
            return norm;
        }
    }
}
