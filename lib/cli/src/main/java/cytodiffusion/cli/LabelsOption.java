package cytodiffusion.cli;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.FolderSurvey;
import cytodiffusion.data.ImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the classes of images are written that are not sorted into folders. */
final class LabelsOption {
    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "table with the columns file and label, for images that are not sorted into one folder per"
                    + " class; files are named as they lie below the folder of images")
    private Path labels;

    /**
     * The images of a folder.
     *
     * @throws IllegalArgumentException where there is no such folder or table, which is wrong usage
     */
    DataFolder of(Path folder) {
        return new DataFolder(
                Folders.existing(folder), Optional.ofNullable(labels).map(table -> table(folder, table)));
    }

    /** A table that is not where it was said to be may be named as it lies beside the images. */
    private static Path table(Path folder, Path table) {
        if (Files.isRegularFile(table)) {
            return table;
        }
        if (Files.isRegularFile(folder.resolve(table))) {
            return folder.resolve(table);
        }
        throw new IllegalArgumentException("There is no table of labels " + table + ", neither here nor in " + folder);
    }

    /** Says what a folder holds, before it is used. */
    static void tellFound(DataFolder data) throws IOException {
        tellFound(data, data.scan());
    }

    /** The same where its images are listed already. */
    static void tellFound(DataFolder data, ImageFolder images) throws IOException {
        FolderSurvey survey = FolderSurvey.of(data, images);
        System.err.println(data + ": " + survey.summary());
        survey.notes().forEach(note -> System.err.println("Note: " + note));
    }
}
