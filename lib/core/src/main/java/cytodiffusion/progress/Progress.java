package cytodiffusion.progress;

/**
 * How long work tells what it has done. A notebook shows it as a bar, the command as a line on standard error, a test
 * not at all.
 */
public interface Progress {
    /** Tells nothing. */
    Progress SILENT = task -> (done, message) -> {};

    /** Opens one piece of work. */
    Task start(Work work);

    /**
     * One piece of work.
     *
     * @param name what is being done, as a person would say it: "Training the autoencoder"
     * @param unit what is counted: "images", "bytes", "steps"
     * @param total how many units there are in all, or a negative number where that is not known
     */
    record Work(String name, String unit, long total) {}

    /** Work under way; closing it says that no more is coming, whether it was finished or stopped. */
    interface Task extends AutoCloseable {
        /**
         * Tells how far the work is. May be called as often as one likes: whoever shows it drops what comes too fast.
         *
         * @param done units done so far, from the start of the work
         * @param message what else is worth knowing now ("loss 0.132"), or the empty string
         */
        void update(long done, String message);

        @Override
        default void close() {}
    }

    /** Tells something that the reader should know before the work's results are used, in a sentence. */
    default void note(String sentence) {}

    /** {@code start} with the parts of {@link Work}. */
    default Task start(String name, String unit, long total) {
        return start(new Work(name, unit, total));
    }
}
