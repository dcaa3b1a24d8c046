package cytodiffusion.train;

import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.util.function.Function;

/**
 * The loop of every training: steps at whose edge it can be stopped, and whose losses are told.
 *
 * @param name of the work, for the progress
 * @param lastStep {@link Long#MAX_VALUE} where only {@code stop} ends it
 */
record Steps(String name, long lastStep, Stop stop, Progress progress) {
    /** Takes one batch, and says what to tell of it. */
    interface Step<B> extends Function<B, String> {}

    <B> void run(TrainingState state, BatchSource<B> batches, Step<B> step) {
        try (BatchPipeline<B> pipeline = new BatchPipeline<>(batches, state.step() + 1);
                Progress.Task task =
                        progress.start(name, "steps", lastStep == Long.MAX_VALUE ? -1 : lastStep - state.step())) {
            long first = state.step();
            while (state.step() < lastStep && !stop.requested()) {
                String told = step.apply(pipeline.take());
                task.update(state.step() - first, told);
            }
        }
    }
}
