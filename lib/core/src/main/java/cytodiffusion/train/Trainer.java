package cytodiffusion.train;

import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.TooLittleMemoryException;
import java.util.Locale;

/**
 * Trains one network: batch, loss, gradients, optimizer, over and over.
 *
 * <p>The same state, batches, precision and number of threads give the same weights, bit for bit, on one machine.
 */
public final class Trainer<B> {
    private final TrainingState state;
    private final Optimizer optimizer;
    private final RunningStatistics statistics;
    private final Backward<B> backward;
    private final BatchSource<B> batches;
    private final StartProof<B> proof;
    private final Precision precision;
    private boolean proven;

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
        this.batches = batches;
        optimizer = new Optimizer(settings, state);
        statistics = new RunningStatistics(settings, state.weights(), state.average());
        backward = new Backward<>(state.weights(), precision, objective, optimizer, statistics);
        proof = new StartProof<>(state.weights(), objective, optimizer, statistics::watch);
        this.precision = precision;
    }

    /**
     * Trains up to step {@code lastStep}, or until {@code stop} asks to end, at a step's edge.
     *
     * @param name of the work, for the progress
     * @param lastStep {@link Long#MAX_VALUE} where only {@code stop} ends it
     * @throws UntruePrecisionException before the first step, where this machine computes other gradients in this precision
     *     than in float32
     * @throws DivergedException where a loss is not finite; the state is then that of the step before
     * @throws TooLittleMemoryException where not even one image at a time fits; the state is that of the step before
     */
    public void run(String name, long lastStep, Stop stop, Progress progress, Listener listener) {
        SmoothedLoss smoothed = new SmoothedLoss();
        new Steps(name, lastStep, stop, progress).run(state, batches, batch -> {
            double loss = step(proven(batch));
            listener.afterStep(state.step(), loss);
            return String.format(Locale.ROOT, "loss %.4f", smoothed.add(loss));
        });
    }

    private B proven(B batch) {
        if (!proven) {
            proof.require(precision, batch);
            proven = true;
        }
        return batch;
    }

    /** Steps done in all. */
    public long steps() {
        return state.step();
    }

    private double step(B batch) {
        long step = state.step() + 1;
        double loss = backward.run(batch);
        double norm = Double.isFinite(loss) ? optimizer.step(step) : Double.NaN;
        if (!Double.isFinite(norm)) {
            throw new DivergedException(step, loss, norm, batches.names(step));
        }
        statistics.take(step);
        state.advance();
        return loss;
    }
}
