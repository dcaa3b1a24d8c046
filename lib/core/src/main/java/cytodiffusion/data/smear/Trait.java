package cytodiffusion.data.smear;

/**
 * One number of a cell's morphology. Every class, and every stage of a class, gives each a range; a blend of two classes
 * takes a number between theirs. Amounts of dye are optical densities times the vectors of {@link Stain}.
 */
public enum Trait {
    /** Diameter of the circle of the cell's area, micrometres. */
    CELL_DIAMETER(12, 15),
    /** Long axis over short axis, minus 1. */
    CELL_ELONGATION(0, 0.16),
    /** Slow waves of the outline, relative to its radius. */
    CELL_IRREGULARITY(0.004, 0.03),
    /** Short projections of the outline, relative to its radius. */
    CELL_FRINGE(0, 0.006),
    /** Width of the margin of the cell over which it fades, micrometres. */
    CELL_FADING(0.15, 0.35),

    /** Width of the nucleus, of its sausage or of its lobes, relative to the cell's diameter. */
    NUCLEUS_WIDTH(0.6, 0.7),
    /** Length of the line along which the nucleus is drawn, in cell diameters; 0 is a round nucleus. */
    NUCLEUS_LENGTH(0.02, 0.12),
    /** Degrees by which that line turns from end to end: 150 makes a kidney, 270 a C. */
    NUCLEUS_BEND(0, 60),
    /** Number of lobes, rounded. */
    LOBES(1, 1),
    /** How far the nucleus narrows between lobes: 0 not at all, 1 to nothing. */
    CONSTRICTION(0, 0),
    /** Waves of the nuclear outline, relative to its width. */
    NUCLEUS_IRREGULARITY(0.03, 0.09),
    /** Distance of the nucleus from the cell's centre, relative to the cell's radius. */
    NUCLEUS_OFFSET(0, 0.25),
    /** Width of the margin of the nucleus over which it fades, micrometres. */
    NUCLEUS_FADING(0.2, 0.4),

    /** Amount of purple in the nucleus. */
    CHROMATIN(1.7, 2.3),
    /** Contrast between dense and open chromatin: 0 homogeneous, 1 open gaps between blocks. */
    CHROMATIN_CLUMPING(0.2, 0.4),
    /** Size of the blocks, micrometres. */
    CHROMATIN_GRAIN(0.8, 1.1),
    /** Number of nucleoli, rounded. */
    NUCLEOLI(0, 0),

    /** Amount of azure in the cytoplasm: its basophilia. */
    CYTOPLASM_AZURE(0.1, 0.2),
    /** Amount of purple in the cytoplasm. */
    CYTOPLASM_PURPLE(0.05, 0.1),
    /** Amount of eosin in the cytoplasm. */
    CYTOPLASM_EOSIN(0.05, 0.1),
    /** How much denser the cytoplasm is at the cell's margin, relative to its amount. */
    CYTOPLASM_RIM(0, 0.2),
    /** How much paler the cytoplasm is beside the nucleus (the Golgi zone or hof), relative to its amount. */
    CYTOPLASM_HOF(0, 0.2),
    /** Unevenness of the cytoplasm, relative to its amount. */
    CYTOPLASM_MOTTLING(0.1, 0.25),

    /** Granules on a square micrometre. */
    GRANULE_DENSITY(0, 0),
    /** Diameter of a granule, micrometres. */
    GRANULE_DIAMETER(0.35, 0.45),
    /** Amount of azure in a granule. */
    GRANULE_AZURE(0, 0),
    /** Amount of purple in a granule. */
    GRANULE_PURPLE(0.3, 0.5),
    /** Amount of eosin in a granule. */
    GRANULE_EOSIN(0, 0),
    /** Share of the granules over the nucleus that are seen; 0 hides them all. */
    GRANULES_OVER_NUCLEUS(0, 0),
    /** How much the granules keep to the middle of the cell: 0 even, 1 none at the margin. */
    GRANULES_CENTRAL(0, 0),

    /** Number of vacuoles, rounded. */
    VACUOLES(0, 0.6),
    /** Diameter of a vacuole, micrometres. */
    VACUOLE_DIAMETER(0.6, 1.0);

    private final double low;
    private final double high;

    Trait(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /** Lowest value where a description does not say otherwise. */
    double low() {
        return low;
    }

    /** Highest value where a description does not say otherwise. */
    double high() {
        return high;
    }
}
