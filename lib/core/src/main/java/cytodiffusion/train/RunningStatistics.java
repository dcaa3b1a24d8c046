package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a network's running statistics, such as the means and variances of batch normalizations: what a step's batch
 * shows of them is taken in once the step has succeeded, with PyTorch's momentum of 0.1, so that a step that fails leaves
 * no trace. Of a batch that is taken in parts the last part counts. The moving average of the weights has a moving average
 * of them.
 */
final class RunningStatistics {
    private static final double MOMENTUM = 0.1;

    private final TrainingSettings settings;
    private final Weights weights;
    private final Weights average;
    private final Map<String, NDArray> observed = new LinkedHashMap<>();

    RunningStatistics(TrainingSettings settings, Weights weights, Weights average) {
        this.settings = settings;
        this.weights = weights;
        this.average = average;
    }

    /** {@code parameters} for a step's forward pass; what an earlier pass showed, and nobody took, is forgotten. */
    Parameters watch(Parameters parameters) {
        forget();
        return new Watched(parameters);
    }

    /** Takes in what the last pass showed. */
    void take(long step) {
        List<NDArray> shown = new ArrayList<>();
        List<NDArray> running = new ArrayList<>();
        List<NDArray> averages = new ArrayList<>();
        observed.forEach((name, value) -> {
            shown.add(value);
            running.add(weights.get(name));
            averages.add(average.get(name));
        });
        if (!shown.isEmpty()) {
            try (Scope scope = new Scope()) {
                NativeOps.approach(running, shown, MOMENTUM);
                NativeOps.approach(averages, running, 1 - settings.averageDecay(step));
            }
        }
        forget();
    }

    private void forget() {
        observed.values().forEach(NDArray::close);
        observed.clear();
    }

    private final class Watched implements Parameters {
        private final Parameters parameters;

        Watched(Parameters parameters) {
            this.parameters = parameters;
        }

        @Override
        public NDArray get(String name) {
            return parameters.get(name);
        }

        @Override
        public Precision precision() {
            return parameters.precision();
        }

        @Override
        public boolean training() {
            // A layer on top of a frozen network learns from what that network will show when it is used.
            return !weights.isPartlyFrozen();
        }

        @Override
        public void observe(String statistic, NDArray value) {
            NDScope.unregister(value);
            NDArray before = observed.put(statistic, value);
            if (before != null) {
                before.close();
            }
        }
    }
}
