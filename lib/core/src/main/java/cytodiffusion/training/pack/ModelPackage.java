package cytodiffusion.training.pack;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.discriminative.Baseline;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.gan.Gan;
import cytodiffusion.gan.GanFolder;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.FolderName;
import cytodiffusion.model.ModelKind;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.tensor.Precision;
import cytodiffusion.training.TestLooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes of a trained model one that can be handed on: half as large, without what its training needs to go on, with a page about it. */
public final class ModelPackage {
    private static final String RESULTS = "metrics.json";

    private ModelPackage() {}

    /**
     * Writes the model into {@code target}, its weights in bfloat16, with a page that tells where it comes from.
     *
     * @param model folder of a trained model: a diffusion model, or a network or a generator to compare with
     * @param about what it is for, in a sentence or two
     * @param results folders of its evaluations, whose {@code metrics.json} go onto the page
     * @throws IllegalArgumentException where a folder has no results, or {@code target} is {@code model}
     */
    public static void write(Path model, Path target, String about, List<Path> results) throws IOException {
        if (target.toAbsolutePath().normalize().equals(model.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("The package would replace the model in " + model);
        }
        List<JsonObject> metrics = new ArrayList<>();
        for (Path folder : results) {
            metrics.add(read(folder.resolve(RESULTS)));
        }
        ModelCard card = saveWeights(model, target);
        String name = FolderName.of(target);
        AtomicFile.writeString(
                target.resolve(ShippedModels.PAGE),
                new ModelPage(name, about, card, metrics, TestLooks.of(model)).text());
    }

    private static ModelCard saveWeights(Path model, Path target) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            ModelKind kind = ModelKind.of(model);
            if (kind.drawsTrials()) {
                try (LatentModel weights = new ModelFolder(model).open(manager)) {
                    new ModelFolder(target).save(weights, Precision.BF16);
                    return weights.card();
                }
            }
            if (kind.equals(ModelKind.GENERATOR)) {
                try (Gan generator = new GanFolder(model).open(manager)) {
                    new GanFolder(target).save(generator, Precision.BF16);
                    return generator.card();
                }
            }
            try (Baseline network = new BaselineFolder(model).open(manager)) {
                new BaselineFolder(target).save(network, Precision.BF16);
                return network.card();
            }
        }
    }

    private static JsonObject read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    file + " is not there; name a folder that 'cyto evaluate' or 'cyto anomaly' wrote");
        }
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }
}
