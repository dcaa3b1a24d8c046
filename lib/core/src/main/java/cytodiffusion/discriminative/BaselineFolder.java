package cytodiffusion.discriminative;

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
 * A baseline as a folder: {@code baseline/config.json}, {@code baseline/model.safetensors} with torchvision's names, and
 * the card {@value ModelFolder#CARD}, as every model has it.
 */
public final class BaselineFolder {
    /** The part of a model folder that only a baseline has. */
    public static final String PART = "baseline";

    private final Path folder;
    private final Path config;
    private final Path weights;

    /** The one entry that all architectures have. */
    private record Family(String family) {}

    public BaselineFolder(Path folder) {
        this.folder = folder;
        config = folder.resolve(PART).resolve("config.json");
        weights = folder.resolve(PART).resolve("model.safetensors");
    }

    /** Whether the model in this folder, if there is one, is a baseline. */
    public boolean exists() {
        return new ModelFolder(folder).exists() && Files.exists(config);
    }

    /** The file of the weights. */
    public Path weights() {
        return weights;
    }

    /** The card alone. */
    public ModelCard readCard() {
        return new ModelFolder(folder).readCard();
    }

    /**
     * Opens the model.
     *
     * @throws ModelException naming the file and what is wrong with it
     */
    public Baseline open(NDManager manager) {
        ModelCard card = readCard();
        Architecture architecture = readConfig();
        ImageNetwork network;
        try {
            network = architecture.network(card.classes().size(), card.inputSize(), card.channels());
        } catch (IllegalArgumentException e) {
            throw new ModelException(config + ": " + e.getMessage(), e);
        }
        if (!Files.isRegularFile(weights)) {
            throw new ModelException("The weights " + weights + " are missing");
        }
        try (SafetensorsReader file = SafetensorsReader.open(weights)) {
            return new Baseline(card, architecture, network, Weights.read(network, manager, file));
        } catch (IOException e) {
            throw new UncheckedIOException("The weights " + weights + " cannot be read", e);
        }
    }

    private Architecture readConfig() {
        String family = ModelFolder.readJson(config, Family.class, Map.of()).family();
        Class<? extends Architecture> type = Families.find(family)
                .orElseThrow(() -> new ModelException(
                        config + ": the family '" + family + "' is none of " + String.join(", ", Families.names())));
        return ModelFolder.readJson(config, type, Map.of());
    }

    /**
     * Writes the model. A card that is there already goes first and the new one comes last, so that a folder with a card
     * is complete.
     */
    public void save(Baseline model) throws IOException {
        save(model, Precision.FP32);
    }

    /**
     * The same in another precision.
     *
     * @param precision of the numbers in the file of the weights, running statistics among them
     */
    public void save(Baseline model, Precision precision) throws IOException {
        Files.deleteIfExists(folder.resolve(ModelFolder.CARD));
        model.weights().save(weights, precision);
        AtomicFile.writeString(config, JsonFormat.PAGE.toJson(model.architecture()));
        new ModelFolder(folder).saveCard(model.card());
    }
}
