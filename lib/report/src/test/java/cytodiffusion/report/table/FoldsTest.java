package cytodiffusion.report.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.evaluation.PredictionRow;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.curves.ClassCurve;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Two folds of two classes: in the first all is right, in the second one of two basophils is taken for a monocyte. */
class FoldsTest {
    private static final List<String> CLASSES = List.of("basophil", "monocyte");

    private static Table predictions() {
        List<PredictionRow> rows = new ArrayList<>();
        for (int fold = 1; fold <= 2; fold++) {
            rows.add(row("basophil", -2, 1, fold));
            rows.add(row("basophil", fold == 1 ? -1 : 1, 0, fold));
            rows.add(row("monocyte", 1, -2, fold));
            rows.add(row("monocyte", 2, -1, fold));
        }
        return PredictionTable.of(CLASSES, rows);
    }

    private static PredictionRow row(String label, double basophil, double monocyte, int fold) {
        String predicted = basophil < monocyte ? "basophil" : "monocyte";
        double[] errors = {basophil, monocyte};
        return PredictionRow.of(new Prediction("cell", label, predicted, errors, 1), 1, 1)
                .inFold(fold);
    }

    @Test
    void accuracyByClassAndFold() {
        Table byFold = Folds.accuracies(predictions());

        assertEquals(List.of("class", "fold 1", "fold 2", "all", "low", "high"), byFold.columnNames());
        assertEquals(
                List.of("basophil", "monocyte", Folds.MEAN),
                byFold.stringColumn("class").asList());
        assertEquals(List.of(1.0, 1.0, 1.0), byFold.doubleColumn("fold 1").asList());
        assertEquals(List.of(0.5, 1.0, 0.75), byFold.doubleColumn("fold 2").asList());
        assertEquals(List.of(0.75, 1.0, 0.875), byFold.doubleColumn("all").asList());
        for (int row = 0; row < byFold.rowCount(); row++) {
            double value = byFold.doubleColumn("all").get(row);
            assertTrue(byFold.doubleColumn("low").get(row) < value, "an interval has a width where all is right, too");
            assertTrue(byFold.doubleColumn("high").get(row) >= value);
        }
    }

    @Test
    void anyFigureOfAllFolds() {
        assertEquals(
                0.875,
                Folds.estimate(predictions(), ConfusionMatrix::balancedAccuracy).value(),
                1e-12);
        assertEquals(
                (1 + 0.8) / 2,
                Folds.estimate(predictions(), m -> m.macroAverage().precision()).value(),
                1e-12);
    }

    @Test
    void aTableWithoutFoldsHasNone() {
        Table table = PredictionTable.of(
                CLASSES,
                PredictionTable.rows(predictions()).stream()
                        .map(r -> r.inFold(0))
                        .toList());
        assertThrows(IllegalArgumentException.class, () -> Folds.accuracies(table));
    }

    /** By their shares, all basophils but the last stand above all monocytes: 4 * 4 pairs, of which that one loses two. */
    @Test
    void classesAreRankedByTheirShares() {
        List<ClassCurve> curves = ClassRanking.curves(predictions());
        Table areas = ClassRanking.areas(curves);

        assertEquals(CLASSES, areas.stringColumn("class").asList());
        assertEquals(1.0, areas.doubleColumn("roc").get(0), 1e-12);
        assertEquals(1.0, areas.doubleColumn("precision-recall").get(0), 1e-12);
        assertArrayEquals(new int[] {4, 4}, areas.intColumn("n").asIntArray());
        Table unnamed = predictions().setName("cells");
        assertThrows(IllegalArgumentException.class, () -> ClassRanking.curves(unnamed));
    }
}
