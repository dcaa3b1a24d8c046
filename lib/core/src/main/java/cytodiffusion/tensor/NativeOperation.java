package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A method of {@code native_ops.py} that computes a layer, at one shape. libtorch computes none of them by oneDNN in
 * float64.
 *
 * @param method its name
 * @param inputs the shapes of its tensors; the first without the batch, which is its first axis
 * @param numbers its further arguments
 */
record NativeOperation(String method, List<Shape> inputs, List<Number> numbers) implements LayerOperation {
    private static final int ITEMS = 2;
    private static final int MOST_PIXELS = 48;
    private static final int MOST_TOKENS = 256;

    static NativeOperation of(String method, List<NDArray> tensors, List<Number> numbers) {
        Shape first = tensors.get(0).getShape();
        List<Shape> shapes = new ArrayList<>(tensors.size());
        for (NDArray tensor : tensors) {
            Shape shape = shapes.isEmpty() ? first : tensor.getShape();
            shapes.add(isBatch(shape, first) ? shape.slice(1) : shape);
        }
        return new NativeOperation(method, shapes, numbers);
    }

    /** Attention's keys and values are a batch too, weights are not. */
    private static boolean isBatch(Shape shape, Shape first) {
        return shape == first || shape.dimension() > 1 && shape.dimension() == first.dimension();
    }

    @Override
    public String description() {
        String shape =
                Arrays.stream(inputs.get(0).getShape()).mapToObj(Long::toString).collect(Collectors.joining("x"));
        return method.replace('_', ' ') + ", " + shape + (numbers.isEmpty() ? "" : " " + numbers);
    }

    @Override
    public List<Shape> sampleInputs() {
        int axes = inputs.get(0).dimension();
        return inputs.stream()
                .map(shape -> shape.dimension() == axes && axes > 1 || shape == inputs.get(0) ? sample(shape) : shape)
                .toList();
    }

    /** Channels first and then pixels, or tokens first and then channels. */
    private static Shape sample(Shape item) {
        long[] of = item.getShape();
        if (of.length == 3) {
            of = new long[] {of[0], fewer(of[1], MOST_PIXELS), fewer(of[2], MOST_PIXELS)};
        } else if (of.length == 2) {
            of = new long[] {fewer(of[0], MOST_TOKENS), of[1]};
        }
        return new Shape(ITEMS).addAll(new Shape(of));
    }

    private static long fewer(long length, int most) {
        return length > most ? SampleSize.reduced((int) length) : length;
    }

    @Override
    public double spread(int input) {
        return 1;
    }

    @Override
    public boolean isStatistic(int input) {
        return method.startsWith("batch_norm") && input >= 3;
    }

    @Override
    public List<LayerWay> ways(Precision precision) {
        // A copy in float64 would be told the statistics of the batch.
        return method.equals("batch_norm_training") ? List.of(LayerWay.OWN) : LayerOperation.super.ways(precision);
    }

    @Override
    public NDArray truth(List<NDArray> tensors) {
        return NativeOps.call(method, tensors, numbers);
    }
}
