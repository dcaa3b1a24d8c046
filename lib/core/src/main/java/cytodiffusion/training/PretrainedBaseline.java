package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.discriminative.ImageNetwork;
import cytodiffusion.discriminative.TorchvisionWeights;
import cytodiffusion.nn.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The weights that a baseline's training starts from, whose classes may be others.
 *
 * @param place a file that was converted from torchvision's, or the folder of a baseline
 */
record PretrainedBaseline(Path place) {
    /** @throws cytodiffusion.nn.safetensors.ModelException where the weights belong to another network, naming what shows it */
    void requireFits(ImageNetwork network) {
        try {
            TorchvisionWeights.requireFits(file(), network);
        } catch (IOException e) {
            throw new UncheckedIOException("The weights " + file() + " cannot be read", e);
        }
    }

    /**
     * Reads the weights.
     *
     * @param seed of the last layer, where it is drawn afresh
     * @throws cytodiffusion.nn.safetensors.ModelException where they belong to another network
     */
    Weights weights(ImageNetwork network, NDManager manager, long seed) {
        try {
            return TorchvisionWeights.read(file(), network, manager, seed);
        } catch (IOException e) {
            throw new UncheckedIOException("The weights " + file() + " cannot be read", e);
        }
    }

    private Path file() {
        return Files.isDirectory(place) ? new BaselineFolder(place).weights() : place;
    }
}
