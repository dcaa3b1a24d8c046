package cytodiffusion.notebook;

import cytodiffusion.progress.Progress.Work;
import cytodiffusion.report.Html;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What a progress bar says at one moment.
 *
 * @param name what is being done
 * @param fraction how much of it is done, in [0, 1], or NaN where the total is not known
 * @param running whether more is to come
 * @param details count, rate and time, as one line
 */
record ProgressState(String name, double fraction, boolean running, String details) {
    static ProgressState running(Work work, Pace pace, String message) {
        StringJoiner details = new StringJoiner(", ");
        details.add(count(work, pace.done()));
        if (pace.rate() > 0) {
            details.add(rate(pace.rate(), work.unit()));
        }
        double left = pace.secondsLeft(work.total());
        if (!Double.isNaN(left)) {
            details.add(remaining(left) + " left");
        }
        addMessage(details, message);
        return new ProgressState(work.name(), fraction(work, pace.done()), true, details.toString());
    }

    static ProgressState ended(Work work, Pace pace, String message) {
        long done = pace.done();
        String time = duration(pace.seconds());
        StringJoiner details = new StringJoiner(", ");
        if (work.total() < 0) {
            details.add("ended after " + time + ": " + count(work, done));
        } else if (done >= work.total()) {
            details.add("done in " + time + ": " + amount(work.total(), work.unit()));
        } else {
            details.add("stopped at " + count(work, done) + " after " + time);
        }
        addMessage(details, message);
        return new ProgressState(work.name(), fraction(work, done), false, details.toString());
    }

    /** One line of plain text. */
    String text() {
        return name + ": " + percent() + details;
    }

    /**
     * The browser's own progress element, which screen readers know and which follows light and dark themes; text takes
     * its colour from the page.
     */
    String html() {
        String bar = Double.isNaN(fraction) && !running
                ? ""
                : "<progress aria-label=\"" + Html.escape(name) + "\" max=\"1\"" + value()
                        + " style=\"width:16em; vertical-align:middle\"></progress> ";
        return "<div data-progress style=\"font-variant-numeric:tabular-nums\"><strong>" + Html.escape(name)
                + "</strong> " + bar + Html.escape(percent() + details) + "</div>";
    }

    private String value() {
        return Double.isNaN(fraction) ? "" : String.format(Locale.ROOT, " value=\"%.4f\"", fraction);
    }

    private String percent() {
        return Double.isNaN(fraction) ? "" : (int) Math.floor(100 * fraction + 1e-9) + " %, ";
    }

    private static void addMessage(StringJoiner details, String message) {
        if (!message.isBlank()) {
            details.add(message);
        }
    }

    private static double fraction(Work work, long done) {
        if (work.total() < 0) {
            return Double.NaN;
        }
        return work.total() == 0 ? 1 : Math.min(1, Math.max(0, (double) done / work.total()));
    }

    private static String count(Work work, long done) {
        if (work.total() < 0) {
            return amount(done, work.unit());
        }
        String soFar = isBytes(work.unit()) ? bytes(done) : grouped(done);
        return soFar + " of " + amount(work.total(), work.unit());
    }

    private static String amount(long count, String unit) {
        return isBytes(unit) ? bytes(count) : grouped(count) + " " + unit;
    }

    private static String rate(double rate, String unit) {
        if (isBytes(unit)) {
            return bytes(rate) + "/s";
        }
        // Below one a second the reciprocal is easier to picture: "12.5 s each".
        return rate < 0.995 ? duration(1 / rate) + " each" : significant(rate) + " " + unit + "/s";
    }

    private static boolean isBytes(String unit) {
        return unit.equals("bytes");
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String significant(double value) {
        return value < 99.95
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    /** Decimal multiples, as storage and networks are sold: 1 MB is a million bytes. */
    static String bytes(double count) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        double value = count;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return (unit == 0 ? String.format(Locale.ROOT, "%.0f", value) : significant(value)) + " " + units[unit];
    }

    /** A time that is only estimated: whole seconds, rounded up, and beyond a minute as {@link #duration}. */
    static String remaining(double seconds) {
        long whole = (long) Math.ceil(seconds - 1e-9);
        return whole < 60 ? whole + " s" : duration(whole);
    }

    /** "12.3 s", "4 min 05 s" or "2 h 07 min". */
    static String duration(double seconds) {
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
