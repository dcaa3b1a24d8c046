package cytodiffusion.cli.console;

import cytodiffusion.progress.Progress;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Progress as a line on standard error: rewritten in place on a terminal, a new line every half a minute in a log. Work
 * of less than two seconds is not mentioned.
 */
public final class ConsoleProgress implements Progress {
    private static final double QUIET_SECONDS = 2;
    private static final double TERMINAL_INTERVAL = 0.5;
    private static final double LOG_INTERVAL = 30;

    /** System property that environment/cyto sets where standard error is a terminal: Java cannot tell. */
    private static final String TERMINAL = "cytodiffusion.terminal";

    private final PrintStream out;
    private final boolean terminal;

    ConsoleProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** On standard error; a terminal where {@value #TERMINAL} is true. */
    public static ConsoleProgress standard() {
        return new ConsoleProgress(System.err, Boolean.getBoolean(TERMINAL));
    }

    @Override
    public Task start(Work work) {
        return new Line(work);
    }

    @Override
    public void note(String sentence) {
        out.println("Note: " + sentence);
    }

    private final class Line implements Task {
        private final Work work;
        private final long start = System.nanoTime();
        private double shown = QUIET_SECONDS - (terminal ? TERMINAL_INTERVAL : LOG_INTERVAL);
        private boolean any;
        private String last = "";

        Line(Work work) {
            this.work = work;
        }

        @Override
        public void update(long done, String message) {
            double seconds = (System.nanoTime() - start) / 1e9;
            last = line(done, seconds, message);
            if (seconds < QUIET_SECONDS || seconds - shown < (terminal ? TERMINAL_INTERVAL : LOG_INTERVAL)) {
                return;
            }
            shown = seconds;
            any = true;
            print(last);
        }

        private String line(long done, double seconds, String message) {
            double rate = done / seconds;
            StringBuilder text = new StringBuilder(work.name()).append(": ").append(done);
            if (work.total() >= 0) {
                text.append(" of ").append(work.total());
            }
            text.append(' ').append(work.unit());
            text.append(String.format(Locale.ROOT, ", %.1f a second", rate));
            if (work.total() > done && rate > 0) {
                text.append(", ").append(clock((work.total() - done) / rate)).append(" left");
            } else {
                text.append(", ").append(clock(seconds));
            }
            return message.isEmpty() ? text.toString() : text + ", " + message;
        }

        private void print(String text) {
            if (terminal) {
                // Carriage return, the line, and the rest of what stood there cleared.
                out.print("\r" + text + "\u001b[K");
                out.flush();
            } else {
                out.println(text);
            }
        }

        @Override
        public void close() {
            if (any) {
                print(last);
                if (terminal) {
                    out.println();
                }
            }
        }
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
