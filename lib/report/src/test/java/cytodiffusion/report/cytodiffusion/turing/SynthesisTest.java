package cytodiffusion.report.cytodiffusion.turing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.evaluation.cells.Fidelity;
import cytodiffusion.evaluation.cells.MachineTest;
import cytodiffusion.evaluation.cells.Novelty;
import cytodiffusion.evaluation.cells.Novelty.Neighbour;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.twosample.KernelTwoSampleTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SynthesisTest {
    private static final RgbImage GREY = new RgbImage(8, 8, new byte[8 * 8 * 3]);

    private static CellSet cells(int perClass) {
        int[] labels = new int[2 * perClass];
        for (int i = perClass; i < labels.length; i++) {
            labels[i] = 1;
        }
        return new CellSet(List.of("monocyte", "platelet"), Collections.nCopies(labels.length, GREY), labels);
    }

    @Test
    void aRowOfTheGridHoldsDrawnThenRealCellsOfOneClass() {
        ImageGrid grid = Synthesis.samples(cells(5), cells(4), 3, 2);
        assertEquals(List.of("monocyte", "platelet"), grid.rowTitles());
        assertEquals(List.of("drawn", "drawn", "drawn", "real", "real"), grid.columnTitles());
        assertEquals(List.of(5, 5), grid.rows().stream().map(List::size).toList());
    }

    private static Fidelity fidelity(String name, int steps, double distance, double agreement) {
        return new Fidelity(
                name,
                steps,
                40,
                10 * distance,
                new KernelTwoSampleTest(distance, 0.2, 0.04),
                new PointEstimate(agreement, agreement - 0.1, agreement + 0.1));
    }

    @Test
    void stepsAreComparedWithOtherRealCells() {
        List<Fidelity> results = List.of(
                fidelity("DDIM", 5, 1.5, 0.7),
                fidelity("DDIM", 50, 0.3, 0.8),
                fidelity("other real cells", 0, 0.01, 0.85));
        Table table = Synthesis.fidelity(results);
        assertEquals(3, table.rowCount());
        assertEquals(0.3, table.doubleColumn("Kernel distance").get(1));
        assertTrue(table.intColumn("Steps").isMissing(2), "real cells have no steps");
        assertEquals(
                "70.0 [60.0, 80.0] %",
                table.stringColumn("Network agrees with the class").get(0));
        assertTrue(Synthesis.fewerSteps(results).toPng().length > 0);
    }

    @Test
    void aMachinesAnswersHaveTheExactInterval() {
        Table table = Synthesis.machineTests(List.of(new MachineTest("real from drawn cells", 1507, 2880)));
        assertEquals("52.3 [50.5, 54.2] %", table.stringColumn("Right").get(0));
    }

    @Test
    void theNearestNeighboursComeFirst() {
        Neighbour far = new Neighbour(GREY, "monocyte", GREY, "platelet", 30);
        Neighbour near = new Neighbour(GREY, "monocyte", GREY, "monocyte", 12.34);
        ImageGrid grid = Synthesis.nearest(new Novelty(List.of(far, near), List.of(far)));
        assertEquals("monocyte, 12.3", grid.rows().get(1).get(0).caption());
        assertEquals("platelet, 30.0", grid.rows().get(3).get(0).caption());
    }

    @Test
    void agreementStandsBesideThePapers() {
        ConfusionMatrix drawn = new ConfusionMatrix(List.of("a", "b"), new int[][] {{9, 1}, {0, 10}});
        Table table = Synthesis.agreement(drawn, drawn);
        assertTrue(
                table.stringColumn(1).get(0).startsWith("95.0 ["),
                table.stringColumn(1).get(0));
        assertEquals("98.6 %", table.stringColumn(1).get(2));
    }
}
