package cytodiffusion.gan;

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
 * A generator as a folder: {@code gan/config.json}, {@code gan/generator.safetensors}, and the card {@value
 * ModelFolder#CARD}, as every model has it. The discriminator, of no use without its training, is not there.
 */
public final class GanFolder {
    /** The part of a model folder that only a generator of this kind has. */
    public static final String PART = "gan";

    private final NetworkFolder files;

    public GanFolder(Path folder) {
        files = NetworkFolder.of(folder, PART, "generator.safetensors");
    }

    /** Whether the model in this folder, if there is one, is a generator of this kind. */
    public boolean exists() {
        return files.exists();
    }

    /** The card alone. */
    public ModelCard readCard() {
        return files.readCard();
    }

    /**
     * The shape of both networks.
     *
     * @throws ModelException naming the file and what is wrong with it
     */
    public GanConfig readConfig() {
        return ModelFolder.readJson(files.config(), GanConfig.class, Map.of());
    }

    /**
     * Opens the model.
     *
     * @throws ModelException naming the file and what is wrong with it
     */
    public Gan open(NDManager manager) {
        ModelCard card = readCard();
        Generator generator = readConfig().generator(card.classes().size());
        return new Gan(card, generator, files.readWeights(generator, manager));
    }

    /** Writes the model, see {@link NetworkFolder#save}. */
    public void save(Gan model, Precision precision) throws IOException {
        files.save(model.card(), model.generator().config(), model.weights(), precision);
    }
}
