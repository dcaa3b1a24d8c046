package cytodiffusion.tensor;

import java.lang.System.Logger.Level;
import java.util.function.IntFunction;

/** How many evaluations of a network go through it at once: halved whenever they do not fit into memory. */
public final class BatchLimit {
    private static final System.Logger LOG = System.getLogger(BatchLimit.class.getName());

    private int size;

    /** @param size to begin with, at least 1 */
    public BatchLimit(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("The batch is " + size + ", but must be at least 1");
        }
        this.size = size;
    }

    /** What fits, as far as is known. */
    public int size() {
        return size;
    }

    /**
     * Does some work in batches of the size that it is given, again with half of it where the memory is too small.
     *
     * @throws TooLittleMemoryException where not even one evaluation fits
     */
    public <T> T run(IntFunction<T> work) {
        while (true) {
            try {
                return work.apply(size);
            } catch (RuntimeException | OutOfMemoryError e) {
                if (!OutOfMemory.isCauseOf(e)) {
                    throw e;
                }
                halve(e);
            }
        }
    }

    private void halve(Throwable cause) {
        if (size == 1) {
            throw new TooLittleMemoryException(
                    "There is not enough memory to evaluate the network even once. End other programs, or use a smaller"
                            + " model or a lower precision (--precision bf16)",
                    cause);
        }
        LOG.log(
                Level.WARNING,
                "{0} evaluations at once do not fit into memory; from now on {1} are taken at once",
                size,
                size / 2);
        size /= 2;
    }
}
