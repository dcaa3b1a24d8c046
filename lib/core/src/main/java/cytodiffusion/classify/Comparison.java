package cytodiffusion.classify;

/** What the trials so far say about whether one class is worse than another. */
public interface Comparison {
    /**
     * Takes one trial in which both classes took part.
     *
     * @param difference the class's error minus the other's
     */
    void add(double difference);

    /**
     * Whether the class is to be dropped in favour of the other; at least two trials must have been taken.
     *
     * @param level of {@link EliminationSettings}
     */
    boolean isWorse(double level);
}
