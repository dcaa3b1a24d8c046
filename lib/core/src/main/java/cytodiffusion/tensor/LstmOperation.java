package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * A long short-term memory at one shape: oneDNN has its own kernels for it, in float32 and in bfloat16.
 *
 * @param steps length of the sequence
 * @param values of each step
 * @param units of the memory
 */
record LstmOperation(int steps, int values, int units) implements LayerOperation {
    private static final int ITEMS = 4;
    private static final int GATES = 4;

    @Override
    public String description() {
        return "LSTM, " + steps + " steps of " + values + ", " + units + " units";
    }

    @Override
    public List<Shape> sampleInputs() {
        long gates = (long) GATES * units;
        return List.of(
                new Shape(ITEMS, SampleSize.reduced(steps), values),
                new Shape(gates, values),
                new Shape(gates, units),
                new Shape(gates));
    }

    @Override
    public NDArray truth(List<NDArray> inputs) {
        return NativeOps.call("lstm", inputs, List.of());
    }
}
