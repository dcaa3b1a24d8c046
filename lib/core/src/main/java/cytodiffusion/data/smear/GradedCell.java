package cytodiffusion.data.smear;

/**
 * A drawn cell between two classes, whose true class is uncertain by a known amount.
 *
 * @param id {@code class/stem} in its dataset
 * @param first one class of the pair
 * @param second the other
 * @param strength from -1, all {@code second}, to 1, all {@code first}; 0 is half way between them
 * @param label the class that this cell truly has, drawn by {@link #probabilityOfFirst}
 * @param seed of the drawing
 */
public record GradedCell(String id, String first, String second, double strength, String label, long seed) {
    /** As the psychometric functions have it: the distance on which the probability goes from 5 % to 95 %. */
    public static final double WIDTH = 1;

    /** How probably a cell that looks like this is of the class {@code first}: a logistic function of the strength. */
    public double probabilityOfFirst() {
        return probabilityOfFirst(strength);
    }

    /** The same for a cell of this strength. */
    public static double probabilityOfFirst(double strength) {
        return 1 / (1 + StrictMath.exp(-2 * StrictMath.log(19) / WIDTH * strength));
    }

    /** The class that the cell looks like: the best answer there is, which an ideal observer gives. */
    public String appearance() {
        return strength >= 0 ? first : second;
    }

    /** The other class of the pair. */
    public String rival() {
        return strength >= 0 ? second : first;
    }

    /** How clear the cell is: 0 half way between the classes, 1 for a pure cell. */
    public double clarity() {
        return Math.abs(strength);
    }

    /** How probably the appearance is the true class: the accuracy that no observer can surpass, in [0.5, 1). */
    public double certainty() {
        return probabilityOfFirst(Math.abs(strength));
    }
}
