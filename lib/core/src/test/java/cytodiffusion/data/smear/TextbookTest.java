package cytodiffusion.data.smear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a haematologist would check, measured on drawn cells. */
class TextbookTest {
    private static final int CELLS = 20;

    private static void assertMore(String more, String less, double margin, ToDoubleFunction<SmearCell> measure) {
        double greater = Measure.mean(more, CELLS, measure);
        double smaller = Measure.mean(less, CELLS, measure);
        assertTrue(greater > smaller + margin, more + " " + greater + ", " + less + " " + smaller);
    }

    private static LongStream lobes(String cellClass) {
        return LongStream.range(0, 400)
                .map(seed -> SyntheticSmear.traits(CellSpec.of(cellClass), seed).count(Trait.LOBES));
    }

    @Test
    void neutrophilsHaveTwoToFiveLobes() {
        assertTrue(lobes("neutrophil").allMatch(count -> count >= 2 && count <= 5));
        assertEquals(4, lobes("neutrophil").distinct().count());
    }

    @Test
    void mostEosinophilsAreBilobed() {
        assertTrue(lobes("eosinophil").filter(count -> count == 2).count() > 280);
    }

    @Test
    void eosinophilGranulesAreRedderAndCoarserThanNeutrophilOnes() {
        assertMore("eosinophil", "neutrophil", 15, cell -> Measure.redness(cell, Part.GRANULES));
        assertMore("eosinophil", "neutrophil", 0.3, cell -> cell.traits().get(Trait.GRANULE_DIAMETER));
    }

    @Test
    void basophilGranulesAreDarkAndHideTheNucleus() {
        assertMore("basophil", "eosinophil", 0.2, Measure::granulesOverNucleus);
        assertMore("neutrophil", "basophil", 30, cell -> Measure.mean(cell, Part.GRANULES, 1));
    }

    @Test
    void lymphocytesAndBlastsHaveMoreNucleusThanMonocytesAndNeutrophils() {
        assertMore("lymphocyte", "monocyte", 0.1, Measure::nuclearShare);
        assertMore("blast", "monocyte", 0.1, Measure::nuclearShare);
        assertMore("monocyte", "neutrophil", 0, Measure::nuclearShare);
    }

    @Test
    void cellsHaveTheirSizes() {
        assertMore("monocyte", "neutrophil", 100, Measure::cellArea);
        assertMore("neutrophil", "lymphocyte", 100, Measure::cellArea);
        assertMore("immature granulocyte", "neutrophil", 50, Measure::cellArea);
        assertMore("erythroblast", "platelet", 100, Measure::cellArea);
        assertMore("lymphocyte", "platelet", 200, Measure::cellArea);
    }

    @Test
    void plateletsHaveNoNucleus() {
        assertEquals(0, Measure.mean("platelet", CELLS, cell -> cell.masks().area(Part.NUCLEUS)));
        assertTrue(Measure.mean("platelet", CELLS, cell -> cell.masks().area(Part.GRANULES)) > 5);
    }

    @Test
    void erythroblastsMatureFromBlueToPinkAndTheirNucleusCondenses() {
        double[] middle = new double[Trait.values().length];
        Arrays.fill(middle, 0.5);
        Traits basophilic = Textbook.of("erythroblast").at(0, middle);
        Traits orthochromatic = Textbook.of("erythroblast").at(1, middle);

        assertTrue(orthochromatic.get(Trait.CYTOPLASM_AZURE) < basophilic.get(Trait.CYTOPLASM_AZURE));
        assertTrue(orthochromatic.get(Trait.CYTOPLASM_EOSIN) > basophilic.get(Trait.CYTOPLASM_EOSIN));
        assertTrue(orthochromatic.get(Trait.CHROMATIN) > basophilic.get(Trait.CHROMATIN));
        assertTrue(orthochromatic.get(Trait.CELL_DIAMETER) < basophilic.get(Trait.CELL_DIAMETER));
    }

    @Test
    void blastsHavePalerChromatinThanLymphocytesAndNucleoli() {
        assertMore("blast", "lymphocyte", 8, cell -> Measure.mean(cell, Part.NUCLEUS, 1));
        assertMore("blast", "lymphocyte", 1, cell -> cell.traits().count(Trait.NUCLEOLI));
    }

    @Test
    void cytoplasmIsBlueInLymphocytesAndPinkInNeutrophils() {
        assertMore("neutrophil", "lymphocyte", 20, cell -> Measure.redness(cell, Part.CYTOPLASM));
        assertMore("neutrophil", "monocyte", 20, cell -> Measure.redness(cell, Part.CYTOPLASM));
    }

    @Test
    void artefactsOfEveryKindOccurAndLeaveTheirMask() {
        Set<ArtefactPainter.Kind> seen = EnumSet.noneOf(ArtefactPainter.Kind.class);
        for (long seed = 0; seed < 60; seed++) {
            ArtefactPainter.Kind kind = ArtefactPainter.kind(seed);
            Masks masks = SyntheticSmear.draw(CellSpec.of("artefact"), seed).masks();
            Part expected = kind == ArtefactPainter.Kind.SMUDGE_CELL ? Part.NUCLEUS : Part.DEBRIS;
            assertTrue(masks.area(expected) > 8, kind + " of seed " + seed + ": " + masks.area(expected) + " pixels");
            seen.add(kind);
        }
        assertEquals(EnumSet.allOf(ArtefactPainter.Kind.class), seen);
    }
}
