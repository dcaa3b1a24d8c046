package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import cytodiffusion.tensor.Precision;

/** The tensors of a network as one forward pass sees them: all in the precision in which it computes. */
public interface Parameters {
    /** The tensor that diffusers calls {@code name}. */
    NDArray get(String name);

    /** The precision of all tensors, into which inputs have to be cast. */
    Precision precision();
}
