package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.AutoencoderConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A process that does nothing but save states until it is killed. Every number of the state of step n is n, so that a
 * mixture of two states would be noticed. It prints each step once its state is saved.
 */
final class SavingProcess {
    /** Large enough that writing it takes a good part of a save. */
    static final Autoencoder NETWORK = new Autoencoder(AutoencoderConfig.of(2, List.of(64, 64), 1, 4));

    private SavingProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        try (NDManager manager = NDManager.newBaseManager();
                TrainingState state = TrainingState.openLast(file, NETWORK, manager)
                        .orElse(TrainingState.fresh(NETWORK, manager, 1))) {
            while (true) {
                state.advance();
                for (NDArray tensor : state.weights().list()) {
                    float[] values = new float[(int) tensor.size()];
                    Arrays.fill(values, state.step());
                    tensor.set(values);
                }
                state.save(file, Map.of());
                System.out.println(state.step());
            }
        }
    }
}
