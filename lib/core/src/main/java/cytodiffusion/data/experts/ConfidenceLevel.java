package cytodiffusion.data.experts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How sure an expert was of a label, surest first, with the numbers of CytoDiffusion, Section 3.7. */
public enum ConfidenceLevel {
    HIGH("High", 1),
    MODERATE("Moderate", 2.0 / 3),
    LOW("Low", 1.0 / 3),
    NONE("None", 0);

    private final String word;
    private final double value;

    ConfidenceLevel(String word, double value) {
        this.word = word;
        this.value = value;
    }

    /** As it stands in a table of labels. */
    public String word() {
        return word;
    }

    /** In [0, 1]. */
    public double value() {
        return value;
    }

    /** All words, for a message. */
    static String words() {
        return Arrays.stream(values()).map(ConfidenceLevel::word).collect(Collectors.joining(", "));
    }

    /** The level that a word names, in any case; "No confidence" is the same as "None". */
    static Optional<ConfidenceLevel> of(String text) {
        String word = text.toLowerCase(Locale.ROOT).replaceFirst(" confidence$", "");
        return Arrays.stream(values())
                .filter(level -> level.word.toLowerCase(Locale.ROOT).equals(word) || level == NONE && word.equals("no"))
                .findFirst();
    }
}
