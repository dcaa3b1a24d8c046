package cytodiffusion.cli.console;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** Results on standard output as strict JSON. */
public final class Json {
    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Json() {}

    /** On one line; entries of maps that are null are left out. */
    public static void printLine(Object value) {
        System.out.println(LINE.toJson(value));
    }

    /** For a person to read too. */
    public static void print(Object value) {
        System.out.println(PRETTY.toJson(value));
    }

    /** The number, or null where JSON cannot write it. */
    public static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
