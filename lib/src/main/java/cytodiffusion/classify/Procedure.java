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

        @Override
        int budget(int classes, int trials) {
            return classes;
        }
    },
    /**
     * Fewer evaluations, by two means. An anytime-valid test ({@link SequentialTTest}) can look from the first trials on:
     * the probability that it ever drops the class with the lowest expected error of an image, over all checks and classes,
     * is at most the level for independent, identically normal paired differences; ours, spread evenly
     * over timesteps, come near to that, and {@code cyto bench} counts. A budget halves the field as successive halving does
     * (Karnin, Koren and Somekh, 2013): of K classes the best {@code 3 K / n} stay after n trials, but no fewer than two;
     * no bound holds for what it drops.
     */
    ANYTIME {
        @Override
        boolean isWorse(PairedTest toBest, int classes, double level) {
            return level > 0 && SequentialTTest.logEvidence(toBest, EFFECT_VARIANCE) > Math.log((classes - 1) / level);
        }

        @Override
        int budget(int classes, int trials) {
            return Math.max(FEWEST, (BUDGET * classes + trials - 1) / trials);
        }
    };

    /** Of the size of what separates classes in one trial, in standard deviations: 0.3 to 1 in trained models. */
    private static final double EFFECT_VARIANCE = 1;

    /** Trials of every class, in all, that a number of trials stands for. */
    private static final int BUDGET = 3;

    private static final int FEWEST = 2;

    /**
     * Whether a class is to be dropped.
     *
     * @param toBest its errors against those of the best class, in this order
     * @param classes at the start
     * @param level of {@link EliminationSettings}
     */
    abstract boolean isWorse(PairedTest toBest, int classes, double level);

    /** How many classes may stay after so many trials. */
    abstract int budget(int classes, int trials);

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
