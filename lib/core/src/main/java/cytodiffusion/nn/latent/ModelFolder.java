package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.JsonFormat;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.nn.safetensors.ShardedSafetensors;
import cytodiffusion.nn.safetensors.TensorSource;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A model as a folder in diffusers' layout: {@code unet/} and {@code vae/} with {@code config.json} and {@code
 * diffusion_pytorch_model.safetensors} each, {@code scheduler/scheduler_config.json}, and beside them {@code
 * cytodiffusion.json}. Python users open its parts with diffusers' {@code from_pretrained} and the name of the part as
 * {@code subfolder}; there is no {@code model_index.json}, as no pipeline of diffusers has just these parts.
 */
public final class ModelFolder {
    /** The file that makes a latent diffusion model a classifier. */
    public static final String CARD = ModelCard.FILE;

    private static final String CONFIG = "config.json";
    private static final String SCHEDULER = "scheduler_config.json";
    /** Names a pipeline; earlier versions wrote one that does not open. */
    private static final String PIPELINE = "model_index.json";

    private static final String WEIGHTS = "diffusion_pytorch_model.safetensors";
    /** What diffusers calls the weights where {@code variant="fp16"} was asked for. */
    private static final String HALF_WEIGHTS = "diffusion_pytorch_model.fp16.safetensors";
    /** Where the weights are spread over several files, which the index lists. */
    private static final String INDEX = "diffusion_pytorch_model.safetensors.index.json";

    private static final String HALF_INDEX = "diffusion_pytorch_model.safetensors.index.fp16.json";

    private final Path folder;

    public ModelFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether there is a classifier in this folder. */
    public boolean exists() {
        return Files.isRegularFile(folder.resolve(CARD));
    }

    /**
     * Opens the model.
     *
     * @throws ModelException naming the file and what is wrong with it
     */
    public LatentModel open(NDManager manager) {
        return open(manager, Precision.FP32);
    }

    /** The same with the weights in {@code precision}, to compute with, but not to be trained or saved. */
    public LatentModel open(NDManager manager, Precision precision) {
        return openDiffusers(manager, readCard(), precision);
    }

    /**
     * Opens a folder that diffusers wrote, which has no card, such as Stable Diffusion 1.5's.
     *
     * @param card classes and image size that the model is going to be used for
     * @throws ModelException naming the file and what is wrong with it
     */
    public LatentModel openDiffusers(NDManager manager, ModelCard card) {
        return openDiffusers(manager, card, Precision.FP32);
    }

    /** The same with the weights in {@code precision}, to compute with, but not to be trained or saved. */
    public LatentModel openDiffusers(NDManager manager, ModelCard card, Precision precision) {
        UNet unet = unet();
        Autoencoder autoencoder = autoencoder();
        try {
            LatentModel.requireFit(card, unet, autoencoder);
        } catch (ModelException e) {
            throw new ModelException(folder + ": " + e.getMessage(), e);
        }
        Weights unetWeights = openWeights(manager, "unet", unet, precision);
        try {
            Weights autoencoderWeights = openWeights(manager, "vae", autoencoder, precision);
            return new LatentModel(card, unet, unetWeights, autoencoder, autoencoderWeights);
        } catch (RuntimeException e) {
            unetWeights.close();
            throw e;
        }
    }

    /**
     * The UNet that its config.json describes.
     *
     * @throws ModelException where it asks for what this UNet does not compute, or the scheduler beside it says that it
     *     predicts something else than the noise
     */
    public UNet unet() {
        requirePredictsNoise();
        return build("unet", UNetConfig.class, UNetConfig.DEFAULTS, ConfigKeys.UNET, UNet::new);
    }

    /**
     * The autoencoder that its config.json describes.
     *
     * @throws ModelException where it asks for what this autoencoder does not compute
     */
    public Autoencoder autoencoder() {
        return build(
                "vae", AutoencoderConfig.class, AutoencoderConfig.DEFAULTS, ConfigKeys.AUTOENCODER, Autoencoder::new);
    }

    /** The weights of {@link #unet}, in float32. */
    public Weights unetWeights(NDManager manager) {
        return openWeights(manager, "unet", unet(), Precision.FP32);
    }

    /** The weights of {@link #autoencoder}, in float32. */
    public Weights autoencoderWeights(NDManager manager) {
        return openWeights(manager, "vae", autoencoder(), Precision.FP32);
    }

    private <C, N extends Network> N build(
            String part, Class<C> type, Map<String, Number> defaults, ConfigKeys keys, Function<C, N> network) {
        Path file = folder.resolve(part).resolve(CONFIG);
        C config = readJson(file, type, defaults);
        try {
            keys.require(readJson(file, JsonObject.class, Map.of()));
            return network.apply(config);
        } catch (IllegalArgumentException e) {
            throw new ModelException(file + ": " + e.getMessage(), e);
        }
    }

    /** A model of velocities or of images looks the same, and its noise would be nonsense. */
    private void requirePredictsNoise() {
        Path file = folder.resolve("scheduler").resolve(SCHEDULER);
        if (Files.isRegularFile(file)) {
            JsonElement kind = readJson(file, JsonObject.class, Map.of()).get("prediction_type");
            if (kind != null && !kind.equals(new JsonPrimitive("epsilon"))) {
                throw new ModelException(file + ": prediction_type is " + kind
                        + ", but only models of \"epsilon\", the noise, are used");
            }
        }
    }

    /** The card alone. */
    public ModelCard readCard() {
        Path file = folder.resolve(CARD);
        if (!Files.isRegularFile(file)) {
            throw new ModelException(
                    folder + " is no model folder: it has no " + CARD + "; train one with 'cyto train'");
        }
        return readJson(file, ModelCard.class, Map.of());
    }

    private Weights openWeights(NDManager manager, String part, Network network, Precision precision) {
        try (TensorSource weights = weights(folder.resolve(part))) {
            return Weights.read(network, manager, weights, precision);
        } catch (IOException e) {
            throw new UncheckedIOException("The weights in " + folder.resolve(part) + " cannot be read", e);
        }
    }

    private static TensorSource weights(Path part) throws IOException {
        for (String name : List.of(WEIGHTS, INDEX, HALF_WEIGHTS, HALF_INDEX)) {
            Path file = part.resolve(name);
            if (Files.isRegularFile(file)) {
                return name.endsWith(".json") ? ShardedSafetensors.open(file) : SafetensorsReader.open(file);
            }
        }
        throw new ModelException(
                "The weights " + part.resolve(WEIGHTS) + " are missing (files of other formats are not read)");
    }

    /**
     * Reads a JSON object of a model's folder into a record.
     *
     * @param defaults of entries that the file leaves out
     * @throws ModelException naming the file, and the entry where one makes no sense
     */
    public static <T> T readJson(Path file, Class<T> type, Map<String, Number> defaults) {
        try {
            JsonElement content = JsonParser.parseString(Files.readString(file));
            if (!content.isJsonObject()) {
                throw new JsonParseException("it holds no object");
            }
            JsonObject json = content.getAsJsonObject();
            defaults.forEach((entry, value) -> {
                if (!json.has(entry)) {
                    json.addProperty(entry, value);
                }
            });
            return JsonFormat.PAGE.fromJson(json, type);
        } catch (IOException e) {
            throw new ModelException(file + " cannot be read: " + e.getMessage(), e);
        } catch (JsonParseException e) {
            throw new ModelException(file + " is not the JSON it should be: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // Gson wraps what the record's constructor complains about.
            Function<Throwable, Throwable> cause = t -> t.getCause() == null ? t : t.getCause();
            throw new ModelException(file + ": " + cause.apply(e).getMessage(), e);
        }
    }

    /**
     * Writes the model. A card that is there already goes first and the new one comes last, so that a folder with a card
     * is complete. The UNet's {@code sample_size} becomes the size of the latents of the card's images.
     *
     * @param precision of the numbers in the weight files
     */
    public void save(LatentModel model, Precision precision) throws IOException {
        Files.deleteIfExists(folder.resolve(CARD));
        write("unet", model.unet().config().withSampleSize(model.latentSize()), model.unetWeights(), precision);
        write("vae", model.autoencoder().config(), model.autoencoderWeights(), precision);
        AtomicFile.writeString(folder.resolve("scheduler").resolve(SCHEDULER), schedulerConfig());
        Files.deleteIfExists(folder.resolve(PIPELINE));
        saveCard(model.card());
    }

    /** Writes the card of a model that is there already. */
    public void saveCard(ModelCard card) throws IOException {
        AtomicFile.writeString(folder.resolve(CARD), JsonFormat.PAGE.toJson(card));
    }

    private void write(String part, Record config, Weights weights, Precision precision) throws IOException {
        weights.save(folder.resolve(part).resolve(WEIGHTS), precision);
        AtomicFile.writeString(folder.resolve(part).resolve(CONFIG), JsonFormat.PAGE.toJson(config));
    }

    private static String schedulerConfig() {
        JsonObject config = new JsonObject();
        config.addProperty("_class_name", "DDIMScheduler");
        config.addProperty("beta_start", 0.00085);
        config.addProperty("beta_end", 0.012);
        config.addProperty("beta_schedule", "scaled_linear");
        config.addProperty("num_train_timesteps", 1000);
        config.addProperty("clip_sample", false);
        config.addProperty("set_alpha_to_one", false);
        config.addProperty("steps_offset", 1);
        config.addProperty("prediction_type", "epsilon");
        return JsonFormat.PAGE.toJson(config);
    }
}
