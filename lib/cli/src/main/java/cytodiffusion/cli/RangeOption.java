package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.RangeSurvey;
import cytodiffusion.data.ValueRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which of the files' values is white. */
final class RangeOption {
    /** Images that are looked at for a warning; all of them where the range is measured. */
    private static final int LOOKED_AT = 64;

    @Option(
            names = "--range",
            paramLabel = "WHICH",
            description =
                    "full: white is the largest value that a file can hold; data: the largest that the images use,"
                            + " in whole bits, for files of 16 bits with 12 bits in them for instance (default: as in the"
                            + " model's training; for a training full)")
    private String range;

    /**
     * The range that was asked for, measured where it is the data's; empty where none was.
     *
     * @throws IllegalArgumentException where there is no such choice
     */
    Optional<ValueRange> of(List<Path> files) {
        if (range == null) {
            return Optional.empty();
        }
        return switch (range) {
            case "full" -> Optional.of(ValueRange.FULL);
            case "data" -> Optional.of(survey(files, files.size()).range());
            default -> throw new IllegalArgumentException("--range takes full or data, not '" + range + "'");
        };
    }

    /** The same images in the range that was asked for, if any was. */
    DataFolder of(DataFolder data) throws IOException {
        if (range == null) {
            return data;
        }
        return of(range.equals("data") ? files(data.scan()) : List.of())
                .map(data::in)
                .orElse(data);
    }

    /**
     * Says in which range images are read, and what looks like a mistake there.
     *
     * @param asked the range that was asked for
     * @param own that of the model's training
     */
    static void tell(List<Path> files, Optional<ValueRange> asked, ValueRange own) {
        ValueRange taken = asked.orElse(own);
        if (!taken.equals(ValueRange.FULL)) {
            System.err.println("Range: " + taken + (asked.isPresent() ? "" : ", as in the model's training"));
        } else if (asked.isPresent()) {
            return;
        }
        survey(files, LOOKED_AT).notes(taken).forEach(note -> System.err.println("Note: " + note));
    }

    static List<Path> files(ImageFolder images) {
        return images.images().stream().map(LabelledImage::path).toList();
    }

    private static RangeSurvey survey(List<Path> files, int most) {
        return RangeSurvey.of(files, most, ConsoleProgress.standard(), Interrupt.stop());
    }
}
