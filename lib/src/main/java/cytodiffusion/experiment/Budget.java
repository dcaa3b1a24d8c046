package cytodiffusion.experiment;

import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.train.Trainer;
import java.time.Duration;

/** How the time of a training is shared out among its parts. */
final class Budget {
    private static final double FIT_SHARE = 0.05;
    private static final double LONGEST_FIT_SECONDS = 75;

    private final long start = System.nanoTime();
    private final double seconds;
    private final double autoencoderShare;
    private final Stop stop;

    /** @param time for everything, or null where steps decide */
    Budget(Duration time, double autoencoderShare, Stop stop) {
        seconds = time == null ? Double.POSITIVE_INFINITY : time.toMillis() / 1e3;
        this.autoencoderShare = autoencoderShare;
        this.stop = stop;
    }

    /** Whether the user wants the training to end. */
    Stop stop() {
        return stop;
    }

    /** Seconds since the training began. */
    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    Stop untilAutoencoderIsDone() {
        return until(autoencoderShare * seconds);
    }

    Stop untilFit() {
        return until(seconds - Math.min(LONGEST_FIT_SECONDS, FIT_SHARE * seconds));
    }

    private Stop until(double end) {
        return () -> stop.requested() || seconds() >= end;
    }

    /** Trains for {@code lastStep} steps, or, where that is 0, for the time that {@code end} allows. */
    void train(Trainer<?> trainer, String name, long lastStep, Progress progress, Stop end, Trainer.Listener listener) {
        trainer.run(name, lastStep > 0 ? lastStep : Long.MAX_VALUE, end, progress, listener);
    }
}
