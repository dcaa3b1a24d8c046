package cytodiffusion.cli;

import cytodiffusion.data.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Labelled images. */
final class DataOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "one folder of images per class, or with --labels a folder of images")
    private Path data;

    @Mixin
    private FolderOptions options;

    /**
     * The images.
     *
     * @throws IllegalArgumentException where there is no such folder or table, which is wrong usage
     * @throws IOException where their range is to be measured, and they cannot be listed
     */
    DataFolder folder() throws IOException {
        return options.of(data);
    }
}
