package cytodiffusion.data.smear;

/**
 * A cell with its outline and nucleus at a place of the field. Each part is drawn from its own random stream, so a cell
 * of the same seed and slightly other traits looks like the same cell, slightly changed.
 */
final class Cell {
    private static final double SMALLEST_NUCLEUS = 0.05;

    private final Traits traits;
    private final long seed;
    private final double x;
    private final double y;
    private final Outline outline;
    private final NucleusShape nucleus;

    Cell(Traits traits, long seed, double x, double y) {
        this.traits = traits;
        this.seed = seed;
        this.x = x;
        this.y = y;
        outline = new Outline(
                dice("outline"),
                traits.radius(),
                traits.get(Trait.CELL_ELONGATION),
                traits.get(Trait.CELL_IRREGULARITY),
                traits.get(Trait.CELL_FRINGE));
        nucleus = new NucleusShape(traits, dice("nucleus"));
    }

    Traits traits() {
        return traits;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    /** Farthest point of the cell from its centre, in micrometres, with a margin for soft edges. */
    double reach() {
        return Math.max(outline.reach(), traits.radius() * 1.1) + 0.6;
    }

    NucleusShape nucleus() {
        return nucleus;
    }

    /** Random draws for one part of this cell. */
    Dice dice(String part) {
        return new Dice(seed, part);
    }

    /** Whether there is a nucleus to draw. */
    boolean nucleated() {
        return traits.get(Trait.NUCLEUS_WIDTH) > SMALLEST_NUCLEUS && traits.get(Trait.CHROMATIN) > 0;
    }

    /** How far a point of the field is outside the cell's outline, in micrometres; negative inside. */
    double outside(double px, double py) {
        return outline.outside(px - x, py - y);
    }

    /** How far a point of the field is outside the nucleus; negative inside. */
    double outsideNucleus(double px, double py) {
        return nucleus.outside(px - x, py - y);
    }

    /** Where the point lies between the centre, 0, and the outline, 1. */
    double eccentricity(double px, double py) {
        double dx = px - x;
        double dy = py - y;
        return Math.sqrt(dx * dx + dy * dy) / outline.radius(dx, dy);
    }

    /** The radius of the outline towards a point of the field. */
    double radiusTowards(double px, double py) {
        return outline.radius(px - x, py - y);
    }
}
