package cytodiffusion.report.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.evaluation.PredictionRow;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.psychometric.PsychometricBin;
import cytodiffusion.stats.psychometric.PsychometricFit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Table;

class VerbsTest {
    /** Eight cells, two a class but for four monocytes, and one that has no label. */
    private static Table predictions() {
        String[][] cells = {
            {"monocyte", "monocyte"},
            {"monocyte", "monocyte"},
            {"monocyte", "lymphocyte"},
            {"monocyte", "eosinophil"},
            {"lymphocyte", "monocyte"},
            {"lymphocyte", "lymphocyte"},
            {"eosinophil", "eosinophil"},
            {"eosinophil", "eosinophil"},
            {"", "eosinophil"}
        };
        List<PredictionRow> rows = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            Prediction prediction = new Prediction("cell" + i, cells[i][0], cells[i][1], new double[0], (i + 1) / 10.0);
            rows.add(PredictionRow.of(prediction, 10 * (1 + i % 2), 100).from(i < 4 ? "old stain" : "new stain"));
        }
        return PredictionTable.of(List.of(), rows);
    }

    @Test
    void accuracyOfSomeCells() {
        Table p = predictions();

        var monocytes = Accuracy.of(p.where(p.stringColumn("label").isEqualTo("monocyte")));

        assertEquals(0.5, monocytes.value());
        assertEquals(BinomialInterval.wilson(2, 4, 0.95), monocytes.interval().orElseThrow());
        assertEquals(5 / 8.0, Accuracy.of(p).value(), "a cell without a label does not count");
    }

    @Test
    void accuracyByColumns() {
        Table byClass = Accuracy.by(predictions(), "label");

        assertEquals(
                List.of("eosinophil", "lymphocyte", "monocyte"),
                byClass.stringColumn("label").asList());
        assertEquals(List.of(2, 2, 4), byClass.intColumn("n").asList());
        assertEquals(List.of(1.0, 0.5, 0.5), byClass.doubleColumn("accuracy").asList());
        assertEquals(
                BinomialInterval.wilson(1, 2, 0.95).upper(),
                byClass.doubleColumn("high").get(1));

        Table byBoth = Accuracy.by(predictions(), "domain", "trials");

        assertEquals(List.of("label"), List.of(byClass.columnNames().get(0)));
        assertEquals(4, byBoth.rowCount());
        assertEquals(List.of(10, 20, 10, 20), byBoth.intColumn("trials").asList());
        assertThrows(IllegalArgumentException.class, () -> Accuracy.by(predictions(), "colour"));
    }

    @Test
    void confusionOfWhatOccursAndOfMergedClasses() {
        var whole = Confusion.of(predictions());

        assertEquals(List.of("eosinophil", "lymphocyte", "monocyte"), whole.classes());
        assertArrayEquals(new int[] {1, 1, 2}, whole.counts()[2]);

        var merged = Confusion.of(Confusion.merge(predictions(), "mononuclear", "monocyte", "lymphocyte"));

        assertEquals(List.of("eosinophil", "mononuclear"), merged.classes());
        assertArrayEquals(new int[][] {{2, 0}, {1, 5}}, merged.counts());
        String problem = assertThrows(
                        IllegalArgumentException.class, () -> Confusion.merge(predictions(), "x", "basophil"))
                .getMessage();
        assertTrue(problem.contains("\"basophil\"") && problem.contains("monocyte"), problem);
    }

    @Test
    void binsHoldEquallyManyCells() {
        Table bins = Bins.equalCount(predictions(), "confidence", 4);

        assertEquals(List.of(2, 2, 2, 2), bins.intColumn("n").asList());
        assertEquals(List.of(2, 0, 1, 2), bins.intColumn("right").asList());
        assertArrayEquals(
                new double[] {0.15, 0.35, 0.55, 0.75}, bins.doubleColumn("mean").asDoubleArray(), 1e-12);
        assertEquals(
                BinomialInterval.wilson(1, 2, 0.95).lower(),
                bins.doubleColumn("low").get(2));
        assertEquals(3, Bins.equalWidth(predictions(), "confidence", 3).rowCount());
    }

    @Test
    void theFitIsThatOfTheBins() {
        List<PsychometricBin> known = List.of(
                new PsychometricBin(0.1, 12, 40), new PsychometricBin(0.4, 25, 40), new PsychometricBin(0.8, 39, 40));

        PsychometricFit fit = Psychometric.fit(Bins.of(known, "confidence"), 0.25);

        assertEquals(
                PsychometricFit.of(known, 0.25).threshold().mean(),
                fit.threshold().mean());
        Table parameters = Psychometric.parameters(fit);
        assertEquals(fit.width().mean(), parameters.doubleColumn("mean").get(1));
        assertEquals(
                fit.width().interval(0.95).lower(),
                parameters.doubleColumn("low").get(1));
    }

    @Test
    void areaOfAnyScore() {
        Table p = predictions();
        p.addColumns(BooleanColumn.create("strange", p.stringColumn("domain").isEqualTo("old stain"), p.rowCount()));

        assertEquals(1, Detection.auc(p, "strange", "confidence").value(), "the first four have the least confidence");
        assertEquals(
                3 / 5.0 * 0.5 + 2 / 5.0 * 0.5,
                Detection.auc(p, "strange", "evaluations").value(),
                1e-12,
                "a constant tells nothing");
        assertThrows(IllegalArgumentException.class, () -> Detection.auc(p, "strange", "label"));
    }
}
