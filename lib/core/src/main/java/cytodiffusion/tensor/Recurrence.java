package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Layers that read a sequence step by step, checked on the machine at hand as convolutions are. */
public final class Recurrence {
    private Recurrence() {}

    /**
     * A long short-term memory (Hochreiter and Schmidhuber, 1997) that starts from zeros.
     *
     * @param x (n, steps, values)
     * @param input (4 units, values): weights of the input gate, forget gate, cell and output gate
     * @param recurrent (4 units, units)
     * @param bias (4 units)
     * @return what it gives out after the last step, (n, units)
     */
    public static NDArray lstm(NDArray x, NDArray input, NDArray recurrent, NDArray bias) {
        Shape rows = x.getShape();
        LstmOperation operation = new LstmOperation(
                (int) rows.get(1), (int) rows.get(2), (int) recurrent.getShape().get(1));
        return CheckedLayers.apply(operation, List.of(x, input, recurrent, bias));
    }
}
