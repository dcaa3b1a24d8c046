package cytodiffusion.data;

import java.util.Locale;

/** A part of a dataset that was split, as model cards and messages name it. */
public enum SplitPart {
    /** What a model learns from. */
    TRAIN,
    /** What chooses or fits something of it. */
    VALIDATION,
    /** What judges it. */
    TEST,
    /** What was there and was set aside. */
    UNUSED;

    /** Its name in model cards. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
