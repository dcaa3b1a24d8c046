package cytodiffusion.paper.cytodiffusion.turing;

import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.io.CsvFile;
import cytodiffusion.io.CsvFile.Row;
import cytodiffusion.paper.cytodiffusion.turing.RaterAnswers.Answer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that raters send back: {@code test, rater, years, item, answer, class, seconds}, an answer a line. The columns
 * may stand in any order, others beside them, and several raters in one file. A row that cannot be used, or belongs to
 * another test, is refused with its line.
 */
public final class RaterFiles {
    private static final List<String> COLUMNS = List.of("test", "rater", "years", "item", "answer", "class", "seconds");
    private static final String SYNTHETIC = "synthetic";
    private static final String REAL = "real";

    private RaterFiles() {}

    /**
     * Reads every file of a folder whose name ends in {@code .csv}, except a key.
     *
     * @return the raters in the order of files and lines; empty where there is no such file or no folder
     * @throws IOException where a file cannot be read or a row of it used, or two files are of one rater
     */
    public static List<RaterAnswers> readFolder(TuringKey key, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.csv")) {
                all.forEach(files::add);
            }
        }
        files.removeIf(file -> file.getFileName().toString().equals(TuringTest.KEY));
        files.sort(null);
        Map<String, Path> known = new LinkedHashMap<>();
        List<RaterAnswers> raters = new ArrayList<>();
        for (Path file : files) {
            for (RaterAnswers rater : read(key, file)) {
                Path earlier = known.putIfAbsent(rater.rater(), file);
                if (earlier != null) {
                    throw new IOException(file + " and " + earlier + " both hold answers of " + rater.rater()
                            + "; keep one of them, or change the name in one if they are two people");
                }
                raters.add(rater);
            }
        }
        return raters;
    }

    /**
     * Reads one file.
     *
     * @throws IOException where it cannot be read, or a row of it cannot be used, with its line
     */
    public static List<RaterAnswers> read(TuringKey key, Path file) throws IOException {
        Reader reader = new Reader(key, CsvFile.read(file));
        for (Row row : reader.table.rows()) {
            reader.add(row);
        }
        if (reader.answers.isEmpty()) {
            throw new IOException(file + " holds no answers below its header");
        }
        return reader.answers.entrySet().stream()
                .map(of -> new RaterAnswers(
                        of.getKey(),
                        reader.years.get(of.getKey()),
                        List.copyOf(of.getValue().values())))
                .toList();
    }

    /** Writes the answers of one rater as the page does, replacing an earlier file. */
    public static void write(Path file, TuringKey key, RaterAnswers rater) throws IOException {
        StringBuilder text = new StringBuilder(Csv.line(COLUMNS));
        for (Answer answer : rater.answers()) {
            text.append(Csv.line(List.of(
                    key.test(),
                    rater.rater(),
                    String.valueOf(rater.years()),
                    String.valueOf(answer.item()),
                    answer.synthetic() ? SYNTHETIC : REAL,
                    answer.label(),
                    Double.isNaN(answer.seconds()) ? "" : String.valueOf(answer.seconds()))));
        }
        AtomicFile.writeString(file, text.toString());
    }

    /** What was read of one file so far. */
    private static final class Reader {
        private final TuringKey key;
        private final CsvFile table;
        private final List<String> classes;
        private final int[] columns = new int[COLUMNS.size()];
        private final Map<String, Map<Integer, Answer>> answers = new LinkedHashMap<>();
        private final Map<String, Double> years = new LinkedHashMap<>();

        Reader(TuringKey key, CsvFile table) throws IOException {
            this.key = key;
            this.table = table;
            this.classes = key.classes();
            for (int i = 0; i < columns.length; i++) {
                columns[i] = table.column(COLUMNS.get(i));
            }
        }

        void add(Row row) throws IOException {
            if (!field(row, "test").equals(key.test())) {
                throw table.problem(
                        row,
                        "this answers the test " + field(row, "test") + ", and the key is of the test " + key.test()
                                + "; take the key that was written with that page");
            }
            String rater = field(row, "rater");
            if (rater.isEmpty()) {
                throw table.problem(row, "the rater is missing");
            }
            double experience = number(row, "years");
            if (!years.computeIfAbsent(rater, name -> experience).equals(experience)) {
                throw table.problem(row, rater + " has " + years.get(rater) + " years of experience further above");
            }
            Answer answer = answer(row);
            if (answers.computeIfAbsent(rater, name -> new LinkedHashMap<>()).putIfAbsent(answer.item(), answer)
                    != null) {
                throw table.problem(row, rater + " has answered cell " + answer.item() + " further above already");
            }
        }

        private Answer answer(Row row) throws IOException {
            double item = number(row, "item");
            if (item != Math.rint(item) || item < 1 || item > key.size()) {
                throw table.problem(
                        row, "there is no cell \"" + field(row, "item") + "\"; they go from 1 to " + key.size());
            }
            String origin = field(row, "answer");
            if (!origin.equals(REAL) && !origin.equals(SYNTHETIC)) {
                throw table.problem(row, "the answer is real or synthetic, not \"" + origin + "\"");
            }
            String label = field(row, "class");
            if (!classes.contains(label)) {
                throw table.problem(row, "there is no class \"" + label + "\" among " + String.join(", ", classes));
            }
            double seconds = field(row, "seconds").isEmpty() ? Double.NaN : number(row, "seconds");
            return new Answer((int) item, origin.equals(SYNTHETIC), label, seconds);
        }

        private String field(Row row, String column) {
            return row.fields().get(columns[COLUMNS.indexOf(column)]);
        }

        /** Zero or more. */
        private double number(Row row, String column) throws IOException {
            double value = CsvFile.number(field(row, column)).orElse(Double.NaN);
            if (!(value >= 0 && Double.isFinite(value))) {
                throw table.problem(row, column + " is \"" + field(row, column) + "\", which is no number from 0 on");
            }
            return value;
        }
    }
}
