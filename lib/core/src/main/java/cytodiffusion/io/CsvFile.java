package cytodiffusion.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A file of comma-separated values (RFC 4180) whose first line names the columns, in UTF-8. Spaces around a field and
 * lines without any are dropped; every problem is told with its line, the first being 1.
 */
public final class CsvFile {
    private final String source;
    private final List<String> columns;
    private final List<Row> rows;

    /**
     * One record.
     *
     * @param line on which it begins
     * @param fields as many as there are columns
     */
    public record Row(int line, List<String> fields) {}

    private CsvFile(String source, List<String> columns, List<Row> rows) {
        this.source = source;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a file.
     *
     * @throws IOException where it cannot be read, has no header, or a record does not fit the header
     */
    public static CsvFile read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not text in UTF-8; save it as \"CSV UTF-8\"", e);
        }
        return parse(file.toString(), text);
    }

    /**
     * Reads a text.
     *
     * @param source what messages call it, such as the file's name
     * @throws IOException where it has no header, or a record does not fit the header
     */
    public static CsvFile parse(String source, String text) throws IOException {
        List<Row> records = new Parser(source, text.startsWith("\uFEFF") ? text.substring(1) : text).records();
        if (records.isEmpty()) {
            throw new IOException(source + " is empty; its first line names the columns");
        }
        List<String> columns = records.get(0).fields().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        CsvFile table = new CsvFile(source, columns, List.copyOf(records.subList(1, records.size())));
        for (Row row : table.rows) {
            if (row.fields().size() != columns.size()) {
                throw table.problem(row, row.fields().size() + " fields where the header names " + columns.size());
            }
        }
        return table;
    }

    /** The names of the columns, in lower case. */
    public List<String> columns() {
        return columns;
    }

    /** The records below the header. */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The place of the column of this name, in any case.
     *
     * @throws IOException where there is none
     */
    public int column(String name) throws IOException {
        int index = columns.indexOf(name.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new IOException(source + ", line 1: there is no column \"" + name + "\" among "
                    + String.join(", ", columns) + "; add it to the header");
        }
        return index;
    }

    /** What is wrong with a record, with file and line. */
    public IOException problem(Row row, String what) {
        return new IOException(source + ", line " + row.line() + ": " + what);
    }

    /** Takes a text apart, character by character. */
    private static final class Parser {
        private final String source;
        private final String text;
        private final List<Row> records = new ArrayList<>();
        private final StringBuilder field = new StringBuilder();
        private List<String> fields = new ArrayList<>();
        private int at;
        private int line = 1;
        private int firstLine = 1;

        Parser(String source, String text) {
            this.source = source;
            this.text = text;
        }

        List<Row> records() throws IOException {
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"' && field.toString().isBlank()) {
                    field.setLength(0);
                    quoted();
                } else if (c == ',') {
                    endField();
                } else if (c == '\n') {
                    endRecord();
                    firstLine = ++line;
                } else {
                    field.append(c);
                }
            }
            endRecord();
            return records;
        }

        /** What stands between quotation marks, two of them being one that belongs to the text. */
        private void quoted() throws IOException {
            int began = line;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c != '"') {
                    line += c == '\n' ? 1 : 0;
                    field.append(c);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    field.append(text.charAt(at++));
                } else {
                    requireEndOfField();
                    return;
                }
            }
            throw new IOException(source + ", line " + began + ": a quotation mark is never closed");
        }

        private void requireEndOfField() throws IOException {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\r')) {
                at++;
            }
            if (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                throw new IOException(source + ", line " + line + ": text follows a closing quotation mark");
            }
        }

        private void endField() {
            fields.add(field.toString().strip());
            field.setLength(0);
        }

        private void endRecord() {
            endField();
            if (fields.size() > 1 || !fields.get(0).isEmpty()) {
                records.add(new Row(firstLine, List.copyOf(fields)));
            }
            fields = new ArrayList<>();
        }
    }
}
