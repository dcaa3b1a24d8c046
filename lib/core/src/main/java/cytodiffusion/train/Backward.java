package cytodiffusion.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import cytodiffusion.nn.Weights;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.OutOfMemory;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import cytodiffusion.tensor.TooLittleMemoryException;
import java.lang.System.Logger.Level;

/**
 * The forward and backward pass of a training step. Where a batch does not fit into memory it is taken in parts, whose
 * gradients add up to those of the whole, and later batches are taken so from the start.
 */
final class Backward<B> {
    private static final System.Logger LOG = System.getLogger(Backward.class.getName());

    private final Weights weights;
    private final Precision precision;
    private final Objective<B> objective;
    private final Optimizer optimizer;
    private final RunningStatistics statistics;
    /** Images that fit, as far as is known. */
    private int atOnce = Integer.MAX_VALUE;

    Backward(
            Weights weights,
            Precision precision,
            Objective<B> objective,
            Optimizer optimizer,
            RunningStatistics statistics) {
        this.weights = weights;
        this.precision = precision;
        this.objective = objective;
        this.optimizer = optimizer;
        this.statistics = statistics;
    }

    /**
     * Leaves the gradients of the batch's loss on the weights, and returns the loss.
     *
     * @throws TooLittleMemoryException where not even one image at a time fits
     */
    double run(B batch) {
        int count = objective.count(batch);
        while (true) {
            try {
                return inParts(batch, count);
            } catch (RuntimeException | OutOfMemoryError e) {
                if (!OutOfMemory.isCauseOf(e)) {
                    throw e;
                }
                halve(count, e);
            }
        }
    }

    private void halve(int count, Throwable cause) {
        int tried = Math.min(count, atOnce);
        if (tried == 1) {
            throw new TooLittleMemoryException(
                    "There is not enough memory to train with even one image of a batch of " + count
                            + " at a time. Choose smaller images (--size) or a smaller preset (--preset), or end other"
                            + " programs; what was trained before this step is kept",
                    cause);
        }
        atOnce = (tried + 1) / 2;
        LOG.log(
                Level.WARNING,
                "A batch of {0} images does not fit into memory; from now on it is taken {1} at a time",
                count,
                atOnce);
        optimizer.forget();
    }

    private double inParts(B batch, int count) {
        if (atOnce >= count) {
            return pass(batch, 1);
        }
        double loss = 0;
        for (int from = 0; from < count; from += atOnce) {
            int to = Math.min(count, from + atOnce);
            loss += pass(objective.part(batch, from, to), (double) (to - from) / count);
        }
        return loss;
    }

    /** @param share of the batch's images that these are */
    private double pass(B images, double share) {
        try (Scope scope = new Scope();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = objective.loss(statistics.watch(weights.in(precision)), images);
            NDArray scaled = share == 1 ? loss : NativeOps.scale(loss, share);
            collector.backward(scaled);
            return scaled.getFloat();
        }
    }
}
