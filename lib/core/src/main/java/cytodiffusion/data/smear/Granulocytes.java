package cytodiffusion.data.smear;

import static cytodiffusion.data.smear.Trait.*;

import java.util.List;

/** The part of the {@link Textbook} on cells with granules and their precursors. */
final class Granulocytes {
    /** Dark blue-purple coarse granules that hide a nucleus of few lobes; some have lost part of them. */
    static final CellClass BASOPHIL = new CellClass(
            "basophil",
            "Bain, chapter 3: 10 to 14 µm; granules fill the cytoplasm and overlie the nucleus",
            List.of(basophil().with(GRANULE_DENSITY, 2.0, 2.9), basophil().with(GRANULE_DENSITY, 0.8, 1.4)));

    private static Morphology basophil() {
        return Morphology.typical()
                .with(CELL_DIAMETER, 11, 14.5)
                .with(CELL_IRREGULARITY, 0.01, 0.05)
                .with(CELL_FRINGE, 0.005, 0.02)
                .with(NUCLEUS_WIDTH, 0.40, 0.52)
                .with(NUCLEUS_LENGTH, 0.30, 0.55)
                .with(NUCLEUS_BEND, 60, 200)
                .with(LOBES, 1.5, 3.2)
                .with(CONSTRICTION, 0.1, 0.5)
                .with(CHROMATIN, 1.1, 1.6)
                .with(CHROMATIN_CLUMPING, 0.1, 0.25)
                .with(NUCLEUS_FADING, 0.5, 0.9)
                .withCytoplasmColour(0.15, 0.35, 0.05)
                .withGranuleColour(0.45, 1.5, 0)
                .with(GRANULE_DIAMETER, 0.65, 0.95)
                .with(GRANULES_OVER_NUCLEUS, 0.7, 1);
    }

    /** Two lobes like spectacles in a cytoplasm packed with large orange-red granules of one size. */
    static final CellClass EOSINOPHIL = new CellClass(
            "eosinophil",
            "Bain, chapter 3: 12 to 17 µm; nucleus usually bilobed; spherical red-orange granules",
            List.of(Morphology.typical()
                    .with(CELL_DIAMETER, 12.5, 16.5)
                    .with(NUCLEUS_WIDTH, 0.31, 0.39)
                    .with(NUCLEUS_LENGTH, 0.58, 0.85)
                    .with(NUCLEUS_BEND, 60, 190)
                    .with(LOBES, 1.5, 3.1)
                    .with(CONSTRICTION, 0.6, 0.95)
                    .with(NUCLEUS_OFFSET, 0.1, 0.4)
                    .with(CHROMATIN, 1.7, 2.2)
                    .with(CHROMATIN_CLUMPING, 0.3, 0.5)
                    .withCytoplasmColour(0.06, 0.03, 0.42)
                    .withGranuleColour(0.02, 0.03, 0.60)
                    .with(GRANULE_DENSITY, 1.9, 2.7)
                    .with(GRANULE_DIAMETER, 0.70, 0.90)
                    .with(VACUOLES, 0, 3)
                    .with(VACUOLE_DIAMETER, 0.4, 0.8)));

    /** From the band form to five lobes on thin strands; pale pink cytoplasm with fine lilac granules. */
    static final CellClass NEUTROPHIL = new CellClass(
            "neutrophil",
            "Bain, chapter 3: 12 to 15 µm; two to five lobes joined by filaments; fine violet-pink granules",
            List.of(
                    neutrophil()
                            .with(NUCLEUS_WIDTH, 0.23, 0.29)
                            .with(LOBES, 2, 3)
                            .with(CONSTRICTION, 0.3, 0.55)
                            .with(NUCLEUS_BEND, 170, 270),
                    neutrophil().with(LOBES, 2, 3.6),
                    neutrophil().with(LOBES, 2.5, 4.4),
                    neutrophil().with(LOBES, 2.8, 5.4).with(NUCLEUS_WIDTH, 0.22, 0.28)));

    private static Morphology neutrophil() {
        return Morphology.typical()
                .with(CELL_DIAMETER, 12.5, 15.5)
                .with(NUCLEUS_WIDTH, 0.25, 0.32)
                .with(NUCLEUS_LENGTH, 0.95, 1.35)
                .with(NUCLEUS_BEND, 140, 290)
                .with(CONSTRICTION, 0.78, 1)
                .with(NUCLEUS_IRREGULARITY, 0.06, 0.14)
                .with(CHROMATIN, 1.9, 2.5)
                .with(CHROMATIN_CLUMPING, 0.3, 0.5)
                .withCytoplasmColour(0.07, 0.13, 0.11)
                .withGranuleColour(0.03, 0.36, 0.06)
                .with(GRANULE_DENSITY, 1.5, 2.8)
                .with(GRANULE_DIAMETER, 0.26, 0.40);
    }

    /** Promyelocyte, myelocyte, metamyelocyte: the nucleus indents, primary granules give way to fine ones. */
    static final CellClass IMMATURE_GRANULOCYTE = new CellClass(
            "immature granulocyte",
            "Bain, chapter 3 (granulocyte precursors): promyelocyte 15 to 20 µm with a hof and azurophilic granules",
            List.of(
                    immatureGranulocyte()
                            .with(CELL_DIAMETER, 15, 19)
                            .with(NUCLEUS_WIDTH, 0.58, 0.72)
                            .with(NUCLEUS_LENGTH, 0.06, 0.22)
                            .with(NUCLEOLI, 0.6, 2.2)
                            .with(CHROMATIN_CLUMPING, 0.2, 0.35)
                            .withCytoplasmColour(0.42, 0.12, 0.03)
                            .with(CYTOPLASM_HOF, 0.2, 0.5)
                            .withGranuleColour(0, 1.05, 0.3)
                            .with(GRANULE_DENSITY, 0.9, 1.9)
                            .with(GRANULE_DIAMETER, 0.42, 0.60)
                            .with(GRANULES_OVER_NUCLEUS, 0.05, 0.4),
                    immatureGranulocyte()
                            .with(CELL_DIAMETER, 13.5, 17)
                            .with(NUCLEUS_WIDTH, 0.52, 0.66)
                            .with(NUCLEUS_LENGTH, 0.10, 0.30)
                            .withCytoplasmColour(0.26, 0.12, 0.08)
                            .withGranuleColour(0, 0.7, 0.2)
                            .with(GRANULE_DENSITY, 1.0, 2.0)
                            .with(GRANULE_DIAMETER, 0.36, 0.52),
                    immatureGranulocyte()
                            .with(CELL_DIAMETER, 12.5, 16)
                            .with(NUCLEUS_WIDTH, 0.40, 0.50)
                            .with(NUCLEUS_LENGTH, 0.38, 0.58)
                            .with(NUCLEUS_BEND, 100, 190)
                            .withCytoplasmColour(0.14, 0.15, 0.12)
                            .withGranuleColour(0.02, 0.38, 0.08)
                            .with(GRANULE_DENSITY, 1.2, 2.2)
                            .with(GRANULE_DIAMETER, 0.32, 0.44)));

    private static Morphology immatureGranulocyte() {
        return Morphology.typical()
                .with(NUCLEUS_BEND, 60, 180)
                .with(NUCLEUS_OFFSET, 0.1, 0.4)
                .with(CHROMATIN, 1.55, 2.05)
                .with(CHROMATIN_CLUMPING, 0.3, 0.5)
                .with(VACUOLES, 0, 1.2);
    }

    private Granulocytes() {}
}
