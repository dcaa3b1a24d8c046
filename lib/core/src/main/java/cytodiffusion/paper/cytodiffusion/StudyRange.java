package cytodiffusion.paper.cytodiffusion;

import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.RangeChoice;
import cytodiffusion.data.RangeSurvey;
import cytodiffusion.data.ValueRange;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which of the values of their own files those who run notebooks want to be white; the commands are told by
 * {@code --range}.
 *
 * @param choice what was asked for; empty where nothing was
 * @param named the range of the model that was named to be used; empty where none was, or it takes all values
 */
public record StudyRange(Optional<RangeChoice> choice, Optional<ValueRange> named) {
    /** The variable of the environment that makes the choice. */
    static final String VARIABLE = "CYTO_RANGE";

    /**
     * What {@value #VARIABLE} says.
     *
     * @param model folder of the model that was named to be used, if one was
     * @throws IllegalArgumentException where there is no such choice
     */
    static StudyRange beside(Optional<Path> model) {
        Optional<ValueRange> own = model.map(folder ->
                        new ValueRange(new ModelFolder(folder).readCard().bitsInUse()))
                .filter(range -> !range.equals(ValueRange.FULL));
        return new StudyRange(chosen(), own);
    }

    /**
     * The choice that {@code CYTO_RANGE} makes; empty where it is not set.
     *
     * @throws IllegalArgumentException where it is neither {@code full} nor {@code data}
     */
    public static Optional<RangeChoice> chosen() {
        return choice(System.getenv(VARIABLE));
    }

    /** @param value of the variable, or null */
    static Optional<RangeChoice> choice(String value) {
        return value == null || value.isBlank()
                ? Optional.empty()
                : Optional.of(RangeChoice.of(VARIABLE, value.strip()));
    }

    /** The images of a folder, in the range that {@link #of} has for them. */
    DataFolder read(Path folder, Progress progress) throws IOException {
        return new DataFolder(folder, Optional.empty(), of(ImageFolder.scan(folder), progress));
    }

    /**
     * The range of these images: what was asked for, measured if need be, else that of the named model's training. Says what
     * looks like a mistake where nobody asked.
     *
     * @return empty for all values in a training, and for those of a model's training where a model judges
     * @throws IOException where the measuring was interrupted
     */
    Optional<ValueRange> of(ImageFolder images, Progress progress) throws IOException {
        List<Path> files = images.images().stream().map(LabelledImage::path).toList();
        Stop stop = Stop.onInterrupt();
        if (choice.isEmpty()) {
            RangeSurvey.of(files, RangeSurvey.SOME, Progress.SILENT, stop)
                    .notes(named.orElse(ValueRange.FULL), VARIABLE + "=")
                    .forEach(note -> progress.note(images.root().getFileName() + ": " + note));
            return named;
        }
        ValueRange range = choice.get().of(files, progress, stop);
        if (stop.requested()) {
            throw new IOException("Interrupted while the range of values was measured; run the cell again");
        }
        return Optional.of(range);
    }
}
