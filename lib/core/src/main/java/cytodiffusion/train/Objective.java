package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Parameters;

/** What a training makes small. */
@FunctionalInterface
public interface Objective<B> {
    /** The loss of a batch: one float32 number, with gradients back to the weights behind {@code parameters}. */
    NDArray loss(Parameters parameters, B batch);

    /**
     * How many images a batch has whose loss is the mean over its images, so that it may be taken in parts where memory is
     * short; 1 where it cannot be divided.
     */
    default int count(B batch) {
        return 1;
    }

    /** The images of a batch from {@code from} (inclusive) to {@code to} (exclusive). */
    default B part(B batch, int from, int to) {
        throw new UnsupportedOperationException("This objective's batches cannot be divided");
    }
}
