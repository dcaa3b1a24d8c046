package cytodiffusion.classify;

import java.io.Serializable;

/**
 * How many trials an image gets and when a class is given up (CytoDiffusion, Section 3.2).
 *
 * @param procedure how classes are compared
 * @param minTrials trials before the first check, at least 2, since a t-test needs two differences
 * @param maxTrials trials after which the elimination ends whatever is left, at least {@code minTrials}
 * @param checkEvery trials from one check to the next, at least 1: checks follow trial {@code minTrials},
 *     {@code minTrials + checkEvery}, and so on
 * @param level by the paper's procedure a class is dropped when its paired t-test against the best class gives a p-value
 *     below this; by the anytime procedure it bounds the probability of ever dropping the better of two classes, as far as {@link Procedure} says; 0 keeps every class
 *     to the end
 */
public record EliminationSettings(Procedure procedure, int minTrials, int maxTrials, int checkEvery, double level)
        implements Serializable {
    /** The paper's: a first check after 20 trials, 2000 at most, every 5 trials, p below 0.002. */
    public static final EliminationSettings PAPER = new EliminationSettings(20, 2000, 5, 2e-3);

    public EliminationSettings {
        if (minTrials < 2) {
            throw new IllegalArgumentException(
                    "A first check after " + minTrials + " trials is too early: a paired t-test needs at least 2");
        }
        if (maxTrials < minTrials) {
            throw new IllegalArgumentException(
                    "At most " + maxTrials + " trials are fewer than the " + minTrials + " before the first check");
        }
        if (checkEvery < 1) {
            throw new IllegalArgumentException("checkEvery is " + checkEvery + ", but must be at least 1");
        }
        if (!(level >= 0 && level < 1)) {
            throw new IllegalArgumentException("The level is " + level + ", but must be in [0, 1)");
        }
    }

    /** The paper's procedure with other numbers. */
    public EliminationSettings(int minTrials, int maxTrials, int checkEvery, double pValue) {
        this(Procedure.PAPER, minTrials, maxTrials, checkEvery, pValue);
    }

    /**
     * The anytime procedure: checks every trial, and drops the better of two classes with a probability of 1/8 at most, as
     * far as {@link Procedure#ANYTIME} says.
     */
    public static EliminationSettings anytime(int minTrials, int maxTrials) {
        return new EliminationSettings(Procedure.ANYTIME, minTrials, maxTrials, 1, 0.125);
    }

    /** Exactly {@code trials} trials for every class, none given up. */
    public static EliminationSettings withoutElimination(int trials) {
        return new EliminationSettings(trials, trials, 1, 0);
    }

    /** The same with other numbers of trials. */
    public EliminationSettings withTrials(int least, int most) {
        return new EliminationSettings(procedure, least, most, checkEvery, level);
    }

    /** The procedure and its numbers of trials, for records: {@code paper, 20:2000 trials}. */
    public String text() {
        return procedure.id() + ", " + minTrials + ":" + maxTrials + " trials";
    }

    /** Whether classes are compared after this trial, the first being 1. */
    public boolean checksAfter(int trial) {
        return trial >= minTrials && (trial - minTrials) % checkEvery == 0;
    }

    /** How many trials there are from {@code trial} to the next check or the end, whichever comes first. */
    int trialsUntilCheck(int trial) {
        int untilCheck = trial < minTrials ? minTrials - trial : checkEvery - (trial - minTrials) % checkEvery;
        return Math.min(untilCheck, maxTrials - trial);
    }
}
