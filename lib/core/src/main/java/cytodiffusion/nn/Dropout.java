package cytodiffusion.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.tensor.Factors;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a training step leaves out at random: features (Srivastava et al., 2014) or, for some images, whole residual
 * branches (stochastic depth, Huang et al., 2016). What is kept grows by as much as is left out on average. The draws
 * come from Java, so that they are the same after a resume.
 */
public final class Dropout {
    /** Leaves nothing out. */
    public static final Dropout NONE = new Dropout(null);

    private final SplittableRandom random;

    private Dropout(SplittableRandom random) {
        this.random = random;
    }

    /** The draws of one forward pass. */
    public static Dropout seeded(long seed) {
        return new Dropout(new SplittableRandom(seed));
    }

    /** Each number of {@code x} is dropped with probability {@code rate}, in [0, 1). */
    public NDArray features(NDArray x, double rate) {
        return apply(x, x.getShape(), rate);
    }

    /** All of an image's numbers in {@code x} (n, ...) are dropped with probability {@code rate}, in [0, 1). */
    public NDArray images(NDArray x, double rate) {
        long[] shape = new long[x.getShape().dimension()];
        Arrays.fill(shape, 1);
        shape[0] = x.getShape().get(0);
        return apply(x, new Shape(shape), rate);
    }

    private NDArray apply(NDArray x, Shape maskShape, double rate) {
        if (random == null || rate == 0) {
            return x;
        }
        byte[] mask = new byte[(int) maskShape.size()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) (random.nextDouble() < rate ? 0 : 1);
        }
        return Factors.masked(x, mask, maskShape, 1 / (1 - rate));
    }
}
