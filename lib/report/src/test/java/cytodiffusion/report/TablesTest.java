package cytodiffusion.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.report.chart.PaperComparison;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.PointEstimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TablesTest {
    @Test
    void aShareReadsAsPercentWithItsInterval() {
        assertEquals("96.4 [94.1, 98.0] %", Tables.percent(new PointEstimate(0.964, 0.941, 0.98)));
        assertEquals("50.0 %", Tables.percent(PointEstimate.alone(0.5)));
    }

    @Test
    void ourValuesStandBesideThePapers() {
        Table table = Tables.besidePaper(
                List.of(
                        new PaperComparison(
                                "balanced accuracy", new PointEstimate(82.1, 78.3, 85.4), PointEstimate.alone(85.85)),
                        new PaperComparison("accuracy", PointEstimate.alone(84))),
                "%",
                1);

        assertEquals(List.of("Quantity", "This run (%)", "Paper (%)"), table.columnNames());
        assertEquals(List.of("82.1 [78.3, 85.4]", "84.0"), table.stringColumn(1).asList());
        assertEquals(List.of("85.85", "not in our copy"), table.stringColumn(2).asList());
    }

    @Test
    void classesKeepTheirOrder() {
        int[][] counts = {{19, 1, 0}, {2, 38, 0}, {0, 0, 0}};

        Table table = Tables.perClass(new ConfusionMatrix(List.of("platelet", "basophil", "blast"), counts));

        assertEquals(
                List.of("platelet", "basophil", "blast"),
                table.stringColumn("Class").asList());
        assertEquals(
                List.of("95.0 [76.4, 99.1]", "95.0 [83.5, 98.6]", "\u2013"),
                table.stringColumn("Recall (%)").asList());
        assertEquals(
                List.of("90.5 [71.1, 97.3]", "97.4 [86.8, 99.5]", "0.0"),
                table.stringColumn("Precision (%)").asList());
        assertTrue(TableView.of(table).note().startsWith("Intervals (95 %) are over the cells"));
        assertEquals("Per class", TableView.of(table).name());
    }

    @Test
    void aDatasetIsCountedByClassAndPart() {
        Map<String, long[]> cells = new LinkedHashMap<>();
        cells.put("monocyte", new long[] {8, 1, 1});
        cells.put("basophil", new long[] {24, 3, 3});

        Table table = Tables.datasetOverview(List.of("train", "validation", "test"), cells);

        assertEquals(
                """
                Cells
                Class     train  validation  test  Total  Share (%)
                --------  -----  ----------  ----  -----  ---------
                monocyte      8           1     1     10         25
                basophil     24           3     3     30         75
                all          32           4     4     40        100""",
                TextTable.of(TableView.of(table)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Tables.datasetOverview(List.of("train"), Map.of("monocyte", new long[2])));
    }
}
