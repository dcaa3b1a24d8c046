package cytodiffusion.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.tensor.NativeOps;
import java.util.List;

/**
 * AdamW with decoupled weight decay (Loshchilov and Hutter, 2019), which without any is Adam. DJL's own optimizer keeps
 * its moments to itself, so that no run could resume exactly.
 */
record AdamW(TrainingSettings settings, TrainingState state) implements UpdateRule {
    private static final double BETA2 = 0.999;
    private static final double EPS = 1e-8;

    @Override
    public void apply(List<NDArray> gradients, double scale, long step) {
        double beta1 = settings.beta1();
        double[] numbers = {
            settings.learningRate(step),
            beta1,
            BETA2,
            EPS,
            settings.weightDecay(),
            scale,
            1 - Math.pow(beta1, step),
            1 - Math.pow(BETA2, step),
            settings.averageDecay(step)
        };
        try (NDManager cpu = NDManager.newBaseManager(Device.cpu())) {
            NativeOps.adamw(
                    state.weights().learned(),
                    gradients,
                    state.first().learned(),
                    state.second().learned(),
                    state.average().learned(),
                    cpu.create(numbers));
        }
    }
}
