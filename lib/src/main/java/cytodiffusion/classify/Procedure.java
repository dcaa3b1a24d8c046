package cytodiffusion.classify;

import cytodiffusion.stats.PairedTest;
import cytodiffusion.stats.SequentialTTest;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How classes are compared while the trials of an image come in. */
public enum Procedure {
    /**
     * The paper's: a paired t-test at every check, each at the same p-value. As nothing corrects for looking again and
     * again, or for the number of classes, the best class may be dropped more often than that p-value says.
     */
    PAPER {
        @Override
        boolean isWorse(PairedTest toBest, int classes, double level) {
            return toBest.p() < level;
        }
    },
    /**
     * An anytime-valid test ({@link SequentialTTest}): the probability that the class with the lowest expected error is
     * ever dropped for an image, over all checks and classes, is at most the level, as far as paired differences are
     * normal. It can look from the first trials on, and it takes its timesteps where the model tells classes apart
     * ({@link Separation}).
     */
    ANYTIME {
        @Override
        boolean isWorse(PairedTest toBest, int classes, double level) {
            return level > 0 && SequentialTTest.logEvidence(toBest, EFFECT_VARIANCE) > Math.log((classes - 1) / level);
        }
    };

    /** Of the size of what separates classes in one trial, in standard deviations: 0.3 to 1 in trained models. */
    private static final double EFFECT_VARIANCE = 1;

    /**
     * Whether a class is to be dropped.
     *
     * @param toBest its errors against those of the best class, in this order
     * @param classes at the start
     * @param level of {@link EliminationSettings}
     */
    abstract boolean isWorse(PairedTest toBest, int classes, double level);

    /** The name on the command line and in records: {@code paper}, {@code anytime}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The procedure with this {@link #id}. */
    public static Procedure of(String id) {
        return Arrays.stream(values())
                .filter(procedure -> procedure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The procedure '" + id + "' is none of "
                        + Arrays.stream(values()).map(Procedure::id).collect(Collectors.joining(", "))));
    }
}
