package cytodiffusion.data.catalog;

import cytodiffusion.io.CsvFile;
import cytodiffusion.io.CsvFile.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Sorts a flat folder of numbered images into one folder per class, by a table whose lines are {@code image,class}, both
 * numbered from 1, below a line of headings: Zheng's datasets come so.
 *
 * @param file the table's path inside the archive
 * @param ending of the images' names, such as {@code .bmp}; what stands before it is the image's number in three digits
 * @param classes names of the classes, in the order of their numbers
 */
public record LabelTable(String file, String ending, List<String> classes) {
    public LabelTable {
        classes = List.copyOf(classes);
    }

    /**
     * Moves the images that the table lists into folders below {@code target}; other files, masks for instance, stay
     * behind.
     *
     * @param archive the unpacked archive
     * @param images the folder in it that holds the images
     * @throws IOException where a line makes no sense, or its image is not there
     */
    void sort(Path archive, Path images, Path target) throws IOException {
        CsvFile table = CsvFile.read(archive.resolve(file));
        for (Row row : table.rows()) {
            List<String> numbers = row.fields();
            if (numbers.size() < 2
                    || !numbers.get(0).matches("\\d{1,6}")
                    || !numbers.get(1).matches("\\d{1,3}")) {
                throw table.problem(row, "this is not image,class: " + String.join(",", numbers));
            }
            int label = Integer.parseInt(numbers.get(1));
            if (label < 1 || label > classes.size()) {
                throw table.problem(row, "there is no class " + label + ", they go from 1 to " + classes.size());
            }
            String name = String.format(Locale.ROOT, "%03d%s", Integer.parseInt(numbers.get(0)), ending);
            Path folder = Files.createDirectories(target.resolve(classes.get(label - 1)));
            Files.move(images.resolve(name), folder.resolve(name));
        }
    }
}
