package cytodiffusion.nn.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsWriter;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    private Path path;

    private ModelFolder folder;
    private LatentModel model;

    @BeforeEach
    void save() throws IOException {
        folder = new ModelFolder(path);
        assertFalse(folder.exists());
        model = TinyModel.random(manager);
        folder.save(model, Precision.FP32);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void opensWhatItSaved() {
        assertTrue(folder.exists());
        try (LatentModel opened = folder.open(manager)) {
            assertEquals(model.card().classes(), opened.card().classes());
            assertArrayEquals(model.card().weighting(), opened.card().weighting());
            assertEquals(model.unet().config(), opened.unet().config());
            assertEquals(model.autoencoder().config(), opened.autoencoder().config());
            for (String name : model.unetWeights().names()) {
                assertArrayEquals(
                        model.unetWeights().get(name).toFloatArray(),
                        opened.unetWeights().get(name).toFloatArray(),
                        name);
            }
        }
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        Files.delete(path.resolve("vae/diffusion_pytorch_model.safetensors"));
        assertComplains("vae");
    }

    @Test
    void saysThatAFolderIsNoModel() throws IOException {
        Files.delete(path.resolve(ModelFolder.CARD));
        assertComplains("cytodiffusion.json");
    }

    @Test
    void namesTheTensorThatDoesNotFitTheConfig() throws IOException {
        edit("unet/config.json", "\"layers_per_block\": 1", "\"layers_per_block\": 2");
        assertComplains("tensor");
    }

    @Test
    void namesTensorsThatAreMissingExtraOrOfAnotherShape() throws IOException {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        model.unetWeights()
                .names()
                .forEach(name -> tensors.put(name, model.unetWeights().get(name)));
        NDArray bias = tensors.remove("conv_in.bias");
        rewriteUNet(tensors);
        assertComplains("tensor conv_in.bias is missing");
        tensors.put("conv_in.bias", bias.reshape(1, bias.size()));
        rewriteUNet(tensors);
        assertComplains("tensor conv_in.bias has the shape (1, 8), the config asks for (8)");
        tensors.put("conv_in.bias", bias);
        tensors.put("conv_in.scale", bias);
        rewriteUNet(tensors);
        assertComplains("1 tensors that the config does not ask for, such as conv_in.scale");
        assertComplains("copy both anew from one model");
    }

    private void rewriteUNet(Map<String, NDArray> tensors) throws IOException {
        Path file = path.resolve("unet/diffusion_pytorch_model.safetensors");
        SafetensorsWriter.write(file, tensors, Precision.FP32, Map.of());
    }

    @Test
    void namesTheEntryOfAConfigThatMakesNoSense() throws IOException {
        edit("unet/config.json", "\"norm_num_groups\": 4", "\"norm_num_groups\": 5");
        assertComplains("norm_num_groups");
    }

    @Test
    void namesTheConfigWhoseAttentionHeadsDoNotFit() throws IOException {
        edit("unet/config.json", "\"attention_head_dim\": 2", "\"attention_head_dim\": 3");
        assertComplains("attention heads");
        assertComplains("unet/config.json");
    }

    @Test
    void saysThatAConfigIsNoObject() throws IOException {
        Files.writeString(path.resolve("unet/config.json"), "[1]");
        assertComplains("unet/config.json");
    }

    @Test
    void aFolderThatCannotBeWrittenOverHasNoCardAnyMore() throws IOException {
        Files.delete(path.resolve("vae/config.json"));
        Files.createDirectories(path.resolve("vae/config.json/in-the-way"));
        assertThrows(IOException.class, () -> folder.save(model, Precision.FP32));
        assertFalse(folder.exists());
    }

    @Test
    void theSampleSizeFitsTheCard() throws IOException {
        LatentModel larger =
                model.withCard(new ModelCard(ModelCard.FORMAT, model.card().classes(), 45, 0, 3.5, null, null));
        folder.save(larger, Precision.FP32);
        try (LatentModel opened = folder.open(manager)) {
            assertEquals(22, opened.unet().config().sampleSize());
        }
    }

    @Test
    void namesTheEntryOfACardThatMakesNoSense() throws IOException {
        edit("cytodiffusion.json", "\"imageSize\": 16", "\"imageSize\": -1");
        assertComplains("imageSize");
    }

    @Test
    void saysThatAConfigIsCutOff() throws IOException {
        Path config = path.resolve("vae/config.json");
        String text = Files.readString(config);
        Files.writeString(config, text.substring(0, text.length() / 2));
        assertComplains("vae");
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(path.resolve(file));
        assertTrue(text.contains(from), text);
        Files.writeString(path.resolve(file), text.replace(from, to));
    }

    private void assertComplains(String about) {
        ModelException problem = assertThrows(ModelException.class, () -> folder.open(manager));
        assertTrue(problem.getMessage().contains(about), problem.getMessage());
        assertTrue(problem.getMessage().contains(path.toString()), problem.getMessage());
    }
}
