package cytodiffusion.classify;

import cytodiffusion.stats.BettingTest;
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
        public Comparison comparison() {
            return new PairedComparison() {
                @Override
                boolean isWorse(PairedTest test, double level) {
                    return test.p() < level;
                }
            };
        }

        @Override
        boolean comparesAll() {
            return false;
        }
    },
    /**
     * Fewer evaluations: every two classes are compared after every trial by a bet on their paired differences
     * ({@link BettingTest}), which can be looked at from the first trials on. The probability that it ever drops the better
     * of two classes, over all checks, is at most the level, whatever the distribution of independent differences, as far
     * as none lies more than 3.3 standard deviations on the side against the bet; that it drops the best of K classes, at most K - 1
     * times the level. Real differences have longer tails now and then, so whether the bound holds for a model is measured:
     * {@code cyto experiment false-drops}.
     *
     * <p>It needs errors whose weighting was fitted to the model: its first stakes rest on their scale.
     */
    ANYTIME {
        @Override
        public Comparison comparison() {
            return new BettingComparison();
        }

        @Override
        boolean comparesAll() {
            return true;
        }
    },
    /**
     * What {@link #ANYTIME} was in earlier versions, kept to compare with: an anytime-valid t-test ({@link SequentialTTest})
     * that drops a class where the evidence reaches half of what Ville's inequality asks, as either of two classes is as
     * likely to be the first to meet it. That is so for normal differences; skewed ones, such as ours, drop the better
     * class more often than the level says.
     */
    ANYTIME_NORMAL {
        @Override
        public Comparison comparison() {
            return new PairedComparison() {
                @Override
                boolean isWorse(PairedTest test, double level) {
                    return level > 0 && SequentialTTest.logEvidence(test, EFFECT_VARIANCE) > -Math.log(2 * level);
                }
            };
        }

        @Override
        boolean comparesAll() {
            return true;
        }
    };

    /** Of the size of what separates classes in one trial, in standard deviations: 0.3 to 1 in trained models. */
    private static final double EFFECT_VARIANCE = 0.5;

    /** Of two classes, before their first trial. */
    public abstract Comparison comparison();

    /** Whether a class is compared with every better one, or with the best alone. */
    abstract boolean comparesAll();

    /** The name on the command line and in records: {@code paper}, {@code anytime}, {@code anytime-normal}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
