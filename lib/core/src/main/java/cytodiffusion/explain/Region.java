package cytodiffusion.explain;

/** What a pixel of a drawn cell shows. The shares of a pixel that belong to the regions add up to 1. */
public enum Region {
    /** Nucleus that no granule covers. */
    NUCLEUS,
    /** Cytoplasm that no granule covers. */
    CYTOPLASM,
    /** Granules over cytoplasm or nucleus. */
    GRANULES,
    /** All that is not the cell in the middle: plasma, red cells, other cells, debris. */
    BACKGROUND
}
