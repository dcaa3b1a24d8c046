package cytodiffusion.discriminative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsWriter;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file as the README's conversion writes it: torchvision's names, counters of batch normalizations included. */
class TorchvisionWeightsTest {
    private final NDManager manager = NDManager.newBaseManager();
    private final ResNetConfig architecture = ResNetConfig.resnet18(4);
    private Weights pretrained;
    private Path file;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        pretrained = NumbersByName.weights(architecture.network(10, 32), manager);
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        pretrained.names().forEach(name -> tensors.put(name, pretrained.get(name)));
        tensors.put("bn1.num_batches_tracked", manager.create(new float[] {7}, new Shape()));
        file = folder.resolve("model.safetensors");
        SafetensorsWriter.write(file, tensors, Precision.FP32, Map.of());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void replacesTheHeadWhereTheClassesDiffer() throws IOException {
        Weights weights = TorchvisionWeights.read(file, architecture.network(3, 32), manager, 1);
        for (String name : weights.names()) {
            if (!name.startsWith("fc.")) {
                assertArrayEquals(
                        pretrained.get(name).toFloatArray(), weights.get(name).toFloatArray(), name);
            }
        }
        assertEquals(new Shape(3, 32), weights.get("fc.weight").getShape());
        Weights drawn = Weights.random(architecture.network(3, 32), manager, 1);
        assertArrayEquals(
                drawn.get("fc.weight").toFloatArray(), weights.get("fc.weight").toFloatArray());
    }

    @Test
    void keepsTheHeadWhereItFits() throws IOException {
        Weights weights = TorchvisionWeights.read(file, architecture.network(10, 32), manager, 1);
        assertArrayEquals(
                pretrained.get("fc.bias").toFloatArray(), weights.get("fc.bias").toFloatArray());
    }

    @Test
    void namesATensorOfAnotherNetwork() {
        ImageNetwork other = VisionTransformerConfig.small().network(3, 32);
        ModelException problem =
                assertThrows(ModelException.class, () -> TorchvisionWeights.read(file, other, manager, 1));
        assertTrue(problem.getMessage().contains("bn1.bias"), problem.getMessage());
    }

    @Test
    void namesATensorOfAnotherShape() {
        ImageNetwork wider = ResNetConfig.resnet18(8).network(3, 32);
        ModelException problem =
                assertThrows(ModelException.class, () -> TorchvisionWeights.read(file, wider, manager, 1));
        assertTrue(problem.getMessage().contains("conv1.weight"), problem.getMessage());
    }
}
