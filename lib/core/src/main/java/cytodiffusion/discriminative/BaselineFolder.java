package cytodiffusion.discriminative;

import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.NetworkFolder;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A baseline as a folder: {@code baseline/config.json}, {@code baseline/model.safetensors} with torchvision's names, and
 * the card {@value ModelFolder#CARD}, as every model has it.
 */
public final class BaselineFolder {
    /** The part of a model folder that only a baseline has. */
    public static final String PART = "baseline";

    private final NetworkFolder files;

    /** The one entry that all architectures have. */
    private record Family(String family) {}

    public BaselineFolder(Path folder) {
        files = NetworkFolder.of(folder, PART, "model.safetensors");
    }

    /** Whether the model in this folder, if there is one, is a baseline. */
    public boolean exists() {
        return files.exists();
    }

    /** The file of the weights. */
    public Path weights() {
        return files.weights();
    }

    /** The card alone. */
    public ModelCard readCard() {
        return files.readCard();
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
            throw new ModelException(files.config() + ": " + e.getMessage(), e);
        }
        return new Baseline(card, architecture, network, files.readWeights(network, manager));
    }

    private Architecture readConfig() {
        String family =
                ModelFolder.readJson(files.config(), Family.class, Map.of()).family();
        Class<? extends Architecture> type = Families.find(family)
                .orElseThrow(() -> new ModelException(files.config() + ": the family '" + family + "' is none of "
                        + String.join(", ", Families.names())));
        return ModelFolder.readJson(files.config(), type, Map.of());
    }

    /** Writes the model, see {@link NetworkFolder#save}. */
    public void save(Baseline model) throws IOException {
        save(model, Precision.FP32);
    }

    /**
     * The same in another precision.
     *
     * @param precision of the numbers in the file of the weights, running statistics among them
     */
    public void save(Baseline model, Precision precision) throws IOException {
        files.save(model.card(), model.architecture(), model.weights(), precision);
    }
}
