package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;

/** Computes a layer in a wider format than its inputs have, and brings the result back. */
final class OtherPrecision {
    private OtherPrecision() {}

    /** @param way {@link LayerWay#SINGLE} or {@link LayerWay#DOUBLE} */
    static NDArray apply(LayerWay way, List<NDArray> inputs, Function<List<NDArray>, NDArray> layer) {
        Precision precision = Precision.of(inputs.get(0));
        try (Scope scope = new Scope()) {
            List<NDArray> wider = inputs.stream()
                    .map(way == LayerWay.SINGLE ? NativeOps::toFloat32 : NativeOps::toFloat64)
                    .toList();
            return scope.keep(precision.cast(layer.apply(wider)));
        }
    }
}
