package cytodiffusion.discriminative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.Mixup;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, shapes, values and gradients against torchvision's own networks. */
@Tag("numerics")
class TorchvisionTest {
    private static final int CLASSES = 5;
    private static final float[] TARGETS = {1, 0, 0, 0, 0, 0.25f, 0.75f, 0, 0, 0, 0, 0, 0, 0.5f, 0.5f};

    private static final Map<String, Architecture> SMALL = Map.of(
            "resnet", new ResNetConfig(ResNetConfig.FAMILY, List.of(1, 2, 1, 1), 64, 0),
            "resnet-groups", new ResNetConfig(ResNetConfig.FAMILY, List.of(1, 2, 1, 1), 64, 16),
            "vit", new VisionTransformerConfig(VisionTransformerConfig.FAMILY, 8, 2, 4, 32, 64),
            "efficientnet",
                    new EfficientNetConfig(
                            EfficientNetConfig.FAMILY,
                            List.of(
                                    new EfficientNetConfig.Stage(true, 1, 1, 16, 2),
                                    new EfficientNetConfig.Stage(true, 4, 2, 24, 2),
                                    new EfficientNetConfig.Stage(false, 4, 2, 32, 2),
                                    new EfficientNetConfig.Stage(false, 6, 1, 40, 1)),
                            48,
                            0,
                            0));

    /** A network's case in the file; the record's names are the file's. */
    private record Case(
            int size,
            double[][] evaluation,
            double[][] training,
            double loss,
            Map<String, Summary> gradients,
            Map<String, Summary> statistics) {}

    /** A tensor in short. */
    private record Summary(double norm, double[] first) {}

    /** Parameters of a training pass, which note what is observed. */
    private record Watched(Parameters parameters, Map<String, float[]> observed) implements Parameters {
        @Override
        public NDArray get(String name) {
            return parameters.get(name);
        }

        @Override
        public Precision precision() {
            return parameters.precision();
        }

        @Override
        public boolean training() {
            return true;
        }

        @Override
        public void observe(String statistic, NDArray value) {
            observed.put(statistic, value.toFloatArray());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "resnet18, resnet18, 224, 11689512",
        "vit-b-16, vit_b_16, 224, 86567656",
        "efficientnet-v2-m, efficientnet_v2_m, 360, 54139356"
    })
    void theFullNetworksHaveTorchvisionsTensors(String what, String file, int size, long parameters)
            throws IOException {
        Architecture architecture =
                switch (what) {
                    case "resnet18" -> ResNetConfig.resnet18();
                    case "vit-b-16" -> VisionTransformerConfig.base16();
                    default -> EfficientNetConfig.medium();
                };
        ImageNetwork network = architecture.network(1000, size);
        Map<String, List<Long>> expected =
                read(file + ".shapes.json", new TypeToken<TreeMap<String, List<Long>>>() {}.getType());
        Map<String, List<Long>> actual = new TreeMap<>();
        for (TensorSpec tensor : network.tensors()) {
            actual.put(
                    tensor.name(),
                    Arrays.stream(tensor.shape().getShape()).boxed().toList());
        }
        assertEquals(expected, actual);
        assertEquals(parameters, TinyBaseline.parameters(network));
    }

    @Test
    void efficientNetV2SHasTorchvisionsParameters() {
        assertEquals(
                21_458_488, TinyBaseline.parameters(EfficientNetConfig.small().network(1000, 384)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet", "resnet-groups", "vit", "efficientnet"})
    void evaluatesAsTorchvisionDoes(String name) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            Case expected = reference(name);
            ImageNetwork network = SMALL.get(name).network(CLASSES, expected.size());
            Weights weights = NumbersByName.weights(network, manager);
            NDArray images = images(expected).toArray(manager);
            NDArray logits = network.logits(weights.in(Precision.FP32), images, Dropout.NONE);
            assertClose(flat(expected.evaluation()), doubles(logits), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet", "resnet-groups", "vit", "efficientnet"})
    void learnsAsTorchvisionDoes(String name) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            Case expected = reference(name);
            ImageNetwork network = SMALL.get(name).network(CLASSES, expected.size());
            Weights weights = NumbersByName.weights(network, manager);
            weights.learned().forEach(w -> w.setRequiresGradient(true));
            Watched parameters = new Watched(weights.in(Precision.FP32), new HashMap<>());
            CrossEntropy.Batch batch = new CrossEntropy.Batch(new Mixup.Mixed(images(expected), TARGETS), 0);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray loss = new CrossEntropy(network, manager).loss(parameters, batch);
                collector.backward(loss);
                assertEquals(expected.loss(), loss.getFloat(), 1e-4 * expected.loss());
            }
            expected.gradients()
                    .forEach((tensor, gradient) ->
                            assertSummary(gradient, doubles(weights.get(tensor).getGradient()), tensor));
            expected.statistics().forEach((tensor, statistic) -> {
                // The reference is PyTorch's statistic after one pass, with its momentum of 0.1.
                double[] running = doubles(weights.get(tensor));
                float[] observed = parameters.observed().get(tensor);
                Arrays.setAll(running, i -> 0.9 * running[i] + 0.1 * observed[i]);
                assertSummary(statistic, running, tensor);
            });
        }
    }

    private static void assertSummary(Summary expected, double[] actual, String what) {
        double norm = Math.sqrt(Arrays.stream(actual).map(v -> v * v).sum());
        assertEquals(expected.norm(), norm, 1e-3 * expected.norm(), "norm of " + what);
        double typical = expected.norm() / Math.sqrt(actual.length);
        for (int i = 0; i < expected.first().length && i < actual.length; i++) {
            assertEquals(expected.first()[i], actual[i], 1e-3 * typical + 1e-3 * Math.abs(actual[i]), what + " " + i);
        }
    }

    private static void assertClose(double[] expected, double[] actual, String what) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]);
            assertTrue(difference <= 1e-4 * scale, what + " " + i + ": " + actual[i] + " for " + expected[i]);
        }
    }

    private static ImageBatch images(Case of) {
        return new ImageBatch(of.size(), NumbersByName.uniform("images", 9 * of.size() * of.size()), new int[3]);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] doubles(NDArray array) {
        float[] values = array.toFloatArray();
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static Case reference(String name) throws IOException {
        Map<String, Case> cases = read("torchvision.json", new TypeToken<Map<String, Case>>() {}.getType());
        return cases.get(name);
    }

    private static <T> T read(String file, Type type) throws IOException {
        try (Reader reader = new InputStreamReader(
                TorchvisionTest.class.getResourceAsStream("/cytodiffusion/discriminative/" + file),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, type);
        }
    }
}
