package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values and gradients against DJL's own operations. */
class NativeOpsTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray numbers(long... shape) {
        Shape s = new Shape(shape);
        return manager.create(Gaussian.numbers(new SplittableRandom(3), (int) s.size()), s);
    }

    private void assertSame(UnaryOperator<NDArray> expected, UnaryOperator<NDArray> actual, NDArray x, float delta) {
        assertArrayEquals(expected.apply(x).toFloatArray(), actual.apply(x).toFloatArray(), delta);
        assertArrayEquals(gradient(expected, x), gradient(actual, x), delta);
    }

    private float[] gradient(UnaryOperator<NDArray> operation, NDArray x) {
        NDArray leaf = x.duplicate();
        leaf.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray y = operation.apply(leaf);
            NDArray weights =
                    manager.arange((float) y.size()).reshape(y.getShape()).sin();
            collector.backward(y.mul(weights).sum());
        }
        return leaf.getGradient().toFloatArray();
    }

    @Test
    void siluIsInputTimesSigmoid() {
        assertSame(x -> x.mul(x.neg().exp().add(1).pow(-1)), NativeOps::silu, numbers(3, 5), 1e-5f);
    }

    @Test
    void rowsAreThoseOfTheIndex() {
        NDArray index = manager.create(new long[] {2, 0, 0});
        assertSame(x -> x.get(index), x -> NativeOps.rows(x, index), numbers(3, 5), 0);
    }

    @Test
    void groupNormHasZeroMeanAndUnitVarianceWithinEachGroup() {
        NDArray weight = numbers(6);
        NDArray bias = numbers(6).neg();
        UnaryOperator<NDArray> byHand = x -> {
            NDArray groups = x.reshape(2, 2, -1);
            NDArray centred = groups.sub(groups.mean(new int[] {2}, true));
            NDArray scaled = centred.div(
                    centred.square().mean(new int[] {2}, true).add(1e-5f).sqrt());
            return scaled.reshape(2, 6, 4, 4).mul(weight.reshape(1, 6, 1, 1)).add(bias.reshape(1, 6, 1, 1));
        };
        assertSame(byHand, x -> NativeOps.groupNorm(x, weight, bias, 2, 1e-5), numbers(2, 6, 4, 4), 1e-4f);
    }

    @Test
    void attentionIsASoftmaxOfScaledProducts() {
        UnaryOperator<NDArray> byHand = x -> {
            NDArray scores = x.matMul(x.transpose(0, 2, 1)).div((float) Math.sqrt(4));
            return scores.softmax(2).matMul(x);
        };
        assertSame(byHand, x -> NativeOps.attention(x, x, x, 1), numbers(2, 5, 4), 1e-5f);
    }

    @Test
    void doubleSizeRepeatsEveryPixel() {
        NDArray x = numbers(1, 2, 3, 3);
        assertSame(a -> a.repeat(2, 2).repeat(3, 2), NativeOps::doubleSize, x, 1e-6f);
    }

    @Test
    void tokensAndPixelsAreInverse() {
        NDArray x = numbers(2, 3, 4, 5);
        assertEquals(new Shape(2, 20, 3), NativeOps.toTokens(x).getShape());
        assertArrayEquals(
                x.toFloatArray(), NativeOps.toPixels(NativeOps.toTokens(x), x).toFloatArray());
    }

    @Test
    void castsRoundAndPassGradients() {
        NDArray x = manager.create(new float[] {1.00390625f, 3});
        for (Precision precision : Precision.values()) {
            NDArray back = NativeOps.toFloat32(precision.cast(x));
            float expected = precision == Precision.BF16 ? 1.0f : 1.00390625f;
            assertArrayEquals(new float[] {expected, 3}, back.toFloatArray(), precision.id());
            UnaryOperator<NDArray> there = a -> NativeOps.toFloat32(precision.cast(a));
            assertArrayEquals(new float[] {0, (float) Math.sin(1)}, gradient(there, x), 2e-3f, precision.id());
        }
    }

    @Test
    void globalNormTakesAllTensorsTogether() {
        NDArray norm =
                NativeOps.globalNorm(List.of(manager.create(new float[] {3}), manager.create(new float[] {0, 4})));
        assertEquals(5, norm.getFloat(), 1e-6);
    }
}
