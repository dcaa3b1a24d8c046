package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Compares a layer with the truth: the same operation in float64, on inputs that were rounded to the precision at hand.
 *
 * <p>A wrong kernel may read memory that was never written, and be right by luck where that holds zeros. So every
 * comparison is repeated after memory was filled with not-a-number, and with large numbers, and freed.
 */
final class LayerCheck implements AutoCloseable {
    private static final double[] POISON = {Double.NaN, 1e30, Double.NaN, 1e30};

    /**
     * Numbers in 31 MB. Pieces of up to this size are mapped, and come as zeros each time, until glibc has been given back
     * one as large; from then on it keeps them for the next that asks.
     */
    private static final int LARGEST_KEPT = 31 << 18;

    /** Numbers in the smallest array that is filled with poison, and how many arrays of each size. */
    private static final int SMALLEST_POISONED = 1 << 8;

    private static final int POISONED_OF_A_SIZE = 6;

    private final LayerOperation operation;
    private final Precision precision;
    private final boolean gradients;
    private final NDManager manager = NDManager.newBaseManager();
    private final boolean gradMode = JniUtils.isGradMode();
    private final List<NDArray> inputs = new ArrayList<>();
    private final NDArray cotangent;
    private final List<double[]> truth;

    /** @param gradients whether gradients are compared, too */
    LayerCheck(LayerOperation operation, Precision precision, boolean gradients) {
        this.operation = operation;
        this.precision = precision;
        this.gradients = gradients;
        manager.create(new Shape(LARGEST_KEPT)).close();
        SplittableRandom random = new SplittableRandom(1);
        List<Shape> shapes = operation.sampleInputs();
        for (int i = 0; i < shapes.size(); i++) {
            inputs.add(sample(shapes.get(i), i, random));
        }
        try (Scope scope = new Scope()) {
            // Called once for the shape of its result.
            Shape result = operation
                    .truth(inputs.stream().map(NativeOps::toFloat64).toList())
                    .getShape();
            cotangent = rounded(Gaussian.numbers(random, (int) result.size()), result);
            scope.keep(cotangent);
            truth = run(NativeOps::toFloat64, NativeOps::toFloat64, operation::truth, () -> {});
        }
    }

    /** How far this way is from the truth, at worst. */
    Deviation deviation(LayerWay way) {
        Deviation worst = Deviation.NONE;
        for (double value : POISON) {
            List<double[]> computed;
            try (NDManager guard = NDManager.newBaseManager()) {
                poison(value, guard);
                computed = run(
                        precision::cast,
                        NativeOps::toFloat32,
                        arrays -> operation.apply(way, arrays),
                        () -> poison(value, guard));
            }
            for (int i = 0; i < truth.size(); i++) {
                worst = worst.or(Deviation.between(computed.get(i), truth.get(i)));
            }
        }
        return worst;
    }

    /**
     * Fills memory and gives it back, so that what is asked for next is found with it. An aligned piece of memory is cut out
     * of a larger one: arrays of the very size of the layer's own would never be taken. So there are some of every size, all
     * at the same time, up to twice the largest of the layer's.
     *
     * @param guard keeps the last piece, without which all before it would go back to the system, and come again as zeros
     */
    private void poison(double value, NDManager guard) {
        int largest = 2 * truth.stream().mapToInt(values -> values.length).max().orElseThrow();
        try (NDManager memory = NDManager.newBaseManager()) {
            for (int size = SMALLEST_POISONED; size < largest; size += size / 2) {
                for (int i = 0; i < POISONED_OF_A_SIZE; i++) {
                    memory.full(new Shape(size), (float) value);
                }
            }
            guard.full(new Shape(SMALLEST_POISONED), (float) value);
        }
    }

    /**
     * The result, and the gradients of its product with the cotangent by every input that has one.
     *
     * @param between what happens before the gradients, which would find the memory as the result left it
     */
    private List<double[]> run(
            UnaryOperator<NDArray> cast, UnaryOperator<NDArray> castStatistic, Layer layer, Runnable between) {
        JniUtils.setGradMode(gradients);
        try (Scope scope = new Scope()) {
            List<NDArray> leaves = new ArrayList<>();
            List<NDArray> arguments = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                NDArray leaf = inputs.get(i).duplicate();
                if (operation.isStatistic(i)) {
                    arguments.add(castStatistic.apply(leaf));
                } else {
                    leaf.setRequiresGradient(gradients);
                    leaves.add(leaf);
                    arguments.add(cast.apply(leaf));
                }
            }
            NDArray result = layer.apply(arguments);
            List<double[]> values = new ArrayList<>();
            values.add(doubles(result));
            if (gradients) {
                between.run();
                JniUtils.backward((PtNDArray) result, (PtNDArray) cast.apply(cotangent), false, false);
                leaves.forEach(leaf -> values.add(doubles(leaf.getGradient())));
            }
            return values;
        } finally {
            JniUtils.setGradMode(gradMode);
        }
    }

    @FunctionalInterface
    private interface Layer {
        NDArray apply(List<NDArray> inputs);
    }

    private static double[] doubles(NDArray array) {
        return NativeOps.toFloat64(array).toDoubleArray();
    }

    private NDArray sample(Shape shape, int input, SplittableRandom random) {
        float[] values = Gaussian.numbers(random, (int) shape.size());
        float spread = (float) operation.spread(input);
        for (int i = 0; i < values.length; i++) {
            values[i] = operation.isStatistic(input) ? 0.5f + Math.abs(values[i]) : spread * values[i];
        }
        return operation.isStatistic(input) ? manager.create(values, shape) : rounded(values, shape);
    }

    /** Float32 numbers that the precision can hold. */
    private NDArray rounded(float[] values, Shape shape) {
        try (Scope scope = new Scope()) {
            NDArray array = NativeOps.toFloat32(precision.cast(manager.create(values, shape)));
            // Of its own: a cast to the type that it has gives the array itself.
            return scope.keep(array.duplicate());
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
