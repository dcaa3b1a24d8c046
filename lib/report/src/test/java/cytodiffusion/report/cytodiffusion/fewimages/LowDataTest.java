package cytodiffusion.report.cytodiffusion.fewimages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.paper.cytodiffusion.fewimages.JudgedCells;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataCell;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataScore;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataTable;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.run.RunNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class LowDataTest {
    private static LowDataTable table(String data, int repetitions, int... sizes) {
        List<LowDataScore> scores = new ArrayList<>();
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            for (int size : sizes) {
                scores.add(score("diffusion", size, repetition, "another model", 0.5 + size / 500.0));
                scores.add(score("vit-small", size, repetition, "random weights", 0.4 + size / 500.0));
            }
        }
        Map<String, String> settings =
                Map.of("data", data, "classes", "8", "pool, images a class", "250", "training", "60 s");
        return new LowDataTable(RunNote.begun("cyto experiment low-data --data " + data, settings), scores);
    }

    private static LowDataScore score(String model, int size, int repetition, String start, double value) {
        double jitter = 0.01 * repetition;
        return new LowDataScore(
                new LowDataCell(model, size, repetition),
                start,
                value + jitter,
                value,
                400,
                100,
                0.5,
                60,
                30,
                JudgedCells.NONE);
    }

    @Test
    void withoutARecordedRunThereAreLivePointsAlone() throws IOException {
        Figure figure = LowData.figureFour(table("cells-250", 1, 20), Optional.empty());
        save(figure, "live");
        assertTrue(
                figure.description().contains("diffusion classifier, from another model (live)"), figure.description());
        assertFalse(figure.description().contains("|"), "one panel");
    }

    @Test
    void recordedPointsOfTheSameCellsStandInOneFigureWithTheLiveOnes() throws IOException {
        Figure figure =
                LowData.figureFour(table("cells-250", 1, 20), Optional.of(table("cells-1200", 5, 10, 20, 50, 150)));
        save(figure, "same-cells");
        String text = figure.description();
        assertFalse(text.contains("|"), text);
        assertTrue(text.contains("vit-small, from random weights 10: 45.0 [40.0, 50.1] 20"), text);
        assertTrue(text.contains("vit-small, from random weights (live) 20: 45.0"), text);
    }

    @Test
    void recordedPointsOfOtherCellsHaveAPanelOfTheirOwn() throws IOException {
        Figure figure = LowData.figureFour(table("cells-250", 1, 20), Optional.of(table("pbc-96", 5, 10, 20, 50, 150)));
        save(figure, "other-cells");
        assertTrue(figure.description().contains("Recorded, pbc-96"), figure.description());
        assertTrue(figure.description().contains(" | Learning curves: Live, cells-250"), figure.description());
    }

    private static void save(Figure figure, String name) throws IOException {
        String folder = System.getProperty("cyto.figures");
        if (folder != null) {
            figure.save(Path.of(folder).resolve("low-data-" + name + ".png"));
        }
    }

    @Test
    void meansCompareTheFirstModelWithTheOthersOnTheSameSamples() {
        Table means = LowData.means(table("cells", 5, 10, 50));
        assertEquals(4, means.rowCount());
        assertEquals(
                "10.0 [3.1, 16.9]",
                means.stringColumn("First model minus this (points)").get(1));
        assertEquals(
                "55.0 [49.9, 60.0]", means.stringColumn("Balanced accuracy (%)").get(0));
    }

    @Test
    void thePapersNumbersStandBesideOurs() {
        Table beside = LowData.besidePaper(table("cells", 1, 20));
        assertEquals(4, beside.rowCount());
        assertEquals("95.88", beside.stringColumn("Balanced accuracy (%)").get(0));
        assertEquals("not in our copy", beside.stringColumn("Images a class").get(0));
    }
}
