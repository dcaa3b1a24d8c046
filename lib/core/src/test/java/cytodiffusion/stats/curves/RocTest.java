package cytodiffusion.stats.curves;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import cytodiffusion.stats.Fixture;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RocTest {
    private static final Fixture FIXTURE = Fixture.read("roc.json");
    private static final Fixture CLASSIFICATION = Fixture.read("classification.json");

    static Iterable<String> cases() {
        return FIXTURE.expected().keySet();
    }

    static Iterable<String> probabilities() {
        return CLASSIFICATION.expected().keySet().stream()
                .filter(name -> CLASSIFICATION.expected().getAsJsonObject(name).has("ovr_auc"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void curveAndAreaMatchScikitLearn(String name) {
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name);
        JsonObject curve = expected.getAsJsonObject("roc");

        Roc roc = Roc.of(positive(name), score(name));

        assertArrayEquals(Fixture.doubles(curve.get("fpr")), roc.falsePositiveRate(), 1e-12);
        assertArrayEquals(Fixture.doubles(curve.get("tpr")), roc.truePositiveRate(), 1e-12);
        assertEquals(expected.get("auc").getAsDouble(), roc.auc(), 1e-12);
        double[] thresholds = Fixture.doubles(curve.get("threshold"));
        thresholds[0] = Double.POSITIVE_INFINITY; // scikit-learn 1.2.1 put the highest score plus 1 there
        assertArrayEquals(thresholds, roc.thresholds(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void precisionAndRecallMatchScikitLearn(String name) {
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name);
        JsonObject curve = expected.getAsJsonObject("pr");

        PrecisionRecall pr = PrecisionRecall.of(positive(name), score(name));

        assertArrayEquals(Fixture.doubles(curve.get("precision")), pr.precision(), 1e-12);
        assertArrayEquals(Fixture.doubles(curve.get("recall")), pr.recall(), 1e-12);
        assertArrayEquals(Fixture.doubles(curve.get("threshold")), pr.thresholds(), 1e-12);
        assertEquals(expected.get("average_precision").getAsDouble(), pr.averagePrecision(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("probabilities")
    void oneClassAgainstTheRestMatchesScikitLearn(String name) {
        int[] actual =
                Fixture.ints(CLASSIFICATION.inputs().getAsJsonObject(name).get("y_true"));
        double[][] probability =
                Fixture.matrix(CLASSIFICATION.inputs().getAsJsonObject(name).get("prob"));
        JsonObject expected = CLASSIFICATION.expected().getAsJsonObject(name);
        double[] areas = Fixture.doubles(expected.getAsJsonObject("ovr_auc").get("per_class"));
        double[] precisions =
                Fixture.doubles(expected.getAsJsonObject("average_precision").get("per_class"));
        for (int c = 0; c < areas.length; c++) {
            int classIndex = c;
            boolean[] positive = toBooleans(IntStream.of(actual).map(a -> a == classIndex ? 1 : 0));
            double[] score = Arrays.stream(probability)
                    .mapToDouble(row -> row[classIndex])
                    .toArray();
            assertEquals(areas[c], Roc.of(positive, score).auc(), 1e-12);
            assertEquals(precisions[c], PrecisionRecall.of(positive, score).averagePrecision(), 1e-12);
        }
    }

    @Test
    void theOperatingPointKeepsItsSpecificity() {
        boolean[] positive = {false, false, false, false, true, true, true, true};
        double[] score = {1, 2, 3, 6, 4, 5, 7, 8};
        Roc roc = Roc.of(positive, score);

        assertEquals(new Roc.OperatingPoint(4, 1, 0.75), roc.atSpecificity(0.75));
        assertEquals(new Roc.OperatingPoint(7, 0.5, 1), roc.atSpecificity(0.9));
        assertEquals(new Roc.OperatingPoint(4, 1, 0.75), roc.atSpecificity(0));
    }

    @Test
    void whereNoThresholdIsSpecificEnoughNothingIsCalledPositive() {
        Roc roc = Roc.of(new boolean[] {true, false}, new double[] {1, 2});
        assertEquals(new Roc.OperatingPoint(Double.POSITIVE_INFINITY, 0, 1), roc.atSpecificity(1));
    }

    @Test
    void oneKindOfCaseIsRefused() {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> Roc.of(new boolean[] {true, true}, new double[] {1, 2}));
        assertTrue(refusal.getMessage().contains("2 of 2 are positive"), refusal.getMessage());
    }

    @Test
    void aScoreThatIsNotANumberIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Roc.of(new boolean[] {true, false}, new double[] {1, Double.NaN}));
    }

    private static boolean[] positive(String name) {
        return toBooleans(
                IntStream.of(Fixture.ints(FIXTURE.inputs().getAsJsonObject(name).get("y"))));
    }

    private static double[] score(String name) {
        return Fixture.doubles(FIXTURE.inputs().getAsJsonObject(name).get("score"));
    }

    private static boolean[] toBooleans(IntStream zeroOrOne) {
        int[] values = zeroOrOne.toArray();
        boolean[] booleans = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            booleans[i] = values[i] == 1;
        }
        return booleans;
    }
}
