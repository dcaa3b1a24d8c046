package cytodiffusion.gan;

import ai.djl.ndarray.NDManager;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A generator as a folder: {@code gan/config.json}, {@code gan/generator.safetensors}, and the card {@value
 * ModelFolder#CARD}, as every model has it. The discriminator, of no use without its training, is not there.
 */
public final class GanFolder {
    /** The part of a model folder that only a generator of this kind has. */
    public static final String PART = "gan";

    private final Path folder;
    private final Path config;
    private final Path weights;

    public GanFolder(Path folder) {
        this.folder = folder;
        config = folder.resolve(PART).resolve("config.json");
        weights = folder.resolve(PART).resolve("generator.safetensors");
    }

    /** Whether the model in this folder, if there is one, is a generator of this kind. */
    public boolean exists() {
        return new ModelFolder(folder).exists() && Files.exists(config);
    }

    /** The card alone. */
    public ModelCard readCard() {
        return new ModelFolder(folder).readCard();
    }

    /**
     * The shape of both networks.
     *
     * @throws ModelException naming the file and what is wrong with it
     */
    public GanConfig readConfig() {
        return ModelFolder.readJson(config, GanConfig.class, Map.of());
    }

    /**
     * Opens the model.
     *
     * @throws ModelException naming the file and what is wrong with it
     */
    public Gan open(NDManager manager) {
        ModelCard card = readCard();
        Generator generator = readConfig().generator(card.classes().size());
        if (!Files.isRegularFile(weights)) {
            throw new ModelException("The weights " + weights + " are missing");
        }
        try (SafetensorsReader file = SafetensorsReader.open(weights)) {
            return new Gan(card, generator, Weights.read(generator, manager, file));
        } catch (IOException e) {
            throw new UncheckedIOException("The weights " + weights + " cannot be read", e);
        }
    }

    /**
     * Writes the model. A card that is there already goes first and the new one comes last, so that a folder with a card
     * is complete.
     *
     * @param precision of the numbers in the file of weights
     */
    public void save(Gan model, Precision precision) throws IOException {
        Files.deleteIfExists(folder.resolve(ModelFolder.CARD));
        model.weights().save(weights, precision);
        AtomicFile.writeString(config, JsonFormat.PAGE.toJson(model.generator().config()));
        new ModelFolder(folder).saveCard(model.card());
    }
}
