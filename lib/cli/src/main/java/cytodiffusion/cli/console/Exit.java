package cytodiffusion.cli.console;

/** Exit codes of the command. */
public final class Exit {
    /** Done. */
    public static final int OK = 0;
    /** Some input failed and the rest is done, or the work failed on the way. */
    public static final int FAILED = 1;
    /** Wrong usage: the same command would fail again whatever the machine does. */
    public static final int USAGE = 2;
    /** Stopped by the user; what was done is kept. A process that SIGTERM ended has 143, which the JVM sees to. */
    public static final int INTERRUPTED = 130;

    private Exit() {}
}
