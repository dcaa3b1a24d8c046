package cytodiffusion.data.smear;

import static cytodiffusion.data.smear.Trait.*;

import java.util.List;

/** The part of the {@link Textbook} on all that is not a granulocyte. */
final class OtherCells {
    /** Small: a round dense nucleus in a thin sky-blue rim. Large: more cytoplasm, sometimes a few red granules. */
    static final CellClass LYMPHOCYTE = new CellClass(
            "lymphocyte",
            "Bain, chapter 3: 10 to 16 µm; high nucleocytoplasmic ratio; pale blue cytoplasm; large granular variant",
            List.of(
                    lymphocyte().with(CELL_DIAMETER, 8.6, 10.8).with(NUCLEUS_WIDTH, 0.82, 0.93),
                    lymphocyte()
                            .with(CELL_DIAMETER, 10, 12.5)
                            .with(NUCLEUS_WIDTH, 0.74, 0.86)
                            .with(CHROMATIN, 1.7, 2.2),
                    lymphocyte()
                            .with(CELL_DIAMETER, 11.5, 14.5)
                            .with(NUCLEUS_WIDTH, 0.62, 0.76)
                            .with(CHROMATIN, 1.6, 2.0)
                            .withCytoplasmColour(0.34, 0.05, 0.02)
                            .withGranuleColour(0.05, 0.9, 0.05)
                            .with(GRANULE_DENSITY, -0.08, 0.10)
                            .with(GRANULE_DIAMETER, 0.5, 0.7)));

    private static Morphology lymphocyte() {
        return Morphology.typical()
                .with(CELL_ELONGATION, 0, 0.2)
                .with(CELL_IRREGULARITY, 0.01, 0.05)
                .with(CELL_FRINGE, 0, 0.02)
                .with(NUCLEUS_LENGTH, 0, 0.10)
                .with(NUCLEUS_OFFSET, 0.02, 0.30)
                .with(NUCLEUS_IRREGULARITY, 0.02, 0.07)
                .with(CHROMATIN, 1.9, 2.5)
                .with(CHROMATIN_CLUMPING, 0.25, 0.5)
                .with(CHROMATIN_GRAIN, 1.0, 1.6)
                .withCytoplasmColour(0.52, 0.06, 0)
                .with(CYTOPLASM_RIM, 0.1, 0.5);
    }

    /** The largest normal cell: folded or kidney-shaped nucleus of lacy chromatin, grey-blue cytoplasm, vacuoles. */
    static final CellClass MONOCYTE = new CellClass(
            "monocyte",
            "Bain, chapter 3: 12 to 20 µm; lobulated nucleus; ground-glass grey-blue cytoplasm, fine granules, vacuoles",
            List.of(
                    monocyte().with(NUCLEUS_LENGTH, 0.22, 0.40).with(NUCLEUS_BEND, 60, 150),
                    monocyte()
                            .with(NUCLEUS_WIDTH, 0.36, 0.46)
                            .with(NUCLEUS_LENGTH, 0.50, 0.80)
                            .with(NUCLEUS_BEND, 130, 240)));

    private static Morphology monocyte() {
        return Morphology.typical()
                .with(CELL_DIAMETER, 14.5, 18.5)
                .with(CELL_ELONGATION, 0, 0.35)
                .with(CELL_IRREGULARITY, 0.01, 0.08)
                .with(NUCLEUS_WIDTH, 0.46, 0.58)
                .with(LOBES, 0.6, 2.6)
                .with(CONSTRICTION, 0.1, 0.4)
                .with(NUCLEUS_IRREGULARITY, 0.05, 0.16)
                .with(NUCLEUS_OFFSET, 0.05, 0.35)
                .with(CHROMATIN, 1.25, 1.75)
                .with(CHROMATIN_CLUMPING, 0.3, 0.45)
                .with(CHROMATIN_GRAIN, 0.6, 0.9)
                .withCytoplasmColour(0.46, 0.13, 0.03)
                .with(CYTOPLASM_MOTTLING, 0.2, 0.4)
                .withGranuleColour(0.1, 0.28, 0.05)
                .with(GRANULE_DENSITY, 0.3, 1.2)
                .with(GRANULE_DIAMETER, 0.25, 0.35)
                .with(VACUOLES, 0, 9)
                .with(VACUOLE_DIAMETER, 0.6, 1.3);
    }

    /** From the basophilic through the polychromatic to the orthochromatic erythroblast: smaller, denser, pinker. */
    static final CellClass ERYTHROBLAST = new CellClass(
            "erythroblast",
            "Bain, chapter 3 (nucleated red cells): round nucleus, condensing to pyknosis as haemoglobin fills the cell",
            List.of(
                    erythroblast()
                            .with(CELL_DIAMETER, 11, 14.5)
                            .with(NUCLEUS_WIDTH, 0.58, 0.70)
                            .with(CHROMATIN, 1.9, 2.3)
                            .with(CHROMATIN_CLUMPING, 0.3, 0.5)
                            .withCytoplasmColour(0.85, 0.05, 0.08)
                            .with(CYTOPLASM_RIM, 0.1, 0.3),
                    erythroblast()
                            .with(CELL_DIAMETER, 9, 11.5)
                            .with(NUCLEUS_WIDTH, 0.52, 0.66)
                            .with(CHROMATIN, 2.1, 2.6)
                            .with(CHROMATIN_CLUMPING, 0.25, 0.5)
                            .withCytoplasmColour(0.50, 0.03, 0.22),
                    erythroblast()
                            .with(CELL_DIAMETER, 7.4, 9.5)
                            .with(NUCLEUS_WIDTH, 0.50, 0.66)
                            .with(CHROMATIN, 2.5, 3.1)
                            .with(CHROMATIN_CLUMPING, 0.02, 0.15)
                            .withCytoplasmColour(0.30, 0, 0.36)));

    private static Morphology erythroblast() {
        return Morphology.typical()
                .with(CELL_ELONGATION, 0, 0.2)
                .with(CELL_IRREGULARITY, 0.01, 0.06)
                .with(NUCLEUS_LENGTH, 0, 0.05)
                .with(NUCLEUS_IRREGULARITY, 0.01, 0.05)
                .with(NUCLEUS_OFFSET, 0, 0.35)
                .with(CHROMATIN_GRAIN, 1.0, 1.5)
                .with(CYTOPLASM_MOTTLING, 0.03, 0.15);
    }

    /** No nucleus: a small lilac disc with purple granules, mostly in its middle; some are large. */
    static final CellClass PLATELET = new CellClass(
            "platelet",
            "Bain, chapter 3: 1 to 3 µm (here up to 6, as cell finders pick the larger); fine azurophilic granules",
            List.of(platelet().with(CELL_DIAMETER, 2.6, 4.8), platelet().with(CELL_DIAMETER, 3.6, 6.6)));

    private static Morphology platelet() {
        return Morphology.typical()
                .with(CELL_ELONGATION, 0, 0.45)
                .with(CELL_IRREGULARITY, 0.03, 0.12)
                .with(CELL_FRINGE, 0.005, 0.03)
                .with(CELL_FADING, 0.3, 0.7)
                .with(NUCLEUS_WIDTH, 0, 0)
                .with(NUCLEUS_LENGTH, 0, 0)
                .with(CHROMATIN, 0, 0)
                .with(CHROMATIN_CLUMPING, 0, 0)
                .withCytoplasmColour(0.28, 0.55, 0)
                .withGranuleColour(0.12, 0.85, 0)
                .with(GRANULE_DENSITY, 2, 5)
                .with(GRANULE_DIAMETER, 0.32, 0.5)
                .with(GRANULES_CENTRAL, 0.2, 0.9)
                .with(VACUOLES, 0, 0);
    }

    /** Lymphoblast to myeloblast: scanty blue cytoplasm, fine open chromatin, nucleoli. */
    static final CellClass BLAST = new CellClass(
            "blast",
            "Bain, chapter 3 and Bennett et al. (FAB, 1976): high nucleocytoplasmic ratio, diffuse chromatin, nucleoli",
            List.of(
                    blast().with(CELL_DIAMETER, 10.5, 14)
                            .with(NUCLEUS_WIDTH, 0.80, 0.91)
                            .with(NUCLEOLI, 0.3, 2),
                    blast().with(CELL_DIAMETER, 14, 18.5)
                            .with(NUCLEUS_WIDTH, 0.70, 0.82)
                            .with(NUCLEOLI, 1.2, 4)
                            .withGranuleColour(0.05, 0.7, 0)
                            .with(GRANULE_DENSITY, -0.04, 0.06)));

    private static Morphology blast() {
        return Morphology.typical()
                .with(CELL_IRREGULARITY, 0.01, 0.05)
                .with(NUCLEUS_LENGTH, 0, 0.10)
                .with(NUCLEUS_OFFSET, 0.05, 0.25)
                .with(NUCLEUS_IRREGULARITY, 0.03, 0.10)
                .with(CHROMATIN, 1.15, 1.6)
                .with(CHROMATIN_CLUMPING, 0.12, 0.25)
                .with(CHROMATIN_GRAIN, 0.5, 0.8)
                .withCytoplasmColour(0.72, 0.06, 0)
                .with(CYTOPLASM_RIM, 0.1, 0.4)
                .with(CYTOPLASM_MOTTLING, 0.05, 0.2);
    }

    /** The smudge cell, a burst nucleus without cytoplasm. {@link ArtefactPainter} draws what is no cell at all. */
    static final CellClass ARTEFACT = new CellClass(
            "artefact",
            "Bain, chapter 3 (smear cells); chapter 1 (stain deposit, drying artefact, platelet clumps)",
            List.of(Morphology.typical()
                    .with(CELL_DIAMETER, 11, 19)
                    .with(CELL_ELONGATION, 0.1, 0.8)
                    .with(CELL_IRREGULARITY, 0.08, 0.22)
                    .with(CELL_FRINGE, 0.02, 0.08)
                    .with(CELL_FADING, 1.2, 3)
                    .with(NUCLEUS_WIDTH, 0.62, 0.88)
                    .with(NUCLEUS_LENGTH, 0.1, 0.5)
                    .with(NUCLEUS_IRREGULARITY, 0.25, 0.6)
                    .with(NUCLEUS_FADING, 1.0, 3.0)
                    .with(CHROMATIN, 0.45, 1.05)
                    .with(CHROMATIN_CLUMPING, 0.4, 0.7)
                    .with(CHROMATIN_GRAIN, 1.2, 2.2)
                    .withCytoplasmColour(0.04, 0.10, 0.02)
                    .with(CYTOPLASM_MOTTLING, 0.4, 0.8)
                    .with(VACUOLES, 0, 0)));

    private OtherCells() {}
}
