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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values and gradients against DJL's own operations. */
@Tag("numerics")
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
    void selfAttentionIsAttentionToOneself() {
        NDArray sideBySide = numbers(2, 5, 12);
        UnaryOperator<NDArray> apart =
                x -> NativeOps.attention(x.get(":, :, :4"), x.get(":, :, 4:8"), x.get(":, :, 8:"), 2);
        assertSame(apart, x -> NativeOps.selfAttention(x, 2), sideBySide, 1e-5f);
    }

    @Test
    void layerNormHasZeroMeanAndUnitVarianceInEachRow() {
        NDArray weight = numbers(4);
        NDArray bias = numbers(4).neg();
        UnaryOperator<NDArray> byHand = x -> {
            NDArray centred = x.sub(x.mean(new int[] {1}, true));
            NDArray variance = centred.square().mean(new int[] {1}, true);
            return centred.div(variance.add(0.01f).sqrt()).mul(weight).add(bias);
        };
        assertSame(byHand, x -> NativeOps.layerNorm(x, weight, bias, 0.01), numbers(3, 4), 1e-5f);
    }

    @Test
    void batchNormUsesTheStatisticsItIsGiven() {
        NDArray weight = numbers(3);
        NDArray bias = numbers(3).neg();
        NDArray mean = manager.create(new float[] {1, -2, 0.5f});
        NDArray variance = manager.create(new float[] {4, 0.25f, 1});
        UnaryOperator<NDArray> byHand = x -> x.sub(perChannel(mean))
                .div(perChannel(variance).add(1e-3f).sqrt())
                .mul(perChannel(weight))
                .add(perChannel(bias));
        assertSame(byHand, x -> NativeOps.batchNorm(x, weight, bias, mean, variance, 1e-3), numbers(2, 3, 2, 2), 1e-5f);
        assertArrayEquals(new float[] {1, -2, 0.5f}, mean.toFloatArray());
    }

    @Test
    void inTrainingBatchNormUsesTheBatchAndSaysWhatItSaw() {
        NDArray weight = numbers(3);
        NDArray bias = numbers(3).neg();
        NDArray mean = manager.zeros(new Shape(3));
        NDArray variance = manager.zeros(new Shape(3));
        NDArray x = numbers(2, 3, 2, 2);
        UnaryOperator<NDArray> byHand = a -> {
            NDArray columns = a.transpose(1, 0, 2, 3).reshape(3, -1);
            NDArray centred = columns.sub(columns.mean(new int[] {1}, true));
            NDArray unit = centred.div(
                    centred.square().mean(new int[] {1}, true).add(1e-3f).sqrt());
            return unit.reshape(3, 2, 2, 2)
                    .transpose(1, 0, 2, 3)
                    .mul(perChannel(weight))
                    .add(perChannel(bias));
        };
        assertSame(byHand, a -> NativeOps.batchNormTraining(a, weight, bias, mean, variance, 1e-3), x, 1e-4f);

        NDArray columns = x.transpose(1, 0, 2, 3).reshape(3, -1);
        NDArray centred = columns.sub(columns.mean(new int[] {1}, true));
        assertArrayEquals(columns.mean(new int[] {1}).toFloatArray(), mean.toFloatArray(), 1e-6f);
        assertArrayEquals(centred.square().sum(new int[] {1}).div(7f).toFloatArray(), variance.toFloatArray(), 1e-5f);
    }

    @Test
    void batchNormOfBfloat16KeepsItsStatisticsInFloat32() {
        NDArray ones = NativeOps.toBfloat16(manager.ones(new Shape(3)));
        NDArray zeros = NativeOps.toBfloat16(manager.zeros(new Shape(3)));
        NDArray x = numbers(4, 3, 4, 4);
        NDArray mean = manager.zeros(new Shape(3));
        NDArray variance = manager.zeros(new Shape(3));
        NDArray half = NativeOps.toFloat32(
                NativeOps.batchNormTraining(NativeOps.toBfloat16(x), ones, zeros, mean, variance, 1e-5));
        NDArray fullMean = manager.zeros(new Shape(3));
        NDArray fullVariance = manager.zeros(new Shape(3));
        NDArray full = NativeOps.batchNormTraining(
                x, manager.ones(new Shape(3)), manager.zeros(new Shape(3)), fullMean, fullVariance, 1e-5);
        assertArrayEquals(full.toFloatArray(), half.toFloatArray(), 0.03f);
        assertArrayEquals(fullMean.toFloatArray(), mean.toFloatArray(), 1e-3f);
        assertArrayEquals(fullVariance.toFloatArray(), variance.toFloatArray(), 0.01f);
    }

    private static NDArray perChannel(NDArray values) {
        return values.reshape(1, -1, 1, 1);
    }

    @Test
    void meanOfPixelsIsOneNumberAChannel() {
        assertSame(
                x -> x.reshape(2, 3, -1).mean(new int[] {2}).reshape(2, 3, 1, 1),
                NativeOps::meanOfPixels,
                numbers(2, 3, 4, 5),
                1e-6f);
    }

    @Test
    void maxPoolTakesTheLargestOfNineAtEverySecondPixel() {
        NDArray x = manager.arange(36f).reshape(1, 1, 6, 6);
        float[] pooled = NativeOps.maxPool(x).toFloatArray();
        assertArrayEquals(new float[] {7, 9, 11, 19, 21, 23, 31, 33, 35}, pooled);
        float[] gradient = gradient(NativeOps::maxPool, x);
        for (int i = 0; i < 36; i++) {
            boolean largest = i / 6 % 2 == 1 && i % 2 == 1;
            assertEquals(largest ? Math.sin(i / 12 * 3 + i % 6 / 2) : 0, gradient[i], 1e-6, "pixel " + i);
        }
    }

    @Test
    void geluIsInputTimesNormalDistribution() {
        float[] x = {-2, -0.5f, 0, 1, 3};
        NDArray y = NativeOps.gelu(manager.create(x));
        float[] expected = {-0.04550026f, -0.15426877f, 0, 0.8413447f, 2.9959502f};
        assertArrayEquals(expected, y.toFloatArray(), 1e-5f);
        // The derivative is the distribution plus x times the density.
        float[] weighted = gradient(NativeOps::gelu, manager.create(x));
        double derivativeAtOne = 0.8413447 + 0.2419707;
        assertEquals(Math.sin(3) * derivativeAtOne, weighted[3], 1e-5);
    }

    @Test
    void approachMovesTensorsInPlace() {
        NDArray a = manager.create(new float[] {1, 2});
        NDArray b = manager.create(new float[] {-4});
        NativeOps.approach(
                List.of(a, b), List.of(manager.create(new float[] {2, 4}), manager.create(new float[] {0})), 0.25);
        assertArrayEquals(new float[] {1.25f, 2.5f}, a.toFloatArray());
        assertArrayEquals(new float[] {-3}, b.toFloatArray());
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
