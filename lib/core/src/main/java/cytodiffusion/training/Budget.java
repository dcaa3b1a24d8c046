package cytodiffusion.training;

import cytodiffusion.progress.Stop;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** How the time of a training is shared out among its parts. Each of them gets one step at least. */
final class Budget {
    private static final double FIT_SHARE = 0.08;
    private static final double LONGEST_FIT_SECONDS = 90;

    private final long start = System.nanoTime();
    private final double seconds;
    private final Stop stop;

    /** @param time for everything, or null where steps decide */
    Budget(Duration time, Stop stop) {
        seconds = time == null ? Double.POSITIVE_INFINITY : time.toMillis() / 1e3;
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

    /** Ends a part that begins now when it has had {@code share} of the time that is left. */
    Stop share(double share) {
        double now = seconds();
        return until(now + share * (seconds - now));
    }

    /** When the UNet's training ends, with some time left for what follows. */
    private double endOfTheUNet() {
        return seconds - Math.min(LONGEST_FIT_SECONDS, FIT_SHARE * seconds);
    }

    /**
     * Ends the first of so many equal parts of the UNet's training, some time before the part's end.
     *
     * @param parts that are left of it
     * @param reserve seconds for what follows within the part
     */
    Stop firstOf(int parts, double reserve) {
        double now = seconds();
        return until(now + (endOfTheUNet() - now) / parts - reserve);
    }

    /** Ends when no more time is left than {@code reserve} tells at that moment, in seconds, for what follows. */
    Stop before(DoubleSupplier reserve) {
        return () -> stop.requested() || seconds() >= seconds - reserve.getAsDouble();
    }

    /** Ends when all of the time is used up. */
    Stop untilTheEnd() {
        return until(seconds);
    }

    private Stop until(double end) {
        return () -> stop.requested() || seconds() >= end;
    }

    /** The last step: {@code steps}, or, where that is 0, whichever the time allows. */
    static long lastStep(long steps) {
        return steps > 0 ? steps : Long.MAX_VALUE;
    }

    /** {@code end}, but not before the user asks for it while there is no step at all. */
    Stop afterOneStep(Stop end, LongSupplier steps) {
        return () -> steps.getAsLong() > 0 ? end.requested() : stop.requested();
    }
}
