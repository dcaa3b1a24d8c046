package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.function.Consumer;

/** Multinomial logistic regression on the image's coarse colours. The tensors come with each call. */
public final class PixelRegression implements ImageNetwork {
    private final int halvings;
    private final Linear head;

    PixelRegression(int halvings, int classes, int imageSize, int channels) {
        int side = imageSize >> halvings;
        if (side << halvings != imageSize) {
            throw new IllegalArgumentException("Images of " + imageSize + " pixels cannot be halved " + halvings
                    + " times: their side must be a multiple of " + (1 << halvings));
        }
        this.halvings = halvings;
        head = new Linear("head", channels * side * side, classes, true);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        head.describe(tensors);
    }

    @Override
    public Linear head() {
        return head;
    }

    @Override
    public NDArray features(Parameters p, NDArray images, Dropout dropout) {
        try (Scope scope = new Scope()) {
            NDArray coarse = p.precision().cast(images);
            for (int i = 0; i < halvings; i++) {
                coarse = NativeOps.halveByMean(coarse);
            }
            return scope.keep(coarse.reshape(coarse.size(0), -1));
        }
    }
}
