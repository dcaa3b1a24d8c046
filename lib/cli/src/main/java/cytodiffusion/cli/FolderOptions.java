package cytodiffusion.cli;

import cytodiffusion.cli.console.Folders;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.FolderSurvey;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.ImageLister;
import cytodiffusion.data.ValueRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a folder of images is read: where the classes are written of those that are not sorted, and which value is white. */
final class FolderOptions {
    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "table with the columns file and label, for images that are not sorted into one folder per"
                    + " class; files are named as they lie below the folder of images")
    private Path labels;

    @Mixin
    private RangeOption range;

    /**
     * The images of a folder.
     *
     * @throws IllegalArgumentException where there is no such folder or table, which is wrong usage
     * @throws IOException where their range is to be measured, and they cannot be listed
     */
    DataFolder of(Path folder) throws IOException {
        return range.of(new DataFolder(
                ImageLister.isForeign(folder) ? folder : Folders.existing(folder),
                Optional.ofNullable(labels).map(table -> table(folder, table))));
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

    /**
     * Says what a folder holds, before it is used.
     *
     * @param own the range of the model's training
     */
    static void tellFound(DataFolder data, ValueRange own) throws IOException {
        tellFound(data, data.scan(), own);
    }

    /** The same where its images are listed already. */
    static void tellFound(DataFolder data, ImageFolder images, ValueRange own) throws IOException {
        if (ImageLister.isForeign(data.folder())) {
            System.err.println(ImageLister.address(data.folder()) + ": "
                    + images.images().size() + " images, classes: " + String.join(", ", images.classes()));
            return;
        }
        tellFolder(data, images);
        RangeOption.tell(RangeOption.files(images), data.range(), own);
    }

    /** The same but for the range of the images' values. */
    static void tellFolder(DataFolder data, ImageFolder images) throws IOException {
        FolderSurvey survey = FolderSurvey.of(data, images);
        System.err.println(data + ": " + survey.summary());
        survey.notes().forEach(note -> System.err.println("Note: " + note));
    }
}
