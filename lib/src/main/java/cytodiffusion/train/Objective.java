package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Parameters;

/** What a training makes small. */
@FunctionalInterface
public interface Objective<B> {
    /** The loss of a batch: one float32 number, with gradients back to the weights behind {@code parameters}. */
    NDArray loss(Parameters parameters, B batch);
}
