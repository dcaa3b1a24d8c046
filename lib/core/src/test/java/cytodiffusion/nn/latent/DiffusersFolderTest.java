package cytodiffusion.nn.latent;

import static cytodiffusion.nn.latent.Fixtures.assertClose;
import static cytodiffusion.nn.latent.Fixtures.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.nn.safetensors.SafetensorsWriter;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as diffusers writes them: the tiny networks arranged as Stable Diffusion 1.5 is. */
class DiffusersFolderTest {
    private static final String WEIGHTS = "diffusion_pytorch_model.safetensors";
    private static final ModelCard CARD = new ModelCard(ModelCard.FORMAT, List.of("a", "b"), 32, 0, 4, null, null);

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    private Path folder;

    @BeforeEach
    void arrange() throws IOException {
        for (String part : List.of("unet", "vae")) {
            Files.createDirectories(folder.resolve(part));
            Files.copy(Fixtures.path("tiny-" + part + ".config.json"), folder.resolve(part + "/config.json"));
            Files.copy(Fixtures.path("tiny-" + part + ".safetensors"), weights(part));
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private Path weights(String part) {
        return folder.resolve(part).resolve(WEIGHTS);
    }

    private LatentModel open() {
        return new ModelFolder(folder).openDiffusers(manager, CARD);
    }

    private void assertComputesWhatDiffusersDoes(double tolerance) throws IOException {
        try (LatentModel model = open();
                SafetensorsReader unet = SafetensorsReader.open(Fixtures.path("tiny-unet.io.safetensors"));
                SafetensorsReader vae = SafetensorsReader.open(Fixtures.path("tiny-vae.io.safetensors"))) {
            NDArray noise = model.unet()
                    .forward(
                            model.unetWeights().in(Precision.FP32),
                            tensor(unet, manager, "general.sample"),
                            tensor(unet, manager, "general.timestep"),
                            new ClassCondition.Context(tensor(unet, manager, "general.encoder_hidden_states")));
            assertClose(tensor(unet, manager, "general.output"), noise, tolerance, "noise");
            NDArray mean = model.autoencoder()
                    .encode(model.autoencoderWeights().in(Precision.FP32), tensor(vae, manager, "image"))
                    .mean();
            assertClose(tensor(vae, manager, "mean"), mean, tolerance, "mean");
        }
    }

    @Test
    void opensWithACardOfTheCaller() throws IOException {
        assertFalse(new ModelFolder(folder).exists());
        assertComputesWhatDiffusersDoes(1e-5);
    }

    @Test
    void readsTheAttentionNamesOfOlderVersions() throws IOException {
        rewriteAutoencoder(true, Precision.FP32, weights("vae"));
        assertComputesWhatDiffusersDoes(1e-5);
    }

    @Test
    void takesTheHalfPrecisionVariantWhereThereIsNoOther() throws IOException {
        rewriteAutoencoder(false, Precision.FP16, folder.resolve("vae/diffusion_pytorch_model.fp16.safetensors"));
        Files.delete(weights("vae"));
        assertComputesWhatDiffusersDoes(5e-3);
    }

    @Test
    void readsWeightsThatAreSpreadOverSeveralFiles() throws IOException {
        spread("a", "b");
        assertComputesWhatDiffusersDoes(1e-5);
    }

    @Test
    void anIndexThatDoesNotFitItsFilesIsNamed() throws IOException {
        spread("a", "b");
        Path index = folder.resolve("unet/" + WEIGHTS + ".index.json");
        String right = Files.readString(index);
        for (String wrong : List.of(
                "[]",
                "{}",
                "{\"weight_map\": [1]}",
                "{\"weight_map\": {\"x\": {}}}",
                right.replace("a.safetensors", "../unet/a.safetensors"),
                right.replace("a.safetensors", "c.safetensors"),
                right.replace("conv_in.weight", "conv_in.wait"),
                right.replaceFirst("a\\.safetensors", "b.safetensors"))) {
            Files.writeString(index, wrong);
            ModelException problem = assertThrows(ModelException.class, this::open, wrong);
            assertTrue(problem.getMessage().contains(index.toString()), problem.getMessage());
        }
    }

    /** Puts every other tensor of the UNet into the second of two files. */
    private void spread(String... names) throws IOException {
        List<Map<String, NDArray>> parts = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
        JsonObject map = new JsonObject();
        try (SafetensorsReader file = SafetensorsReader.open(weights("unet"))) {
            for (int i = 0; i < file.names().size(); i++) {
                String tensor = file.names().get(i);
                parts.get(i % 2).put(tensor, tensor(file, manager, tensor));
                map.addProperty(tensor, names[i % 2] + ".safetensors");
            }
        }
        for (int i = 0; i < 2; i++) {
            Path part = folder.resolve("unet").resolve(names[i] + ".safetensors");
            SafetensorsWriter.write(part, parts.get(i), Precision.FP32, Map.of());
        }
        JsonObject index = new JsonObject();
        index.add("weight_map", map);
        Files.writeString(folder.resolve("unet/" + WEIGHTS + ".index.json"), index.toString());
        Files.delete(weights("unet"));
    }

    @Test
    void opensInThePrecisionThatItComputesIn() throws IOException {
        try (LatentModel single = open();
                LatentModel half = new ModelFolder(folder).openDiffusers(manager, CARD, Precision.BF16)) {
            for (String name : single.unetWeights().names()) {
                NDArray expected = NativeOps.toFloat32(
                        single.unetWeights().in(Precision.BF16).get(name));
                NDArray actual = NativeOps.toFloat32(
                        half.unetWeights().in(Precision.BF16).get(name));
                assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), name);
            }
            assertThrows(IllegalStateException.class, () -> half.unetWeights()
                    .save(folder.resolve("half.safetensors"), Precision.BF16));
        }
    }

    @Test
    void takesDiffusersDefaultsForEntriesThatAreMissing() throws IOException {
        edit("unet/config.json", "\"layers_per_block\": 2,", "");
        edit("vae/config.json", "\"norm_num_groups\": 8,\n \"scaling_factor\": 0.18215", "\"act_fn\": \"silu\"");
        // The default of 32 groups needs more channels than the tiny autoencoder has.
        edit("vae/config.json", "16,\n  32", "32, 64");
        Autoencoder wider = new Autoencoder(AutoencoderConfig.of(4, List.of(32, 64), 1, 32));
        Weights.random(wider, manager, 1).save(weights("vae"), Precision.FP32);
        try (LatentModel model = open()) {
            assertEquals(0.18215, model.autoencoder().config().scalingFactor());
            assertEquals(32, model.autoencoder().config().normNumGroups());
            assertEquals(2, model.unet().config().layersPerBlock());
        }
    }

    @Test
    void isAClassifierOnceItIsSaved() throws IOException {
        rewriteAutoencoder(true, Precision.FP32, weights("vae"));
        ModelFolder saved = new ModelFolder(folder.resolve("saved"));
        try (LatentModel model = open()) {
            saved.save(model, Precision.FP32);
        }
        try (LatentModel model = saved.open(manager);
                SafetensorsReader vae = SafetensorsReader.open(folder.resolve("saved/vae/" + WEIGHTS))) {
            assertEquals(CARD.classes(), model.card().classes());
            assertTrue(vae.has("encoder.mid_block.attentions.0.to_q.weight"), "today's names are written");
        }
    }

    @Test
    void refusesACardWithTooManyClasses() {
        List<String> classes =
                IntStream.range(0, 25).mapToObj(Integer::toString).toList();
        ModelCard card = new ModelCard(ModelCard.FORMAT, classes, 32, 0, 4, null, null);
        ModelException problem =
                assertThrows(ModelException.class, () -> new ModelFolder(folder).openDiffusers(manager, card));
        assertTrue(problem.getMessage().contains(folder + ": "), problem.getMessage());
        assertTrue(problem.getMessage().contains("25 classes"), problem.getMessage());
    }

    /** Old files have the attention's layers under other names and as 1x1 convolutions. */
    private void rewriteAutoencoder(boolean old, Precision precision, Path target) throws IOException {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        try (SafetensorsReader file = SafetensorsReader.open(Fixtures.path("tiny-vae.safetensors"))) {
            for (String name : file.names()) {
                NDArray tensor = tensor(file, manager, name);
                boolean layer = old && name.matches(".*\\.to_(q|k|v|out\\.0)\\.(weight|bias)");
                if (layer && tensor.getShape().dimension() == 2) {
                    tensor = tensor.reshape(tensor.getShape().addAll(new Shape(1, 1)));
                }
                String oldName = name.replace(".to_q.", ".query.")
                        .replace(".to_k.", ".key.")
                        .replace(".to_v.", ".value.")
                        .replace(".to_out.0.", ".proj_attn.");
                tensors.put(layer ? oldName : name, tensor);
            }
        }
        assertEquals(old, tensors.containsKey("decoder.mid_block.attentions.0.proj_attn.bias"));
        SafetensorsWriter.write(target, tensors, precision, Map.of());
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertTrue(text.contains(from), text);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }
}
