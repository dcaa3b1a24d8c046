package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import cytodiffusion.tensor.Precision;

/** The tensors of a network as one forward pass sees them: in the precision in which it computes. */
public interface Parameters {
    /** The tensor that the model in Python calls {@code name}. */
    NDArray get(String name);

    /** The precision of all tensors but running statistics, into which inputs have to be cast. */
    Precision precision();

    /** Whether this pass belongs to a training step, in which layers look at the batch instead of running statistics. */
    default boolean training() {
        return false;
    }

    /**
     * Tells what the batch of a training step shows of a running statistic. It is taken into the statistic once the step
     * has succeeded; outside of a training nobody listens.
     *
     * @param value float32, of the statistic's shape, without a gradient
     */
    default void observe(String statistic, NDArray value) {}

    /**
     * Tells what a layer has computed. Only a count of a network's cost listens.
     *
     * @param output what came out
     * @param each multiplications, with their additions, for each value of {@code output}
     */
    default void computed(Computation kind, NDArray output, long each) {}
}
