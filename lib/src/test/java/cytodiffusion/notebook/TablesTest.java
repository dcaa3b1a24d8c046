package cytodiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TablesTest {
    @Test
    void aShareReadsAsPercentWithItsInterval() {
        assertEquals("96.4 [94.1, 98.0] %", Tables.percent(new Interval(0.964, 0.941, 0.98)));
        assertEquals("50.0 %", Tables.percent(Interval.exactly(0.5)));
        assertThrows(IllegalArgumentException.class, () -> new Interval(1, 2, 3));
    }

    @Test
    void ourValuesStandBesideThePapers() {
        Table table = Tables.besidePaper(
                List.of(
                        new Estimate("balanced accuracy", new Interval(82.1, 78.3, 85.4), Interval.exactly(85.85)),
                        new Estimate("accuracy", Interval.exactly(84))),
                "%",
                1);

        assertEquals(List.of("Quantity", "This run (%)", "Paper (%)"), table.columnNames());
        assertEquals(List.of("82.1 [78.3, 85.4]", "84.0"), table.stringColumn(1).asList());
        assertEquals(List.of("85.85", "not in our copy"), table.stringColumn(2).asList());
    }

    @Test
    void classesKeepTheirOrder() {
        Table table = Tables.perClass(List.of(
                new ClassMetrics("platelet", 20, 0.905, new Interval(0.95, 0.75, 1), 0.924),
                new ClassMetrics("basophil", 0, Double.NaN, Interval.exactly(Double.NaN), Double.NaN)));

        assertEquals(
                List.of("platelet", "basophil"), table.stringColumn("Class").asList());
        assertEquals(
                List.of("95.0 [75.0, 100.0]", "\u2013"),
                table.stringColumn("Recall (%)").asList());
        assertEquals(90.5, table.doubleColumn("Precision (%)").get(0), 1e-9);
        assertEquals(
                List.of("90.50", "\u2013"), TableView.of(table).columns().get(2).cells());
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
