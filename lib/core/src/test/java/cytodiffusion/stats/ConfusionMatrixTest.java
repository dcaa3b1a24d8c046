package cytodiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfusionMatrixTest {
    private static final Fixture FIXTURE = Fixture.read("classification.json");

    static Iterable<String> cases() {
        return FIXTURE.expected().keySet();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void matchesScikitLearn(String name) {
        JsonObject input = FIXTURE.inputs().getAsJsonObject(name);
        JsonObject expected = FIXTURE.expected().getAsJsonObject(name);
        List<String> classes = IntStream.range(0, input.get("n_classes").getAsInt())
                .mapToObj(c -> "class " + c)
                .toList();

        var matrix = ConfusionMatrix.of(classes, Fixture.ints(input.get("y_true")), Fixture.ints(input.get("y_pred")));

        assertArrayEquals(Fixture.intMatrix(expected.get("confusion_matrix")), matrix.counts());
        assertEquals(expected.get("accuracy").getAsDouble(), matrix.accuracy(), 1e-12);
        assertEquals(expected.get("balanced_accuracy").getAsDouble(), matrix.balancedAccuracy(), 1e-12);
        assertEquals(expected.get("cohen_kappa").getAsDouble(), matrix.cohenKappa(), 1e-12);
        JsonObject perClass = expected.getAsJsonObject("per_class");
        assertColumn(perClass, "precision", matrix, ClassMetrics::precision);
        assertColumn(perClass, "recall", matrix, ClassMetrics::recall);
        assertColumn(perClass, "f1", matrix, ClassMetrics::f1);
        assertColumn(perClass, "support", matrix, ClassMetrics::support);
        assertAverage(expected.getAsJsonObject("macro"), matrix.macroAverage());
        assertAverage(expected.getAsJsonObject("weighted"), matrix.weightedAverage());
    }

    /** Of 50 cells 20 + 15 agree, by chance 25 * 30 + 25 * 20 of 50 * 50: (0.7 - 0.5) / 0.5. Cohen (1960). */
    @Test
    void kappaKnowsNothingOfClassesWithoutCells() {
        var two = new ConfusionMatrix(List.of("a", "b"), new int[][] {{20, 5}, {10, 15}});
        var four = new ConfusionMatrix(
                List.of("none", "a", "nobody", "b"),
                new int[][] {{0, 0, 0, 0}, {0, 20, 0, 5}, {0, 0, 0, 0}, {0, 10, 0, 15}});

        assertEquals(0.4, two.cohenKappa(), 1e-15);
        assertEquals(0.4, four.cohenKappa(), 1e-15);
    }

    @Test
    void kappaOfOneClassAloneIsUndefined() {
        var one = new ConfusionMatrix(List.of("a", "b"), new int[][] {{7, 0}, {0, 0}});
        assertTrue(Double.isNaN(one.cohenKappa()));
    }

    @Test
    void countsPredictionsByName() {
        var predictions = new Predictions(
                List.of("eosinophil", "monocyte"),
                List.of(
                        new Prediction("a", "monocyte", "monocyte", new double[] {2, 1}, 1),
                        new Prediction("b", "monocyte", "eosinophil", new double[] {1, 2}, 1)));
        assertArrayEquals(
                new int[][] {{0, 0}, {1, 1}}, predictions.confusionMatrix().counts());
    }

    @Test
    void aLabelThatTheClassifierDoesNotKnowIsNamed() {
        var blast = new Prediction("cell_7", "blast", "monocyte", new double[] {2, 1}, 0.1);
        var predictions = new Predictions(List.of("eosinophil", "monocyte"), List.of(blast));
        var refusal = assertThrows(IllegalStateException.class, predictions::confusionMatrix);
        assertEquals(
                "The label of cell_7, 'blast', is none of the classes [eosinophil, monocyte]: leave it out before counting",
                refusal.getMessage());
    }

    @Test
    void predictionsThatDoNotFitTheClassesAreRefused() {
        var tooFewErrors = new Prediction("a", "", "monocyte", new double[] {1}, 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Predictions(List.of("eosinophil", "monocyte"), List.of(tooFewErrors)));
    }

    @Test
    void aMatrixThatIsNotSquareIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ConfusionMatrix(List.of("a", "b"), new int[][] {{1, 2}, {3}}));
    }

    @Test
    void withoutCellsThereIsNoAccuracy() {
        var empty = ConfusionMatrix.of(List.of("a", "b"), new int[0], new int[0]);
        assertEquals(Double.NaN, empty.accuracy());
        assertEquals(Double.NaN, empty.balancedAccuracy());
    }

    private static void assertColumn(
            JsonObject expected, String column, ConfusionMatrix matrix, ToDoubleFunction<ClassMetrics> value) {
        assertArrayEquals(
                Fixture.doubles(expected.get(column)),
                matrix.perClass().stream().mapToDouble(value).toArray(),
                1e-12,
                column);
    }

    private static void assertAverage(JsonObject expected, ClassMetrics average) {
        assertEquals(expected.get("precision").getAsDouble(), average.precision(), 1e-12);
        assertEquals(expected.get("recall").getAsDouble(), average.recall(), 1e-12);
        assertEquals(expected.get("f1").getAsDouble(), average.f1(), 1e-12);
    }
}
