package cytodiffusion.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import cytodiffusion.nn.Weights;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.util.Locale;

/**
 * Trains one network: batch, loss, gradients, optimizer, over and over.
 *
 * <p>The same state, batches, precision and number of threads give the same weights, bit for bit, on one machine.
 */
public final class Trainer<B> {
    private final TrainingState state;
    private final AdamW optimizer;
    private final RunningStatistics statistics;
    private final Objective<B> objective;
    private final BatchSource<B> batches;
    private final Precision precision;

    /** Told after every step. */
    @FunctionalInterface
    public interface Listener {
        void afterStep(long step, double loss);
    }

    /** Goes on from {@code state}, which it changes. */
    public Trainer(
            TrainingState state,
            TrainingSettings settings,
            Precision precision,
            Objective<B> objective,
            BatchSource<B> batches) {
        this.state = state;
        this.objective = objective;
        this.batches = batches;
        this.precision = precision;
        optimizer = new AdamW(settings, state.weights(), state.average(), state.first(), state.second());
        statistics = new RunningStatistics(settings, state.weights(), state.average());
    }

    /**
     * Trains up to step {@code lastStep}, or until {@code stop} asks to end, at a step's edge.
     *
     * @param name of the work, for the progress
     * @param lastStep {@link Long#MAX_VALUE} where only {@code stop} ends it
     * @throws DivergedException where a loss is not finite; the state is then that of the step before
     */
    public void run(String name, long lastStep, Stop stop, Progress progress, Listener listener) {
        try (BatchPipeline<B> pipeline = new BatchPipeline<>(batches, state.step() + 1);
                Progress.Task task =
                        progress.start(name, "steps", lastStep == Long.MAX_VALUE ? -1 : lastStep - state.step())) {
            long first = state.step();
            double smoothed = Double.NaN;
            while (state.step() < lastStep && !stop.requested()) {
                double loss = step(pipeline.take());
                smoothed = Double.isNaN(smoothed) ? loss : 0.98 * smoothed + 0.02 * loss;
                task.update(state.step() - first, String.format(Locale.ROOT, "loss %.4f", smoothed));
                listener.afterStep(state.step(), loss);
            }
        }
    }

    /** Steps done in all. */
    public long steps() {
        return state.step();
    }

    private double step(B batch) {
        long step = state.step() + 1;
        double loss = backward(batch);
        double norm = Double.isFinite(loss) ? optimizer.step(step) : Double.NaN;
        if (!Double.isFinite(norm)) {
            throw new DivergedException("Step " + step + " gave a loss of " + loss + " and a gradient norm of " + norm
                    + "; train with a lower learning rate, or in float32 if it was not");
        }
        statistics.take(step);
        state.advance();
        return loss;
    }

    private double backward(B batch) {
        Weights weights = state.weights();
        try (Scope scope = new Scope();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = objective.loss(statistics.watch(weights.in(precision)), batch);
            collector.backward(loss);
            return loss.getFloat();
        }
    }
}
