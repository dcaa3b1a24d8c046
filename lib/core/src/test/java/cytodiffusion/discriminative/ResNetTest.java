package cytodiffusion.discriminative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.Precision;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResNetTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void resnet18HasTorchvisionsParameters() {
        assertEquals(11_689_512, TinyBaseline.parameters(ResNetConfig.resnet18().network(1000, 224)));
    }

    @Test
    void groupNormHasAsManyParametersAndNoStatistics() {
        ImageNetwork network = ResNetConfig.resnet18().withGroups(32).network(1000, 224);
        assertEquals(11_689_512, TinyBaseline.parameters(network));
        assertTrue(network.tensors().stream().allMatch(TensorSpec::learned));
    }

    @Test
    void tensorsHaveTorchvisionsNamesAndShapes() {
        Map<String, Shape> shapes = ResNetConfig.resnet18().network(1000, 224).tensors().stream()
                .collect(Collectors.toMap(TensorSpec::name, TensorSpec::shape));
        assertEquals(new Shape(64, 3, 7, 7), shapes.get("conv1.weight"));
        assertEquals(new Shape(64), shapes.get("bn1.running_var"));
        assertEquals(new Shape(64, 64, 3, 3), shapes.get("layer1.1.conv2.weight"));
        assertEquals(new Shape(128, 64, 1, 1), shapes.get("layer2.0.downsample.0.weight"));
        assertEquals(new Shape(128), shapes.get("layer2.0.downsample.1.bias"));
        assertEquals(new Shape(512, 256, 3, 3), shapes.get("layer4.0.conv1.weight"));
        assertEquals(new Shape(1000, 512), shapes.get("fc.weight"));
        assertEquals(102, shapes.size(), "torchvision has 122, of which 20 are num_batches_tracked");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void givesALogitForEachClass(int groups) {
        ImageNetwork network = ResNetConfig.resnet18(8).withGroups(groups).network(5, 32);
        Weights weights = Weights.random(network, manager, 1);
        NDArray logits = network.logits(weights.in(Precision.FP32), images(3, 32), Dropout.NONE);
        assertEquals(new Shape(3, 5), logits.getShape());
    }

    @Test
    void anImagesLogitsDoNotDependOnItsNeighbours() {
        ImageNetwork network = ResNetConfig.resnet18(8).network(4, 32);
        Weights weights = Weights.random(network, manager, 1);
        NDArray images = images(3, 32);
        NDArray together = network.logits(weights.in(Precision.FP32), images, Dropout.NONE);
        NDArray alone = network.logits(weights.in(Precision.FP32), images.get("1:2"), Dropout.NONE);
        assertArrayEquals(together.get("1:2").toFloatArray(), alone.toFloatArray(), 1e-5f);
    }

    @Test
    void bfloat16GivesNearlyTheSameLogits() {
        ImageNetwork network = ResNetConfig.resnet18(8).network(4, 32);
        Weights weights = Weights.random(network, manager, 1);
        NDArray full = network.logits(weights.in(Precision.FP32), images(2, 32), Dropout.NONE);
        NDArray half = network.logits(weights.in(Precision.BF16), images(2, 32), Dropout.NONE);
        assertArrayEquals(full.toFloatArray(), half.toFloatArray(), 0.02f);
        // A number that bfloat16 can hold ends in 16 zeros.
        boolean rounded = true;
        for (float logit : half.toFloatArray()) {
            rounded &= (Float.floatToIntBits(logit) & 0xffff) == 0;
        }
        assertFalse(rounded, "the last layer computes in float32");
    }

    @Test
    void refusesWhatMakesNoNetwork() {
        assertThrows(
                IllegalArgumentException.class, () -> ResNetConfig.resnet18(10).withGroups(4));
        Exception small = assertThrows(
                IllegalArgumentException.class, () -> ResNetConfig.resnet18().network(2, 8));
        assertTrue(small.getMessage().contains("8 pixels"), small.getMessage());
    }

    private NDArray images(int count, int size) {
        Shape shape = new Shape(count, 3, size, size);
        return manager.create(Gaussian.numbers(new SplittableRandom(7), (int) shape.size()), shape);
    }
}
