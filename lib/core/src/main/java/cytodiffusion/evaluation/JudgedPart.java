package cytodiffusion.evaluation;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The part of a dataset on which a model is judged. */
public enum JudgedPart {
    /** Nobody said: where it is asked for, the test split if the model's card lists images of the data, else all. */
    @SerializedName("")
    UNSAID,
    @SerializedName("test")
    TEST,
    /** What may choose something without spoiling the test. */
    @SerializedName("validation")
    VALIDATION,
    @SerializedName("all")
    ALL;

    /** As the command line, results and records have it; empty where nobody said. */
    public String id() {
        return this == UNSAID ? "" : name().toLowerCase(Locale.ROOT);
    }

    /**
     * The part of this id.
     *
     * @param id {@code test}, {@code validation} or {@code all}; null where nobody said
     * @throws IllegalArgumentException where there is none
     */
    public static JudgedPart of(String id) {
        if (id == null) {
            return UNSAID;
        }
        List<JudgedPart> named = List.of(TEST, VALIDATION, ALL);
        return named.stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The split '" + id + "' is none of "
                        + named.stream().map(JudgedPart::id).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return id();
    }
}
