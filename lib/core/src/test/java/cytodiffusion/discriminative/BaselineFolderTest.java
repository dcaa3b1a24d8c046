package cytodiffusion.discriminative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselineFolderTest {
    private final NDManager manager = NDManager.newBaseManager();

    @TempDir
    private Path path;

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Architecture> architectures() {
        return Stream.of(
                ResNetConfig.resnet18(4),
                ResNetConfig.resnet18(8).withGroups(4),
                VisionTransformerConfig.small(),
                EfficientNetConfig.miniature());
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void opensWhatItSaved(Architecture architecture) throws IOException {
        ImageNetwork network = architecture.network(2, 32);
        ModelCard card = new ModelCard(ModelCard.FORMAT, List.of("a", "b"), 32, 0, 0, null, null);
        Weights weights = NumbersByName.weights(network, manager);
        BaselineFolder folder = new BaselineFolder(path);
        assertFalse(folder.exists());
        folder.save(new Baseline(card, architecture, network, weights));
        assertTrue(folder.exists());
        try (Baseline opened = folder.open(manager)) {
            assertEquals(architecture, opened.architecture());
            assertEquals(card.classes(), opened.card().classes());
            for (String name : weights.names()) {
                assertArrayEquals(
                        weights.get(name).toFloatArray(),
                        opened.weights().get(name).toFloatArray(),
                        name);
            }
        }
    }

    @Test
    void namesAFamilyThatItDoesNotKnow() throws IOException {
        assertComplains("\"family\": \"resnet\"", "\"family\": \"alexnet\"", "alexnet");
    }

    @Test
    void namesTheEntryThatMakesNoSense() throws IOException {
        assertComplains("\"groups\": 0", "\"groups\": 3", "groups");
    }

    @Test
    void namesTheTensorThatDoesNotFit() throws IOException {
        assertComplains("\"width\": 4", "\"width\": 8", "tensor conv1.weight");
    }

    private void assertComplains(String from, String to, String about) throws IOException {
        BaselineFolder folder = new BaselineFolder(path);
        folder.save(TinyBaseline.untrained(manager, "a", "b"));
        Path config = path.resolve("baseline/config.json");
        String text = Files.readString(config);
        assertTrue(text.contains(from), text);
        Files.writeString(config, text.replace(from, to));
        ModelException problem = assertThrows(ModelException.class, () -> folder.open(manager));
        assertTrue(problem.getMessage().contains(about), problem.getMessage());
        assertTrue(problem.getMessage().contains(path.toString()), problem.getMessage());
    }
}
