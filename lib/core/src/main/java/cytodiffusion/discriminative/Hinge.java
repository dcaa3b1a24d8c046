package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.tensor.NativeOps;

/**
 * The hinge loss of a linear support vector machine for each class against all others, max(0, 1 - ty) with t being 1 for
 * the class of the image and -1 for the others: W-Net-SVM's (Jung et al., 2022). The mean over classes, as in Keras.
 */
public final class Hinge extends ImageLoss {
    /** @param classWeights see {@link ImageLoss} */
    public Hinge(ImageNetwork network, NDManager manager, double[] classWeights) {
        super(network, manager, classWeights);
    }

    @Override
    NDArray each(NDArray logits, NDArray targets) {
        return NativeOps.hinge(logits, targets);
    }
}
