package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear map at one shape.
 *
 * @param in length of the rows
 * @param out length of the results
 * @param biased whether a bias is the third input
 * @param tokens rows of each item of the batch, 0 where an item is one row
 */
record LinearOperation(int in, int out, boolean biased, int tokens) implements LayerOperation {
    private static final int ITEMS = 4;
    private static final int MOST_TOKENS = 256;

    /** Of a check; VGG's first dense layer has 103 million, of which a check's copies in float64 would take gigabytes. */
    private static final int MOST_WEIGHTS = 1 << 24;

    @Override
    public String description() {
        return "linear map, " + in + " to " + out + (tokens == 0 ? "" : ", " + tokens + " tokens");
    }

    @Override
    public List<Shape> sampleInputs() {
        int rows = tokens > MOST_TOKENS ? SampleSize.reduced(tokens) : tokens;
        int length = (long) in * out > MOST_WEIGHTS ? shorter() : in;
        List<Shape> shapes = new ArrayList<>(
                List.of(rows == 0 ? new Shape(ITEMS, length) : new Shape(ITEMS, rows, length), new Shape(out, length)));
        if (biased) {
            shapes.add(new Shape(out));
        }
        return shapes;
    }

    /** Fewer numbers a row, which leave the same remainder when they are divided into vectors. */
    private int shorter() {
        int vectors = Math.max(1, MOST_WEIGHTS / out / SampleSize.VECTOR);
        return vectors * SampleSize.VECTOR + in % SampleSize.VECTOR;
    }

    @Override
    public NDArray truth(List<NDArray> inputs) {
        return Linear.linear(inputs.get(0), inputs.get(1), biased ? inputs.get(2) : null)
                .get(0);
    }
}
