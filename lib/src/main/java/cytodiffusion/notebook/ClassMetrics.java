package cytodiffusion.notebook;

/**
 * How well one class was recognised; shares in [0, 1], NaN where undefined.
 *
 * @param name the class
 * @param cells how many test cells are truly of this class
 * @param precision share of true cells among those taken for this class
 * @param recall share of this class's cells that were recognised, with its interval
 * @param f1 harmonic mean of precision and recall
 */
public record ClassMetrics(String name, long cells, double precision, Interval recall, double f1) {}
