package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Linear maps of the last axis, checked on the machine at hand as convolutions are. */
public final class LinearMap {
    private LinearMap() {}

    /**
     * {@code x} times the transposed weight, plus the bias.
     *
     * @param x (..., in)
     * @param weight (out, in)
     * @param bias (out), or null
     * @return (..., out)
     */
    public static NDArray apply(NDArray x, NDArray weight, NDArray bias) {
        Shape rows = x.getShape();
        int axes = rows.dimension();
        LinearOperation operation = new LinearOperation(
                (int) rows.get(axes - 1),
                (int) weight.getShape().get(0),
                bias != null,
                axes > 2 ? (int) rows.get(axes - 2) : 0);
        return CheckedLayers.apply(operation, bias == null ? List.of(x, weight) : List.of(x, weight, bias));
    }
}
