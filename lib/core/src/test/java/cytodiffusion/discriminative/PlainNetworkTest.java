package cytodiffusion.discriminative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.discriminative.ConvNetConfig.Stage;
import cytodiffusion.discriminative.PlainLayers.Map3;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.Precision;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of a few channels against their definitions, computed by loops. */
class PlainNetworkTest {
    private static final int SIZE = 32;
    private static final int CLASSES = 3;
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private final NDManager manager = NDManager.newBaseManager();
    private Weights weights;

    @AfterEach
    void close() {
        manager.close();
    }

    private float[] of(String name) {
        return weights.get(name).toFloatArray();
    }

    private Map3 conv(Map3 x, String name, boolean biased, int kernel, int stride, int padding) {
        return PlainLayers.conv(x, of(name + ".weight"), biased ? of(name + ".bias") : null, kernel, stride, padding);
    }

    private Map3 norm(Map3 x, String name, double eps) {
        return PlainLayers.norm(
                x,
                of(name + ".weight"),
                of(name + ".bias"),
                of(name + ".running_mean"),
                of(name + ".running_var"),
                eps);
    }

    private double[] dense(double[] x, String name) {
        return PlainLayers.dense(x, of(name + ".weight"), of(name + ".bias"));
    }

    private static float[] pixels() {
        return NumbersByName.uniform("an image", 3 * SIZE * SIZE);
    }

    /** The image as ImageNet's mean and deviation have it. */
    private static Map3 image() {
        double[] values = new double[3 * SIZE * SIZE];
        float[] pixels = pixels();
        Arrays.setAll(values, i -> {
            int c = i / (SIZE * SIZE);
            return ((pixels[i] + 1) / 2 - MEAN[c]) / DEVIATION[c];
        });
        return new Map3(3, SIZE, values);
    }

    /** Each channel with mean 0 and standard deviation 1. */
    private static Map3 standardizedImage() {
        double[] values = new double[3 * SIZE * SIZE];
        float[] pixels = pixels();
        int each = SIZE * SIZE;
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = c * each; i < (c + 1) * each; i++) {
                sum += pixels[i];
                squares += (double) pixels[i] * pixels[i];
            }
            double mean = sum / each;
            double deviation = Math.sqrt(squares / each - mean * mean + 1e-5);
            for (int i = c * each; i < (c + 1) * each; i++) {
                values[i] = (pixels[i] - mean) / deviation;
            }
        }
        return new Map3(3, SIZE, values);
    }

    private double[] logits(Architecture architecture) {
        ImageNetwork network = architecture.network(CLASSES, SIZE);
        weights = NumbersByName.weights(network, manager);
        float[] logits = network.logits(
                        weights.in(Precision.FP32), manager.create(pixels(), new Shape(1, 3, SIZE, SIZE)), Dropout.NONE)
                .toFloatArray();
        double[] doubles = new double[logits.length];
        Arrays.setAll(doubles, i -> logits[i]);
        return doubles;
    }

    private static void assertClose(double[] expected, double[] actual) {
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-4 * scale, "logit " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void convolutionsPoolingsAndDenseLayersInASequence(boolean standardized) {
        ConvNetConfig config = new ConvNetConfig(
                ConvNetConfig.FAMILY,
                List.of(new Stage(4, 7, 2, 0, 3, 2), Stage.plain(5, 3), Stage.pooled(6, 1)),
                List.of(8, 7),
                0.6,
                0.5,
                standardized);
        double[] actual = logits(config);
        Map3 h = PlainLayers.maxPool(
                conv(standardized ? standardizedImage() : image(), "features.0", true, 7, 2, 0)
                        .relu(),
                3,
                2,
                0);
        h = conv(h, "features.3", true, 3, 1, 1).relu();
        h = PlainLayers.maxPool(conv(h, "features.5", true, 1, 1, 0).relu(), 2, 2, 0);
        double[] first = positive(dense(h.values(), "classifier.0"));
        double[] second = positive(dense(first, "classifier.3"));
        assertClose(dense(second, "classifier.6"), actual);
    }

    private static double[] positive(double[] values) {
        return Arrays.stream(values).map(v -> Math.max(0, v)).toArray();
    }

    @Test
    void aLongShortTermMemoryReadsRowsFromTheTop() {
        int units = 4;
        double[] actual = logits(LstmConfig.of(units));
        Map3 image = image();
        double[] out = new double[units];
        double[] cell = new double[units];
        for (int y = 0; y < SIZE; y++) {
            double[] row = new double[3 * SIZE];
            for (int i = 0; i < row.length; i++) {
                row[i] = image.at(i / SIZE, y, i % SIZE);
            }
            double[] given = PlainLayers.dense(row, of("lstm.weight_ih_l0"), of("lstm.bias_ih_l0"));
            double[] before = PlainLayers.dense(out, of("lstm.weight_hh_l0"), null);
            for (int u = 0; u < units; u++) {
                double input = sigmoid(given[u] + before[u]);
                double forget = sigmoid(given[units + u] + before[units + u]);
                double fresh = Math.tanh(given[2 * units + u] + before[2 * units + u]);
                cell[u] = forget * cell[u] + input * fresh;
                out[u] = sigmoid(given[3 * units + u] + before[3 * units + u]) * Math.tanh(cell[u]);
            }
        }
        assertClose(dense(out, "fc"), actual);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Keras halves the size in a bottleneck's first convolution, torchvision in its second, and only Keras has biases. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bottlenecks(boolean keras) {
        double[] actual = logits(new ResNetConfig(ResNetConfig.FAMILY, List.of(1, 1, 1, 1), 2, 0, true, keras));
        double eps = keras ? 1.001e-5 : 1e-5;
        Map3 h = norm(conv(image(), "conv1", keras, 7, 2, 3), "bn1", eps).relu();
        h = PlainLayers.maxPool(h, 3, 2, 1);
        for (int stage = 1; stage <= 4; stage++) {
            String name = "layer" + stage + ".0.";
            int stride = stage == 1 ? 1 : 2;
            int first = keras ? stride : 1;
            Map3 y = norm(conv(h, name + "conv1", keras, 1, first, 0), name + "bn1", eps)
                    .relu();
            y = norm(conv(y, name + "conv2", keras, 3, stride / first, 1), name + "bn2", eps)
                    .relu();
            y = norm(conv(y, name + "conv3", keras, 1, 1, 0), name + "bn3", eps);
            h = y.plus(norm(conv(h, name + "downsample.0", keras, 1, stride, 0), name + "downsample.1", eps))
                    .relu();
        }
        assertClose(dense(h.means(), "fc"), actual);
    }

    @Test
    void denseNetsLayersSeeAllBeforeThem() {
        double[] actual = logits(new DenseNetConfig(DenseNetConfig.FAMILY, List.of(2, 1), 2, 4));
        Map3 h = norm(conv(image(), "features.conv0", false, 7, 2, 3), "features.norm0", 1e-5)
                .relu();
        h = PlainLayers.maxPool(h, 3, 2, 1);
        h = grown(grown(h, "features.denseblock1.denselayer1"), "features.denseblock1.denselayer2");
        h = conv(norm(h, "features.transition1.norm", 1e-5).relu(), "features.transition1.conv", false, 1, 1, 0);
        h = grown(PlainLayers.halveByMean(h), "features.denseblock2.denselayer1");
        assertClose(dense(norm(h, "features.norm5", 1e-5).relu().means(), "classifier"), actual);
    }

    private Map3 grown(Map3 h, String layer) {
        Map3 narrow = conv(norm(h, layer + ".norm1", 1e-5).relu(), layer + ".conv1", false, 1, 1, 0);
        return h.and(conv(norm(narrow, layer + ".norm2", 1e-5).relu(), layer + ".conv2", false, 3, 1, 1));
    }

    @Test
    void imagesThatAreTooSmallAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> ConvNetConfig.alexNet(1).network(5, 40));
        assertThrows(
                IllegalArgumentException.class, () -> DenseNetConfig.small().network(5, 16));
    }

    /** The maps of AlexNet: 54, 26, 12 and 5 pixels a side, the last of which is what its dense layer sees. */
    @Test
    void alexNetsDenseLayerSeesFiveByFivePixels() {
        ImageNetwork network = ConvNetConfig.alexNet(1).network(5, 224);
        Shape dense = network.tensors().stream()
                .filter(tensor -> tensor.name().equals("classifier.0.weight"))
                .findFirst()
                .orElseThrow()
                .shape();
        assertEquals(new Shape(4096, 5 * 5 * 256), dense);
    }
}
