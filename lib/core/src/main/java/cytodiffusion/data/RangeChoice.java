package cytodiffusion.data;

import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Which of the values of files somebody wants to be white. */
public enum RangeChoice {
    /** The largest that a file can hold. */
    FULL,
    /** The largest that the images use, in whole bits. */
    DATA;

    /**
     * The choice of this name.
     *
     * @param setting where it was made, as messages name it: {@code --range}
     * @throws IllegalArgumentException where there is no such choice
     */
    public static RangeChoice of(String setting, String name) {
        return switch (name) {
            case "full" -> FULL;
            case "data" -> DATA;
            default -> throw new IllegalArgumentException(setting + " takes full or data, not '" + name + "'");
        };
    }

    /** As it is asked for. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The range of these images, all of which are read where it is measured.
     *
     * @param stop looked at between images; what is found by then counts
     */
    public ValueRange of(List<Path> files, Progress progress, Stop stop) {
        return this == FULL
                ? ValueRange.FULL
                : RangeSurvey.of(files, files.size(), progress, stop).range();
    }
}
