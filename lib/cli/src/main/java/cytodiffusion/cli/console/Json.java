package cytodiffusion.cli.console;

import cytodiffusion.io.JsonFormat;

/** Results on standard output as strict JSON. */
public final class Json {
    private Json() {}

    /** On one line; entries of maps that are null are left out. */
    public static void printLine(Object value) {
        System.out.println(JsonFormat.LINE.toJson(value));
    }

    /** For a person to read too. */
    public static void print(Object value) {
        System.out.println(JsonFormat.PAGE.toJson(value));
    }

    /** The number, or null where JSON cannot write it. */
    public static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
