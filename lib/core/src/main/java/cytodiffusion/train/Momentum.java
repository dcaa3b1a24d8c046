package cytodiffusion.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.tensor.NativeOps;
import java.util.List;

/** Gradient descent with momentum (Sutskever et al., 2013): velocities stand where Adam has its first moments. */
record Momentum(TrainingSettings settings, TrainingState state) implements UpdateRule {
    private static final double MOMENTUM = 0.9;

    @Override
    public void apply(List<NDArray> gradients, double scale, long step) {
        double[] numbers = {
            settings.learningRate(step), MOMENTUM, settings.weightDecay(), scale, settings.averageDecay(step)
        };
        try (NDManager cpu = NDManager.newBaseManager(Device.cpu())) {
            NativeOps.momentum(
                    state.weights().learned(),
                    gradients,
                    state.first().learned(),
                    state.average().learned(),
                    cpu.create(numbers));
        }
    }
}
