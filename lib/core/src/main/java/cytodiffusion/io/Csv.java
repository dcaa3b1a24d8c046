package cytodiffusion.io;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values after RFC 4180, with the line ends of Unix. */
public final class Csv {
    private Csv() {}

    /** One record with its line end; fields that hold a comma, a quotation mark or a line end are quoted. */
    public static String line(List<String> fields) {
        return fields.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
