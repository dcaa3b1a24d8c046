package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A layer's result and gradients, in a precision and in truth, of the same random inputs. */
final class WithGradients {
    private WithGradients() {}

    /**
     * How far a layer is from the same in float64, at worst of its result and the gradients by all of its inputs.
     *
     * @param shapes of the inputs
     * @param layer what is tested
     * @param truth what it is compared with, in float64
     */
    static Deviation deviation(
            List<Shape> shapes,
            Precision precision,
            Function<List<NDArray>, NDArray> layer,
            Function<List<NDArray>, NDArray> truth) {
        SplittableRandom random = new SplittableRandom(11);
        try (NDManager manager = NDManager.newBaseManager();
                Scope scope = new Scope()) {
            List<NDArray> inputs = new ArrayList<>();
            for (Shape shape : shapes) {
                NDArray full = manager.create(Gaussian.numbers(random, (int) shape.size()), shape);
                inputs.add(NativeOps.toFloat32(precision.cast(full)));
            }
            List<NDArray> computed = run(inputs, precision::cast, layer);
            List<NDArray> expected = run(inputs, NativeOps::toFloat64, truth);
            Deviation worst = Deviation.NONE;
            for (int i = 0; i < expected.size(); i++) {
                worst = worst.or(Deviation.between(computed.get(i), expected.get(i)));
            }
            return worst;
        }
    }

    /** The result, and the gradients of half its squared sum by each input. */
    private static List<NDArray> run(
            List<NDArray> inputs, UnaryOperator<NDArray> cast, Function<List<NDArray>, NDArray> layer) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        try {
            List<NDArray> leaves = inputs.stream().map(NDArray::duplicate).toList();
            leaves.forEach(leaf -> leaf.setRequiresGradient(true));
            NDArray result = layer.apply(leaves.stream().map(cast).toList());
            NDArray cotangent = cast.apply(NativeOps.toFloat32(result).duplicate());
            JniUtils.backward((PtNDArray) result, (PtNDArray) cotangent, false, false);
            List<NDArray> all = new ArrayList<>(List.of(NativeOps.toFloat64(result)));
            leaves.forEach(leaf -> all.add(NativeOps.toFloat64(leaf.getGradient())));
            return all;
        } finally {
            JniUtils.setGradMode(before);
        }
    }
}
