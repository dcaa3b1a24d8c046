package cytodiffusion.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.OutOfMemory;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import cytodiffusion.tensor.TooLittleMemoryException;
import java.util.Locale;

/**
 * Trains two networks in turns, each against the other: in every step first the judge, then the maker against the judge as
 * it is by then, on what was made before. A batch is not taken in parts, as batch normalizations see all of it.
 *
 * <p>The same state, batches, precision and number of threads give the same weights, bit for bit, on one machine.
 */
public final class AlternatingTrainer<B> {
    private final TrainingState state;
    private final Contest<B> contest;
    private final BatchSource<B> batches;
    private final Precision precision;
    private final Side maker;
    private final Side judge;
    private final StartProof<B> proof;
    private final SmoothedLoss makersLoss = new SmoothedLoss();
    private final SmoothedLoss judgesLoss = new SmoothedLoss();
    private boolean proven;

    /** The losses of one step. */
    public record Losses(double maker, double judge) {}

    /** Told after every step. */
    @FunctionalInterface
    public interface Listener {
        void afterStep(long step, Losses losses);
    }

    /**
     * Goes on from {@code state}, which it changes.
     *
     * @param state of a {@link NetworkPair}
     * @param makersSettings how the maker is trained
     * @param judgesSettings how the judge is trained
     */
    public AlternatingTrainer(
            TrainingState state,
            TrainingSettings makersSettings,
            TrainingSettings judgesSettings,
            Precision precision,
            Contest<B> contest,
            BatchSource<B> batches) {
        this.state = state;
        this.contest = contest;
        this.batches = batches;
        this.precision = precision;
        maker = new Side(state.part(NetworkPair.MAKER), makersSettings);
        judge = new Side(state.part(NetworkPair.JUDGE), judgesSettings);
        proof = new StartProof<>(maker.weights(), chain(), maker.optimizer, maker.statistics::watch);
    }

    /** The maker's loss as one objective, of a judge that does not change. */
    private Objective<B> chain() {
        return new Objective<>() {
            @Override
            public NDArray loss(Parameters parameters, B batch) {
                return contest.makersLoss(
                        new WithoutGradient(judge.in(parameters.precision())), contest.made(parameters, batch), batch);
            }

            @Override
            public int count(B batch) {
                return contest.count(batch);
            }

            @Override
            public B part(B batch, int from, int to) {
                return contest.part(batch, from, to);
            }
        };
    }

    /**
     * Trains up to step {@code lastStep}, or until {@code stop} asks to end, at a step's edge.
     *
     * @param name of the work, for the progress
     * @param lastStep {@link Long#MAX_VALUE} where only {@code stop} ends it
     * @throws UntruePrecisionException before the first step, where this machine computes other gradients in this precision
     *     than in float32
     * @throws DivergedException where a loss is not finite; the judge may then be one step ahead of the maker: the state is
     *     not to be saved
     * @throws TooLittleMemoryException where a batch does not fit; the same holds for the state
     */
    public void run(String name, long lastStep, Stop stop, Progress progress, Listener listener) {
        new Steps(name, lastStep, stop, progress).run(state, batches, batch -> {
            if (!proven) {
                proof.require(precision, batch);
                proven = true;
            }
            Losses losses = step(batch);
            listener.afterStep(state.step(), losses);
            return String.format(
                    Locale.ROOT,
                    "losses %.3f (generator) and %.3f (discriminator)",
                    makersLoss.add(losses.maker()),
                    judgesLoss.add(losses.judge()));
        });
    }

    /** Steps done in all. */
    public long steps() {
        return state.step();
    }

    private Losses step(B batch) {
        long step = state.step() + 1;
        try (Scope scope = new Scope();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray made = contest.made(maker.watched(precision), batch);
            NDArray judges = contest.judgesLoss(judge.watched(precision), made.stopGradient(), batch);
            collector.backward(judges);
            double judged = judge.apply(step, judges, batches);
            NDArray makers = contest.makersLoss(new WithoutGradient(judge.watched(precision)), made, batch);
            collector.backward(makers);
            double won = maker.apply(step, makers, batches);
            state.advance();
            return new Losses(won, judged);
        } catch (RuntimeException | OutOfMemoryError e) {
            if (OutOfMemory.isCauseOf(e)) {
                throw new TooLittleMemoryException(
                        "There is not enough memory for a step of this batch. Choose a smaller one (--batch) or a smaller"
                                + " preset (--preset), or end other programs; what was saved before is kept",
                        e);
            }
            throw e;
        }
    }

    /** One of the two networks with what trains it. */
    private static final class Side {
        private final TrainingState part;
        private final Optimizer optimizer;
        private final RunningStatistics statistics;

        Side(TrainingState part, TrainingSettings settings) {
            this.part = part;
            optimizer = new Optimizer(settings, part);
            statistics = new RunningStatistics(settings, part.weights(), part.average());
        }

        Weights weights() {
            return part.weights();
        }

        Parameters in(Precision precision) {
            return part.weights().in(precision);
        }

        Parameters watched(Precision precision) {
            return statistics.watch(in(precision));
        }

        /** Applies the gradients of a loss, and gives the loss. */
        double apply(long step, NDArray loss, BatchSource<?> batches) {
            double value = loss.getFloat();
            double norm = Double.isFinite(value) ? optimizer.step(step) : Double.NaN;
            if (!Double.isFinite(norm)) {
                throw new DivergedException(step, value, norm, batches.names(step));
            }
            statistics.take(step);
            return value;
        }
    }

    /** Parameters behind which there is nothing to train. */
    private record WithoutGradient(Parameters of) implements Parameters {
        @Override
        public NDArray get(String name) {
            return of.get(name).stopGradient();
        }

        @Override
        public Precision precision() {
            return of.precision();
        }

        @Override
        public boolean training() {
            return of.training();
        }
    }
}
