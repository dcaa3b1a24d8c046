package cytodiffusion.paper.cytodiffusion;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.RangeChoice;
import cytodiffusion.data.RangeSurvey;
import cytodiffusion.data.ValueRange;
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
record StudyRange(Optional<RangeChoice> choice, Optional<ValueRange> named) {
    /** The variable of the environment that makes the choice. */
    static final String VARIABLE = "CYTO_RANGE";

    /**
     * The choice that the environment makes.
     *
     * @param value of {@value #VARIABLE}, or null
     * @throws IllegalArgumentException where there is no such choice
     */
    static Optional<RangeChoice> choice(String value) {
        return value == null || value.isBlank()
                ? Optional.empty()
                : Optional.of(RangeChoice.of(VARIABLE, value.strip()));
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
