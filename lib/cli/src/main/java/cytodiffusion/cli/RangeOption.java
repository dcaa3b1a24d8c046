package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.RangeChoice;
import cytodiffusion.data.RangeSurvey;
import cytodiffusion.data.ValueRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which of the files' values is white. */
final class RangeOption {
    private static final String NAME = "--range";

    @Option(
            names = NAME,
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
        return Optional.of(RangeChoice.of(NAME, range).of(files, ConsoleProgress.standard(), Interrupt.stop()));
    }

    /** The same images in the range that was asked for, if any was. */
    DataFolder of(DataFolder data) throws IOException {
        if (range == null) {
            return data;
        }
        return of(RangeChoice.of(NAME, range) == RangeChoice.DATA ? files(data.scan()) : List.of())
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
        RangeSurvey.of(files, RangeSurvey.SOME, ConsoleProgress.standard(), Interrupt.stop())
                .notes(taken, NAME + " ")
                .forEach(note -> System.err.println("Note: " + note));
    }

    static List<Path> files(ImageFolder images) {
        return images.images().stream().map(LabelledImage::path).toList();
    }
}
