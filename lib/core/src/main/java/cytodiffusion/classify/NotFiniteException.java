package cytodiffusion.classify;

import cytodiffusion.tensor.Precision;

/** What the network gave for an image is no number: its weights are damaged, or the precision is too coarse for them. */
public final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param image that was classified
     * @param trial of it, from 1
     * @param name of the class whose error is meant
     * @param precision in which the network computes
     */
    NotFiniteException(String image, int trial, String name, double error, Precision precision) {
        super(image + ": the class \"" + name + "\" has the error " + error + " in trial " + trial
                + ", so the network's output is not finite; "
                + (precision == Precision.FP32
                        ? "it computes in float32 already, so its weights are damaged or its training diverged: train it"
                                + " anew, or take another copy of it"
                        : "it computes in " + precision.id() + ": try float32 (--precision fp32)"));
    }
}
