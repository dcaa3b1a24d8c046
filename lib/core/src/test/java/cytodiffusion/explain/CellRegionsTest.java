package cytodiffusion.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Masks;
import cytodiffusion.data.smear.Part;
import cytodiffusion.data.smear.SyntheticSmear;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CellRegionsTest {
    private static final Preprocessing WHOLE = new Preprocessing(0, 96);

    private static Masks masks(String cellClass) {
        return SyntheticSmear.draw(CellSpec.of(cellClass), 4).masks();
    }

    @Test
    void theRegionsPartTheSquare() {
        for (String cellClass : SyntheticSmear.pbcClasses()) {
            Masks masks = masks(cellClass);

            double[] areas = CellRegions.of(masks, WHOLE).areas();

            assertEquals(1, Arrays.stream(areas).sum(), 1e-9, cellClass);
            double cell = (masks.area(Part.NUCLEUS) + masks.area(Part.CYTOPLASM)) / (96 * 96);
            assertEquals(1 - cell, areas[Region.BACKGROUND.ordinal()], 1e-3, cellClass);
            double granules = masks.area(Part.GRANULES) / (96 * 96);
            assertEquals(granules, areas[Region.GRANULES.ordinal()], 1e-3, cellClass);
        }
    }

    @Test
    void aMapOfTheNucleusFallsOnTheNucleus() {
        Masks masks = masks("lymphocyte");
        double[] map = new double[96 * 96];
        for (int i = 0; i < map.length; i++) {
            map[i] = masks.contains(Part.NUCLEUS, i % 96, i / 96) ? 1 : 0;
        }

        double[] shares = CellRegions.of(masks, WHOLE).shares(map);

        assertTrue(shares[Region.NUCLEUS.ordinal()] > 0.95, Arrays.toString(shares));
        assertEquals(1, Arrays.stream(shares).sum(), 1e-9);
    }

    @Test
    void theCropIsThatOfTheModel() {
        Preprocessing crop = new Preprocessing(64, 32);
        Masks masks = masks("platelet");

        double[] areas = CellRegions.of(masks, crop).areas();

        assertEquals(0, areas[Region.NUCLEUS.ordinal()], 1e-9, "a platelet has no nucleus");
        double cytoplasm = areas[Region.CYTOPLASM.ordinal()] + areas[Region.GRANULES.ordinal()];
        assertEquals(masks.area(Part.CYTOPLASM) / (64 * 64), cytoplasm, 0.002);
    }

    @Test
    void anEmptyMapHasNoShares() {
        double[] shares = CellRegions.of(masks("monocyte"), WHOLE).shares(new double[96 * 96]);

        assertTrue(Arrays.stream(shares).allMatch(Double::isNaN), Arrays.toString(shares));
    }
}
