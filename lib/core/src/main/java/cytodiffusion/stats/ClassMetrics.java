package cytodiffusion.stats;

/**
 * How well one class, or an average over classes, was recognised. A ratio without cases counts as 0.
 *
 * @param name the class, or the kind of average
 * @param precision of the cells called so, the fraction that are
 * @param recall of the cells that are, the fraction called so
 * @param f1 the harmonic mean of the two
 * @param support cells that truly are of this class
 */
public record ClassMetrics(String name, double precision, double recall, double f1, int support) {}
