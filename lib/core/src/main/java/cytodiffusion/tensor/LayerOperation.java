package cytodiffusion.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * What a layer computes from its inputs, at one shape but for the batch: what {@link CheckedLayers} compares with the
 * truth and knows by. Implementations are records, so that equal layers are checked once.
 */
interface LayerOperation {
    /** What it is, with its shape, for a person. */
    String description();

    /**
     * Shapes of inputs to check it with, the image or tokens first: no larger than a check needs in order to take some
     * milliseconds, with the channels of the real ones.
     */
    List<Shape> sampleInputs();

    /** Standard deviation of each sample input, so that results are about as large as in a network. */
    default double spread(int input) {
        return input == 0
                ? 1
                : 1
                        / Math.sqrt(sampleInputs().get(input).size()
                                / (double) sampleInputs().get(input).get(0));
    }

    /** Whether an input is a running statistic: float32 in every precision, positive, and without a gradient. */
    default boolean isStatistic(int input) {
        return false;
    }

    /** The ways in which it can be computed, the fastest first. */
    default List<LayerWay> ways(Precision precision) {
        return precision == Precision.FP32
                ? List.of(LayerWay.OWN, LayerWay.DOUBLE)
                : List.of(LayerWay.OWN, LayerWay.SINGLE, LayerWay.DOUBLE);
    }

    /** Computes it, in the precision of the inputs; gradients pass. */
    default NDArray apply(LayerWay way, List<NDArray> inputs) {
        return way == LayerWay.OWN ? truth(inputs) : OtherPrecision.apply(way, inputs, this::truth);
    }

    /**
     * Computes it in a way that is without oneDNN where the inputs are float64: what other ways are judged by. Unless {@link
     * #apply} says otherwise it is libtorch's own.
     */
    NDArray truth(List<NDArray> inputs);
}
