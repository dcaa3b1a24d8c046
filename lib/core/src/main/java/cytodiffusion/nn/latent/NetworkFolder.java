package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDManager;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model folder that holds one network: its shape as {@code config.json} and its weights, in a part of their own, and the
 * card {@value ModelFolder#CARD}, as every model has it.
 *
 * @param folder of the model
 * @param config the file of the network's shape
 * @param weights the file of its weights
 */
public record NetworkFolder(Path folder, Path config, Path weights) {
    /**
     * The folder of a model.
     *
     * @param part that only models of its kind have
     * @param weights name of the file of the weights
     */
    public static NetworkFolder of(Path folder, String part, String weights) {
        Path place = folder.resolve(part);
        return new NetworkFolder(folder, place.resolve("config.json"), place.resolve(weights));
    }

    /** Whether the model in this folder, if there is one, is of this kind. */
    public boolean exists() {
        return card().exists() && Files.exists(config);
    }

    /** The card alone. */
    public ModelCard readCard() {
        return card().readCard();
    }

    private ModelFolder card() {
        return new ModelFolder(folder);
    }

    /**
     * Reads the weights.
     *
     * @throws ModelException where they are missing, damaged, or of another network
     */
    public Weights readWeights(Network network, NDManager manager) {
        if (!Files.isRegularFile(weights)) {
            throw new ModelException("The weights " + weights + " are missing");
        }
        try (SafetensorsReader file = SafetensorsReader.open(weights)) {
            return Weights.read(network, manager, file);
        } catch (IOException e) {
            throw new UncheckedIOException("The weights " + weights + " cannot be read", e);
        }
    }

    /**
     * Writes a model. A card that is there already goes first and the new one comes last, so that a folder with a card is
     * complete.
     *
     * @param shape what the configuration says of the network
     * @param precision of the numbers in the file of the weights, running statistics among them
     */
    public void save(ModelCard card, Object shape, Weights numbers, Precision precision) throws IOException {
        Files.deleteIfExists(folder.resolve(ModelFolder.CARD));
        numbers.save(weights, precision);
        AtomicFile.writeString(config, JsonFormat.PAGE.toJson(shape));
        card().saveCard(card);
    }
}
