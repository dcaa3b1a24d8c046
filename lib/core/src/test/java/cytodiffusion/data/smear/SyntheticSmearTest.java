package cytodiffusion.data.smear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticSmearTest {
    static List<String> classes() {
        return SyntheticSmear.classes();
    }

    @Test
    void namesTheClassesOfPbcAndTwoMore() {
        assertEquals(
                List.of(
                        "basophil",
                        "eosinophil",
                        "erythroblast",
                        "immature granulocyte",
                        "lymphocyte",
                        "monocyte",
                        "neutrophil",
                        "platelet"),
                SyntheticSmear.pbcClasses());
        assertEquals(List.of("blast", "artefact"), SyntheticSmear.classes().subList(8, 10));
        assertTrue(SyntheticSmear.classes().stream()
                .allMatch(cellClass -> SyntheticSmear.reference(cellClass).startsWith("Bain")));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void drawsTheSameBytesForTheSameSeedAndOthersForAnother(String cellClass) {
        byte[] first = SyntheticSmear.draw(CellSpec.of(cellClass), 3).image().pixels();
        byte[] again = SyntheticSmear.draw(CellSpec.of(cellClass), 3).image().pixels();
        byte[] other = SyntheticSmear.draw(CellSpec.of(cellClass), 4).image().pixels();

        assertArrayEquals(first, again);
        assertFalse(Arrays.equals(first, other));
    }

    /** Written down once, so that a machine or a Java version that draws differently is noticed. */
    @Test
    void drawsTheSameBytesOnEveryMachine() {
        CRC32 sum = new CRC32();
        for (Domain domain : Domain.presets()) {
            for (String cellClass : SyntheticSmear.classes()) {
                for (int number = 1; number <= 3; number++) {
                    long seed = SmearDataset.imageSeed(2026, cellClass, number);
                    sum.update(SyntheticSmear.draw(CellSpec.of(cellClass).in(domain), seed)
                            .image()
                            .pixels());
                }
            }
        }

        assertEquals(
                "DRAWING 1: c3c0fa41",
                "DRAWING " + SmearDataset.DRAWING_VERSION + ": " + Long.toHexString(sum.getValue()),
                "The pictures have changed; if that was wanted, raise SmearDataset.DRAWING_VERSION");
    }

    @ParameterizedTest
    @MethodSource("classes")
    void everyPixelBelongsToPartsThatAddUpToOne(String cellClass) {
        for (long seed = 0; seed < 5; seed++) {
            Masks masks = SyntheticSmear.draw(CellSpec.of(cellClass), seed).masks();
            for (int y = 0; y < masks.size(); y++) {
                for (int x = 0; x < masks.size(); x++) {
                    double sum = 0;
                    for (Part part : Part.values()) {
                        sum += part == Part.GRANULES ? 0 : masks.fraction(part, x, y);
                    }
                    assertEquals(1, sum, 0.02, "at " + x + ", " + y + " of seed " + seed);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void granulesLieInTheCell(String cellClass) {
        for (long seed = 0; seed < 5; seed++) {
            Masks masks = SyntheticSmear.draw(CellSpec.of(cellClass), seed).masks();
            for (int y = 0; y < masks.size(); y++) {
                for (int x = 0; x < masks.size(); x++) {
                    double cell = masks.fraction(Part.NUCLEUS, x, y) + masks.fraction(Part.CYTOPLASM, x, y);
                    assertTrue(masks.fraction(Part.GRANULES, x, y) <= cell + 0.01);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void theNucleusIsDarkerThanTheCytoplasmAndTheBackgroundBrightest(String cellClass) {
        double background = Measure.mean(cellClass, 12, cell -> Measure.mean(cell, Part.BACKGROUND, 1));
        double redCells = Measure.mean(cellClass, 12, cell -> Measure.mean(cell, Part.RED_CELLS, 1));
        double cytoplasm = Measure.mean(cellClass, 12, cell -> Measure.mean(cell, Part.CYTOPLASM, 1));

        assertTrue(background > redCells + 20, background + " against red cells " + redCells);
        assertTrue(background > cytoplasm + 10, background + " against cytoplasm " + cytoplasm);
        if (!cellClass.equals("platelet")) {
            double nucleus = Measure.mean(cellClass, 12, cell -> Measure.mean(cell, Part.NUCLEUS, 1));
            assertTrue(nucleus < cytoplasm - 10, nucleus + " against cytoplasm " + cytoplasm);
        }
    }

    @Test
    void theCellIsInTheMiddle() {
        for (String cellClass : SyntheticSmear.pbcClasses()) {
            for (long seed = 0; seed < 10; seed++) {
                Masks masks = SyntheticSmear.draw(CellSpec.of(cellClass), seed).masks();
                double sum = 0;
                double sumX = 0;
                for (int y = 0; y < masks.size(); y++) {
                    for (int x = 0; x < masks.size(); x++) {
                        double cell = masks.fraction(Part.NUCLEUS, x, y) + masks.fraction(Part.CYTOPLASM, x, y);
                        sum += cell;
                        sumX += cell * (x + 0.5);
                    }
                }
                assertEquals(48, sumX / sum, 7, cellClass + ", seed " + seed);
            }
        }
    }

    @Test
    void theSizeOfThePictureDoesNotChangeTheCell() {
        SmearCell small = SyntheticSmear.draw(CellSpec.of("monocyte").sized(64), 5);
        SmearCell large = SyntheticSmear.draw(CellSpec.of("monocyte").sized(192), 5);

        assertEquals(64, small.image().width());
        assertEquals(small.traits(), large.traits());
        assertEquals(Measure.nuclearShare(large), Measure.nuclearShare(small), 0.02);
        assertEquals(9 * Measure.cellArea(small), Measure.cellArea(large), 0.05 * Measure.cellArea(large));
    }

    @Test
    void saysWhatIsWrongWithASpecification() {
        String message = assertThrows(IllegalArgumentException.class, () -> CellSpec.of("neutrophile"))
                .getMessage();

        assertTrue(message.contains("'neutrophile'") && message.contains("immature granulocyte"), message);
        assertThrows(IllegalArgumentException.class, () -> CellSpec.between("blast", "monocyte", 1.1));
        assertThrows(IllegalArgumentException.class, () -> CellSpec.of("blast").sized(8));
    }
}
