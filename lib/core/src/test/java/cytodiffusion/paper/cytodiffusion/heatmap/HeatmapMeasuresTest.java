package cytodiffusion.paper.cytodiffusion.heatmap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.explain.CellRegions;
import cytodiffusion.explain.Maps;
import cytodiffusion.explain.Region;
import cytodiffusion.paper.cytodiffusion.heatmap.HeatmapMeasures.Pair;
import cytodiffusion.stats.PointEstimate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeatmapMeasuresTest {
    private static final Preprocessing SQUARE = new Preprocessing(64, 64);

    private static CellRegions regions(SampleCell cell) {
        return CellRegions.of(cell.drawing().orElseThrow().masks(), SQUARE);
    }

    @Test
    void aCellDrawnAsItselfDoesNotChange() {
        SampleCell cell = SampleCell.drawn("monocyte", 3);

        assertArrayEquals(new float[64 * 64 * 3], TrueChange.of(cell, "monocyte", SQUARE), 0);
    }

    @Test
    void thePlacesOfRedCellsDoNotCount() {
        SampleCell platelet = SampleCell.drawn("platelet", 3);
        double[] cell = Maps.magnitude(TrueChange.of(platelet, "monocyte", SQUARE));
        double all = 0;
        double beyond = 0;
        for (int i = 0; i < cell.length; i++) {
            int row = i / 64;
            double distance = Math.hypot(i % 64 - 31.5, row - 31.5);
            all += cell[i];
            beyond += distance > 28 ? cell[i] : 0;
        }

        assertTrue(all > 0);
        assertTrue(beyond < 0.02 * all, "a monocyte ends some 22 pixels from the middle: " + beyond + " of " + all);
    }

    @Test
    void theTruthAgreesWithItselfAndAnOppositeMapDoesNot() {
        SampleCell cell = SampleCell.drawn("eosinophil", 3);
        float[] truth = TrueChange.of(cell, "neutrophil", SQUARE);
        float[] opposite = truth.clone();
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = -opposite[i];
        }

        MapMeasure same = MapMeasure.of(truth, truth, regions(cell));
        MapMeasure wrong = MapMeasure.of(opposite, truth, regions(cell));

        assertEquals(1, same.place(), 1e-9);
        assertEquals(1, same.colour(), 1e-9);
        assertEquals(1, wrong.place(), 1e-9, "it points to the right places");
        assertEquals(-1, wrong.colour(), 1e-9, "but wants the opposite colours");
        assertEquals(same.share(Region.GRANULES), wrong.share(Region.GRANULES), 1e-12);
    }

    @Test
    void aRandomMapFallsOnTheRegionsByTheirAreaAndAgreesWithNothing() {
        SampleCell cell = SampleCell.drawn("eosinophil", 3);
        SplittableRandom random = new SplittableRandom(1);
        float[] noise = new float[64 * 64 * 3];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (random.nextDouble() - 0.5);
        }

        MapMeasure measure = MapMeasure.of(noise, TrueChange.of(cell, "neutrophil", SQUARE), regions(cell));

        assertArrayEquals(regions(cell).areas(), measure.shares(), 0.01);
        assertEquals(0, measure.place(), 0.05);
        assertEquals(0, measure.colour(), 0.05);
    }

    @Test
    void aFileWithoutADrawingHasNoTruth() {
        SampleCell file =
                new SampleCell("x", "monocyte", new RgbImage(64, 64, new byte[64 * 64 * 3]), Optional.empty());

        assertThrows(IllegalArgumentException.class, () -> TrueChange.of(file, "platelet", SQUARE));
    }

    private static Pair pair(int cell, String label, String target, double place) {
        MapMeasure measure = new MapMeasure(new double[4], place, 0);
        return new Pair(cell, label, target, new double[4], measure, measure, measure, measure, measure, measure);
    }

    @Test
    void aMeanCountsEachCellOnce() {
        var measures = new HeatmapMeasures(
                List.of(pair(0, "a", "b", 0.2), pair(0, "a", "c", 0.4), pair(1, "b", "a", 0.9)), 2, 1);

        PointEstimate mean = measures.mean(p -> p.heatmap().place());

        assertEquals((0.3 + 0.9) / 2, mean.value(), 1e-12);
        assertEquals(2, measures.cells());
        assertEquals(1, measures.pairs("a", "c").size());
        assertTrue(HeatmapMeasures.NONE.isEmpty());
    }

    @Test
    void anIntervalResamplesCellsWithinTheirClasses() {
        var spread = new HeatmapMeasures(
                List.of(pair(0, "a", "b", 0.1), pair(1, "a", "b", 0.5), pair(2, "b", "a", 0.8), pair(3, "b", "a", 0.8)),
                4,
                4);

        PointEstimate mean = spread.mean(p -> p.heatmap().place());

        assertEquals(0.55, mean.value(), 1e-12);
        assertEquals(0.45, mean.interval().orElseThrow().lower(), 1e-12, "both times the first, beside 0.8 and 0.8");
        assertEquals(0.65, mean.interval().orElseThrow().upper(), 1e-12);
    }
}
