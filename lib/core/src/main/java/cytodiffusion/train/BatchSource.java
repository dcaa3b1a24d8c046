package cytodiffusion.train;

import java.util.List;

/**
 * Makes the batch of any step. What a batch holds depends on the step alone, not on the calls before, so that a training
 * that resumes goes on with the batches it would have seen. Called from a background thread: plain data, no arrays of
 * libtorch.
 */
@FunctionalInterface
public interface BatchSource<B> {
    /** The batch of step {@code step}, the first being 1. */
    B batch(long step);

    /** Names of the images in the batch of a step, for a message about it; empty where they have none. */
    default List<String> names(long step) {
        return List.of();
    }
}
