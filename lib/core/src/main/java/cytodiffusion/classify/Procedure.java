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
        boolean isWorse(PairedTest toBetter, double level) {
            return toBetter.p() < level;
        }

        @Override
        boolean comparesAll() {
            return false;
        }
    },
    /**
     * Fewer evaluations: an anytime-valid test ({@link SequentialTTest}) of every two classes after every trial can look
     * from the first trials on. For independent, identically normal paired differences the probability that it ever drops
     * the better of two classes, over all checks, is at most the level; that it drops the best of K classes, at most K - 1
     * times the level. Our differences, spread evenly over timesteps, come near to normal ones, and far fewer images lose
     * their best class than the bound allows: {@code cyto bench} counts.
     *
     * <p>Of two classes the one that the evidence is first against is dropped, and with equal expected errors each is as
     * likely as the other to be that one. So the evidence needed is half of what Ville's inequality asks where both signs
     * count; were the better class better by any amount, all paths would shift in its favour.
     */
    ANYTIME {
        @Override
        boolean isWorse(PairedTest toBetter, double level) {
            return level > 0 && SequentialTTest.logEvidence(toBetter, EFFECT_VARIANCE) > -Math.log(2 * level);
        }

        @Override
        boolean comparesAll() {
            return true;
        }
    };

    /** Of the size of what separates classes in one trial, in standard deviations: 0.3 to 1 in trained models. */
    private static final double EFFECT_VARIANCE = 0.5;

    /**
     * Whether a class is to be dropped.
     *
     * @param toBetter its errors against those of a class with a lower mean, in this order
     * @param level of {@link EliminationSettings}
     */
    abstract boolean isWorse(PairedTest toBetter, double level);

    /** Whether a class is compared with every better one, or with the best alone. */
    abstract boolean comparesAll();

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
