package cytodiffusion.notebook;

/**
 * How fast units get done: a mean over the recent past, whose weights halve about every seven seconds, so that a slow
 * start (compilation, cold caches) is soon forgotten.
 */
final class Pace {
    private static final double MEMORY_SECONDS = 10;

    private final long start;
    private long last;
    private long done;
    private double recentUnits;
    private double recentSeconds;

    /** Work that starts at this time, in nanoseconds of any origin. */
    Pace(long start) {
        this.start = start;
        this.last = start;
    }

    /** Tells that {@code units} in all were done at time {@code now}. */
    void reached(long units, long now) {
        // What is done at once was done before: work that resumes says so in its first report.
        boolean resumed = done == 0 && now - start < 100_000_000L && units > 0;
        double seconds = (now - last) / 1e9;
        double fade = Math.exp(-seconds / MEMORY_SECONDS);
        recentUnits = recentUnits * fade + (resumed ? 0 : units - done);
        recentSeconds = recentSeconds * fade + seconds;
        done = units;
        last = now;
    }

    long done() {
        return done;
    }

    /** Seconds from the start to the last report. */
    double seconds() {
        return (last - start) / 1e9;
    }

    /** Units a second, or 0 where none is known. */
    double rate() {
        return recentSeconds > 0 && recentUnits > 0 ? recentUnits / recentSeconds : 0;
    }

    /** Seconds until {@code total} units are done, or NaN where that is not known. */
    double secondsLeft(long total) {
        return total < 0 || rate() == 0 ? Double.NaN : Math.max(0, total - done) / rate();
    }
}
