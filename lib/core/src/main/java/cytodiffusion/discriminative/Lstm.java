package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Computation;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Recurrence;
import cytodiffusion.tensor.Scope;
import java.util.function.Consumer;

/**
 * Reads an image from top to bottom, a row of pixels a step, and tells the class after the last. Named as in PyTorch, but
 * with one bias where PyTorch adds two. The tensors come with each call.
 */
public final class Lstm implements ImageNetwork {
    private static final String INPUT = "lstm.weight_ih_l0";
    private static final String RECURRENT = "lstm.weight_hh_l0";
    private static final String BIAS = "lstm.bias_ih_l0";
    private static final int GATES = 4;

    private final int units;
    private final int steps;
    private final int values;
    private final Linear head;

    Lstm(LstmConfig config, int classes, int imageSize, int channels) {
        units = config.units();
        steps = imageSize;
        values = channels * imageSize;
        head = new Linear("fc", units, classes, true);
    }

    /** Fan-ins are those of PyTorch's start, which takes the number of units for all of an LSTM's tensors. */
    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        long gates = (long) GATES * units;
        tensors.accept(new TensorSpec(INPUT, new Shape(gates, values), Start.UNIFORM, units));
        tensors.accept(new TensorSpec(RECURRENT, new Shape(gates, units), Start.UNIFORM, units));
        tensors.accept(new TensorSpec(BIAS, new Shape(gates), Start.UNIFORM, units));
        head.describe(tensors);
    }

    @Override
    public Linear head() {
        return head;
    }

    @Override
    public NDArray features(Parameters p, NDArray images, Dropout dropout) {
        try (Scope scope = new Scope()) {
            NDArray rows = NativeOps.rowsOfPixels(p.precision().cast(ImageNetScale.apply(images)));
            NDArray last = Recurrence.lstm(rows, p.get(INPUT), p.get(RECURRENT), p.get(BIAS));
            p.computed(Computation.LINEAR, last, (long) steps * GATES * (values + units));
            // Each of the four gates of a step, and the cell once more on its way out.
            p.computed(Computation.ACTIVATION, last, (long) steps * (GATES + 1));
            return scope.keep(last);
        }
    }
}
