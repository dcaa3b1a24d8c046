package cytodiffusion.data.experts;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.io.CsvFile;
import cytodiffusion.io.CsvFile.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A panel of experts beside the class folders of a dataset: {@value #ANSWERS} with the columns {@code image, expert,
 * label, confidence}, and, if known, {@value #EXPERIENCE} with {@code expert, years}. A row that cannot be used is
 * refused with its line.
 */
public final class ExpertFiles {
    /** The answers, one a line. */
    public static final String ANSWERS = "experts.csv";
    /** The experts' years of experience. */
    public static final String EXPERIENCE = "experience.csv";

    private static final double MOST_YEARS = 100;

    private ExpertFiles() {}

    /** Whether a folder holds answers of experts. */
    public static boolean in(Path folder) {
        return Files.isRegularFile(folder.resolve(ANSWERS));
    }

    /**
     * Reads the panel of a folder.
     *
     * @throws IOException where a file cannot be read or a row of it makes no sense, with its line
     */
    public static ExpertPanel read(Path folder) throws IOException {
        return read(folder, (answer, row, table) -> {});
    }

    /**
     * Reads the panel beside these images.
     *
     * @throws IOException where a file cannot be read, or a row of it makes no sense or names an image or a class that
     *     is not there, with its line
     */
    public static ExpertPanel read(ImageFolder images) throws IOException {
        Set<String> ids = images.images().stream().map(LabelledImage::id).collect(Collectors.toSet());
        return read(images.root(), (answer, row, table) -> {
            if (!ids.contains(answer.image())) {
                throw table.problem(
                        row,
                        "there is no image \"" + answer.image() + "\"; names are class/file without ending"
                                + suggestion(answer.image(), ids));
            }
            if (!images.classes().contains(answer.label())) {
                throw table.problem(
                        row,
                        "there is no class \"" + answer.label() + "\" among " + String.join(", ", images.classes()));
            }
        });
    }

    /** The one image that may have been meant: by its file alone, with its ending, or as Windows writes paths. */
    private static String suggestion(String name, Set<String> ids) {
        String path = name.replace('\\', '/').replaceFirst("\\.\\w{3,4}$", "");
        List<String> meant = ids.stream()
                .filter(id -> id.equals(path) || id.endsWith("/" + path))
                .toList();
        return meant.size() == 1 ? ", here \"" + meant.get(0) + "\"" : "";
    }

    private static ExpertPanel read(Path folder, Check check) throws IOException {
        List<ExpertAnswer> answers = answers(folder.resolve(ANSWERS), check);
        Path experience = folder.resolve(EXPERIENCE);
        Set<String> experts = answers.stream().map(ExpertAnswer::expert).collect(Collectors.toCollection(TreeSet::new));
        return new ExpertPanel(answers, Files.exists(experience) ? years(experience, experts) : Map.of());
    }

    /** What an answer has to fulfil besides being well-formed. */
    private interface Check {
        void require(ExpertAnswer answer, Row row, CsvFile table) throws IOException;
    }

    /** Reads {@code image, expert, label, confidence}; the columns may stand in any order, and others beside them. */
    private static List<ExpertAnswer> answers(Path file, Check check) throws IOException {
        CsvFile table = CsvFile.read(file);
        int image = table.column("image");
        int expert = table.column("expert");
        int label = table.column("label");
        int confidence = table.column("confidence");
        Map<List<String>, Integer> seen = new HashMap<>();
        List<ExpertAnswer> answers = new ArrayList<>();
        for (Row row : table.rows()) {
            for (int column : new int[] {image, expert, label}) {
                requireText(table, row, column, column == image ? "image" : column == expert ? "expert" : "label");
            }
            String word = row.fields().get(confidence);
            ConfidenceLevel level = ConfidenceLevel.of(word)
                    .orElseThrow(() -> table.problem(
                            row, "the confidence \"" + word + "\" is none of " + ConfidenceLevel.words()));
            ExpertAnswer answer = new ExpertAnswer(
                    row.fields().get(image),
                    row.fields().get(expert),
                    row.fields().get(label),
                    level);
            Integer earlier = seen.putIfAbsent(List.of(answer.image(), answer.expert()), row.line());
            if (earlier != null) {
                throw table.problem(
                        row,
                        answer.expert() + " has labelled " + answer.image() + " on line " + earlier
                                + " already; keep one of the two");
            }
            check.require(answer, row, table);
            answers.add(answer);
        }
        if (answers.isEmpty()) {
            throw new IOException(file + " holds no labels below its header");
        }
        return answers;
    }

    /** Reads {@code expert, years}; a name that no answer has is a slip of the pen that would leave its expert without. */
    private static Map<String, Double> years(Path file, Set<String> experts) throws IOException {
        CsvFile table = CsvFile.read(file);
        int expert = table.column("expert");
        int years = table.column("years");
        Map<String, Double> experience = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            requireText(table, row, expert, "expert");
            String name = row.fields().get(expert);
            if (!experts.contains(name)) {
                throw table.problem(
                        row,
                        "there is no expert \"" + name + "\" among those of " + ANSWERS + ", who are "
                                + String.join(", ", experts) + "; mend the name, or delete the line");
            }
            String text = row.fields().get(years);
            double value = CsvFile.number(text).orElse(Double.NaN);
            if (!(value >= 0 && value <= MOST_YEARS)) {
                throw table.problem(row, "\"" + text + "\" is no number of years, such as 12 or 3.5");
            }
            if (experience.putIfAbsent(name, value) != null) {
                throw table.problem(row, name + " stands in the table twice");
            }
        }
        return experience;
    }

    private static void requireText(CsvFile table, Row row, int column, String name) throws IOException {
        if (row.fields().get(column).isEmpty()) {
            throw table.problem(row, "the " + name + " is missing");
        }
    }

    /** Writes both files, replacing earlier ones. */
    public static void write(Path folder, ExpertPanel panel) throws IOException {
        StringBuilder answers = new StringBuilder(Csv.line(List.of("image", "expert", "label", "confidence")));
        for (ExpertAnswer a : panel.answers()) {
            answers.append(Csv.line(
                    List.of(a.image(), a.expert(), a.label(), a.confidence().word())));
        }
        StringBuilder years = new StringBuilder(Csv.line(List.of("expert", "years")));
        panel.years().forEach((expert, value) -> years.append(Csv.line(List.of(expert, value.toString()))));
        AtomicFile.writeString(folder.resolve(EXPERIENCE), years.toString());
        AtomicFile.writeString(folder.resolve(ANSWERS), answers.toString());
    }
}
