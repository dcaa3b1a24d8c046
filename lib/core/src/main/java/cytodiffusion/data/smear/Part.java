package cytodiffusion.data.smear;

/** What a pixel can belong to. All but {@link #GRANULES} exclude each other: their fractions of a pixel add up to 1. */
public enum Part {
    /** Nucleus of the centred cell, all its lobes and strands. */
    NUCLEUS,
    /** The centred cell without its nucleus; a platelet is all cytoplasm. */
    CYTOPLASM,
    /** Granules of the centred cell, over its cytoplasm or its nucleus. */
    GRANULES,
    /** Red cells. */
    RED_CELLS,
    /** Other platelets and white cells. */
    NEIGHBOURS,
    /** Stain precipitate, dust, folds, drying marks and clumps of platelets. */
    DEBRIS,
    /** Plasma, where nothing lies. */
    BACKGROUND
}
