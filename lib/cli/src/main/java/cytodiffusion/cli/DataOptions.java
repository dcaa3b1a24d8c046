package cytodiffusion.cli;

import cytodiffusion.data.DataFolder;
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
    private LabelsOption labels;

    /** @throws IllegalArgumentException where there is no such folder or table, which is wrong usage */
    DataFolder folder() {
        return labels.of(data);
    }
}
