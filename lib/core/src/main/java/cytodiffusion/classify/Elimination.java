package cytodiffusion.classify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The sequential elimination for one image (CytoDiffusion, Section 3.2): every class is tried on the same noise, and at
 * each check the classes whose errors are significantly higher than the best one's, by the test of the {@link Procedure},
 * are dropped; it ends when one class is left or the trials are used up.
 *
 * <p>Fed from outside, so that whoever runs the network decides how to batch:
 *
 * <pre>{@code
 * var elimination = new Elimination(EliminationSettings.PAPER, classes);
 * while (!elimination.finished()) {
 *     for (double[] errors : evaluate(elimination.active(), elimination.trialsUntilCheck())) {
 *         elimination.add(errors);
 *     }
 * }
 * }</pre>
 */
public final class Elimination {
    private final EliminationSettings settings;
    /** Errors and, beside them, sums of what exceeds the trial's lowest error. */
    private final double[][] errors;

    private final double[] sums;
    /** {@code comparisons[c][other]}: whether class {@code c} is worse than the other. */
    private final Comparison[][] comparisons;
    /** The trial after which a class was dropped; 0 while it is active. */
    private final int[] removalTrial;

    private int trials;

    public Elimination(EliminationSettings settings, int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("Elimination among " + classes + " classes: at least 2 needed");
        }
        this.settings = settings;
        errors = new double[classes][settings.minTrials()];
        sums = new double[classes];
        comparisons = new Comparison[classes][classes];
        for (Comparison[] ofClass : comparisons) {
            Arrays.setAll(ofClass, other -> settings.procedure().comparison());
        }
        removalTrial = new int[classes];
    }

    /**
     * What the first trials of these errors lead to: the elimination as it would have been, had it asked for them.
     *
     * @param errors of all classes in as many trials as the settings may want, or more
     * @throws IllegalArgumentException where there are fewer, or a class was dropped on the way
     */
    public static Outcome replay(EliminationSettings settings, TrialErrors errors) {
        for (int c = 0; c < errors.classes(); c++) {
            if (errors.activeTrials(c) < settings.maxTrials()) {
                throw new IllegalArgumentException("Class " + c + " has errors of " + errors.activeTrials(c)
                        + " trials, too few to replay an elimination of up to " + settings.maxTrials());
            }
        }
        Elimination elimination = new Elimination(settings, errors.classes());
        while (!elimination.finished()) {
            int trial = elimination.trials();
            elimination.add(Arrays.stream(errors.byClass())
                    .mapToDouble(ofClass -> ofClass[trial])
                    .toArray());
        }
        return elimination.outcome();
    }

    /**
     * The outcome of which the errors are left: the elimination takes the same course again.
     *
     * @param settings that it had
     * @param errors that it saw
     * @throws IllegalArgumentException where other settings have led to these errors
     */
    public static Outcome again(EliminationSettings settings, TrialErrors errors) {
        Elimination elimination = new Elimination(settings, errors.classes());
        while (!elimination.finished()) {
            int trial = elimination.trials();
            elimination.add(Arrays.stream(errors.byClass())
                    .mapToDouble(ofClass -> trial < ofClass.length ? ofClass[trial] : Double.NaN)
                    .toArray());
        }
        return elimination.outcome();
    }

    /** The classes still in play, ascending: those whose errors the next trial needs. */
    public int[] active() {
        return IntStream.range(0, sums.length).filter(c -> removalTrial[c] == 0).toArray();
    }

    /** How many trials were taken so far. */
    public int trials() {
        return trials;
    }

    /** How many trials can be evaluated at once before classes may be dropped; 0 when finished. */
    public int trialsUntilCheck() {
        return finished() ? 0 : settings.trialsUntilCheck(trials);
    }

    /** Whether one class is left, or the trials are used up. */
    public boolean finished() {
        return trials == settings.maxTrials() || active().length == 1;
    }

    /**
     * Takes one trial.
     *
     * @param trialErrors one error per class, lower is better; entries of classes no longer active are ignored
     */
    public void add(double[] trialErrors) {
        if (finished()) {
            throw new IllegalStateException("The elimination ended after trial " + trials + " and takes no more");
        }
        int[] active = active();
        double lowest = lowest(trialErrors, active);
        for (int c : active) {
            if (trials == errors[c].length) {
                errors[c] = Arrays.copyOf(errors[c], Math.min(2 * trials, settings.maxTrials()));
            }
            errors[c][trials] = trialErrors[c];
            sums[c] += trialErrors[c] - lowest;
        }
        compare(trialErrors, active);
        trials++;
        if (settings.checksAfter(trials)) {
            dropWorse(active);
        }
    }

    /** Where the elimination stands: its result once finished, and a glimpse of it before. */
    public Outcome outcome() {
        if (trials == 0) {
            throw new IllegalStateException("There is no outcome before the first trial");
        }
        int classes = sums.length;
        double[] means = new double[classes];
        double[][] seen = new double[classes][];
        for (int c = 0; c < classes; c++) {
            seen[c] = Arrays.copyOf(errors[c], activeTrials(c));
            means[c] = mean(c);
        }
        Comparator<Integer> lastActiveFirst =
                Comparator.comparingInt(c -> removalTrial[c] == 0 ? Integer.MIN_VALUE : -removalTrial[c]);
        int[] ranking = IntStream.range(0, classes)
                .boxed()
                .sorted(lastActiveFirst.thenComparingDouble(c -> means[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Outcome(ranking, removalTrial.clone(), means, new TrialErrors(seen));
    }

    private void compare(double[] trialErrors, int[] active) {
        for (int c : active) {
            for (int other : active) {
                if (c != other) {
                    comparisons[c][other].add(trialErrors[c] - trialErrors[other]);
                }
            }
        }
    }

    private double lowest(double[] trialErrors, int[] active) {
        if (trialErrors.length != sums.length) {
            throw new IllegalArgumentException("Trial " + (trials + 1) + " has errors of " + trialErrors.length
                    + " classes instead of " + sums.length);
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int c : active) {
            if (!Double.isFinite(trialErrors[c])) {
                throw new IllegalArgumentException("In trial " + (trials + 1) + " class " + c + " has the error "
                        + trialErrors[c] + ", which is not finite");
            }
            lowest = Math.min(lowest, trialErrors[c]);
        }
        return lowest;
    }

    private void dropWorse(int[] active) {
        int[] bestFirst = IntStream.of(active)
                .boxed()
                .sorted(Comparator.comparingDouble(this::mean))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place = 1; place < bestFirst.length; place++) {
            if (isWorse(bestFirst, place)) {
                removalTrial[bestFirst[place]] = trials;
            }
        }
    }

    /** Whether the class at this place is worse than a better one. */
    private boolean isWorse(int[] bestFirst, int place) {
        int better = settings.procedure().comparesAll() ? place : 1;
        return IntStream.range(0, better).anyMatch(i -> isWorse(bestFirst[place], bestFirst[i]));
    }

    private boolean isWorse(int c, int better) {
        return mean(c) > mean(better) && comparisons[c][better].isWorse(settings.level());
    }

    private double mean(int c) {
        return sums[c] / activeTrials(c);
    }

    private int activeTrials(int c) {
        return removalTrial[c] == 0 ? trials : removalTrial[c];
    }

    /**
     * What an elimination found. Equal outcomes are not {@code equals}, as the parts are arrays.
     *
     * @param ranking all classes, best first: the survivors by mean, then the others, the last dropped first and those
     *     of one check by mean
     * @param removalTrial per class the number of trials after which it was dropped, or 0 where it survived
     * @param means per class the mean over its active trials of its error minus the trial's lowest
     * @param errors every error seen
     */
    public record Outcome(int[] ranking, int[] removalTrial, double[] means, TrialErrors errors) {
        /** The predicted class. */
        public int winner() {
            return ranking[0];
        }

        /** The classes never dropped, best first: one where the elimination was sure, more where trials ran out. */
        public int[] survivors() {
            return IntStream.of(ranking).filter(c -> removalTrial[c] == 0).toArray();
        }

        /** How many trials the image took. */
        public int trials() {
            return errors.trials();
        }

        /** How many evaluations of the network the image took. */
        public int networkEvaluations() {
            return errors.networkEvaluations();
        }
    }
}
