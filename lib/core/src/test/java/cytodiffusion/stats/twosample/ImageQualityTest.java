package cytodiffusion.stats.twosample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import cytodiffusion.stats.Fixture;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageQualityTest {
    private static final Fixture FIXTURE = Fixture.read("image_quality.json");

    static Iterable<String> images() {
        return cases("image_a");
    }

    static Iterable<String> features() {
        return cases("x");
    }

    @ParameterizedTest
    @MethodSource("images")
    void pixelMeasuresMatch(String name) {
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name);
        double[] a = image(name, "image_a");
        double[] b = image(name, "image_b");

        assertEquals(expected.get("cosine_similarity").getAsDouble(), ImageQuality.cosineSimilarity(a, b), 1e-12);
        assertEquals(expected.get("mse").getAsDouble(), ImageQuality.meanSquaredError(a, b), 1e-12);
        assertEquals(Fixture.number(expected.get("psnr")), ImageQuality.peakSignalToNoise(a, b, dataRange(name)), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("images")
    void structuralSimilarityMatchesScikitImage(String name) {
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name);
        double[] a = image(name, "image_a");
        double[] b = image(name, "image_b");

        assertEquals(expected.get("ssim_uniform7").getAsDouble(), ssim(name).uniform(a, b), 1e-9);
        assertEquals(
                expected.get("ssim_gaussian_wang").getAsDouble(), ssim(name).gaussian(a, b), 1e-9);
    }

    @Test
    void structuralSimilarityAroundEachPixelMatches() {
        String name = "gray_uint8_16x16_noise";
        double[][] full =
                Fixture.matrix(FIXTURE.expected().getAsJsonObject(name).get("ssim_uniform7_full_map"));
        double[] map = ssim(name).uniformMap(image(name, "image_a"), image(name, "image_b"), 0);
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 10; x++) {
                assertEquals(full[y + 3][x + 3], map[y * 10 + x], 1e-9);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void featureDistancesMatch(String name) {
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name);
        double[][] x = Fixture.matrix(FIXTURE.inputs().getAsJsonObject(name).get("x"));
        double[][] y = Fixture.matrix(FIXTURE.inputs().getAsJsonObject(name).get("y"));
        double frechet = expected.get("frechet_distance").getAsDouble();
        double traceOfRoot = expected.get("trace_sqrt").getAsDouble();
        boolean rankDeficient = name.contains("rank_deficient");

        assertEquals(frechet, FeatureDistance.frechet(x, y), rankDeficient ? 1e-5 : 1e-8 * frechet);
        assertEquals(
                traceOfRoot,
                FeatureDistance.traceOfRootOfProduct(FeatureDistance.covariance(x), FeatureDistance.covariance(y)),
                rankDeficient ? 1e-5 : 1e-8 * traceOfRoot);
        assertEquals(expected.get("mmd2_unbiased").getAsDouble(), FeatureDistance.kernel(x, y), 1e-11);
        assertEquals(
                expected.get("mmd2_biased").getAsDouble(),
                FeatureDistance.meanKernel(x, x)
                        + FeatureDistance.meanKernel(y, y)
                        - 2 * FeatureDistance.meanKernel(x, y),
                1e-11);
    }

    @Test
    void imagesOfDifferentSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ImageQuality.meanSquaredError(new double[4], new double[5]));
        var ssim = new Ssim(8, 8, 1, 255);
        assertThrows(IllegalArgumentException.class, () -> ssim.uniform(new double[64], new double[63]));
        assertThrows(
                IllegalArgumentException.class,
                () -> ssim.gaussian(new double[64], new double[64]),
                "the window of 11 pixels does not fit");
    }

    @Test
    void featuresOfDifferentNetworksAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FeatureDistance.kernel(new double[2][3], new double[2][4]));
        assertThrows(IllegalArgumentException.class, () -> FeatureDistance.frechet(new double[1][3], new double[2][3]));
    }

    private static Iterable<String> cases(String withInput) {
        return FIXTURE.inputs().keySet().stream()
                .filter(name -> FIXTURE.inputs().getAsJsonObject(name).has(withInput))
                .toList();
    }

    private static Ssim ssim(String name) {
        int[] shape = Fixture.ints(FIXTURE.inputs().getAsJsonObject(name).get("shape"));
        return new Ssim(shape[1], shape[0], shape.length == 3 ? shape[2] : 1, dataRange(name));
    }

    private static double dataRange(String name) {
        return FIXTURE.inputs().getAsJsonObject(name).get("data_range").getAsDouble();
    }

    private static double[] image(String name, String which) {
        return flat(FIXTURE.inputs().getAsJsonObject(name).get(which)).toArray();
    }

    private static DoubleStream flat(JsonElement element) {
        if (!element.isJsonArray()) {
            return DoubleStream.of(element.getAsDouble());
        }
        JsonArray array = element.getAsJsonArray();
        return array.asList().stream().flatMapToDouble(ImageQualityTest::flat);
    }
}
