package cytodiffusion.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table whose first line names the columns, as RFC 4180 has it or as spreadsheets save it: separated by commas,
 * semicolons, tabs or bars, with any line ends, in UTF-8, UTF-16 or Windows-1252, with or without Excel's line {@code
 * sep=;}. Spaces around a field, lines without any content and empty fields beyond the last column are dropped, and
 * letters are in Unicode NFC, as the names of classes are; every problem is told with its line, the first being 1.
 */
public final class CsvFile {
    /** Every digit and point as it is meant; a comma only where it cannot stand for thousands. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?(0,\\d+|\\d+,(\\d{1,2}|\\d{4,}))");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(false)
            .build();

    private final String source;
    private final int headerLine;
    private final List<String> columns;
    private final List<Row> rows;

    /**
     * One record.
     *
     * @param line on which it begins
     * @param fields as many as there are columns
     */
    public record Row(int line, List<String> fields) {}

    private CsvFile(String source, int headerLine, List<String> columns, List<Row> rows) {
        this.source = source;
        this.headerLine = headerLine;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a file.
     *
     * @throws IOException where it cannot be read, has no header, or a record does not fit the header
     */
    public static CsvFile read(Path file) throws IOException {
        return parse(file.toString(), TableText.of(file.toString(), Files.readAllBytes(file)));
    }

    /**
     * Reads a text.
     *
     * @param source what messages call it, such as the file's name
     * @throws IOException where it has no header, or a record does not fit the header
     */
    public static CsvFile parse(String source, String text) throws IOException {
        List<Row> records = records(source, TableText.withoutMark(text));
        if (records.isEmpty()) {
            throw new IOException(source + " is empty; its first line names the columns");
        }
        List<String> columns = withoutEmptyEnd(records.get(0).fields(), 0).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Row row : records.subList(1, records.size())) {
            List<String> fields = withoutEmptyEnd(row.fields(), columns.size());
            if (fields.size() != columns.size()) {
                throw columns.size() == 1
                        ? problem(source, row, notTheHeader(fields.size(), records.get(0)))
                        : problem(source, row, fields.size() + " fields where the header names " + columns.size());
            }
            rows.add(new Row(row.line(), fields));
        }
        return new CsvFile(source, records.get(0).line(), columns, List.copyOf(rows));
    }

    private static String notTheHeader(int fields, Row first) {
        return fields + " fields where line " + first.line() + ", \""
                + first.fields().get(0)
                + "\", names one column; the first line must name all columns, so delete what stands above that line";
    }

    private static List<Row> records(String source, String text) throws IOException {
        Separator separator = Separator.of(text);
        long linesAbove = text.substring(0, separator.header()).lines().count();
        CSVFormat format = FORMAT.builder().setDelimiter(separator.character()).build();
        List<Row> records = new ArrayList<>();
        long line = linesAbove + 1;
        try (CSVParser parser = CSVParser.parse(text.substring(separator.header()), format)) {
            Iterator<CSVRecord> iterator = parser.iterator();
            while (iterator.hasNext()) {
                List<String> fields = StreamSupport.stream(iterator.next().spliterator(), false)
                        .map(CsvFile::plain)
                        .toList();
                if (fields.stream().anyMatch(field -> !field.isEmpty())) {
                    records.add(new Row((int) line, fields));
                }
                line = linesAbove + parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            throw new IOException(
                    source + ", line " + line + ": its quotation marks do not match: a field that begins with one ends"
                            + " with one, and one that belongs to the text is written twice",
                    e);
        }
        return records;
    }

    /** A field without the spaces around it, whatever kind of space they are. */
    private static String plain(String field) {
        int from = 0;
        int to = field.length();
        while (from < to && isSpace(field.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(field.charAt(to - 1))) {
            to--;
        }
        return Normalizer.normalize(field.substring(from, to), Normalizer.Form.NFC);
    }

    /** No-break spaces and marks of no width look like nothing, too. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    private static List<String> withoutEmptyEnd(List<String> fields, int least) {
        int size = fields.size();
        while (size > least && fields.get(size - 1).isEmpty()) {
            size--;
        }
        return fields.subList(0, size);
    }

    /** What messages call the table, such as the file's name. */
    public String source() {
        return source;
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
     * @throws IOException where there is none, or more than one
     */
    public int column(String name) throws IOException {
        int index = columns.indexOf(name.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new IOException(source + ", line " + headerLine + ": there is no column \"" + name + "\" among "
                    + String.join(", ", columns) + "; add it to the header");
        }
        if (columns.lastIndexOf(columns.get(index)) != index) {
            throw new IOException(source + ", line " + headerLine + ": two columns are called \"" + name
                    + "\"; rename or delete the one that is not meant");
        }
        return index;
    }

    /** What is wrong with a record, with file and line. */
    public IOException problem(Row row, String what) {
        return problem(source, row, what);
    }

    private static IOException problem(String source, Row row, String what) {
        return new IOException(source + ", line " + row.line() + ": " + what);
    }

    /**
     * The number that a field holds, with a point or, as in much of Europe, a comma before its decimals.
     *
     * @return empty where it is none, or may mean two: {@code 1,000} is one or a thousand
     */
    public static OptionalDouble number(String field) {
        if (NUMBER.matcher(field).matches() || field.matches("NaN|-?Infinity")) {
            return OptionalDouble.of(Double.parseDouble(field));
        }
        return DECIMAL_COMMA.matcher(field).matches()
                ? OptionalDouble.of(Double.parseDouble(field.replace(',', '.')))
                : OptionalDouble.empty();
    }
}
