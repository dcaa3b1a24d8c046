package cytodiffusion.paper.cytodiffusion.method;

import cytodiffusion.classify.Comparison;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.Procedure;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.data.Seeds;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.MeanEstimate;
import cytodiffusion.stats.PValues;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How often procedures drop the better of two classes on differences such as a model's really are. Of each recorded
 * image its best class, by all trials, is paired with its nearest rivals; the paired differences of a pair are shifted so
 * that their mean is 0, which makes the best class better by nothing, the worst case. Series of trials are then drawn
 * from them, with replacement, and each procedure decides on the same series which of the two it drops, and when.
 */
public final class FalseDrops {
    /** With more rivals pairs would be added in which no procedure is ever near to erring. */
    public static final int RIVALS = 2;

    public static final int RESAMPLES = 300;

    private static final double SIGNIFICANCE = 0.05;

    private final EliminationStudy study;
    private final long seed;

    /**
     * How one procedure fared.
     *
     * @param settings of the procedure
     * @param pairRates for each pair the share of series in which the best class was dropped, the pairs of an image in a
     *     row
     * @param bound what the procedure allows: see {@link #bound}
     * @param onRecord the eliminations of the recorded images among all of their classes
     */
    public record Result(
            EliminationSettings settings, double[] pairRates, double bound, EliminationStudy.Result onRecord) {
        /** The mean over pairs, with Student's 95 % interval over images. */
        public PointEstimate meanRate() {
            int images = onRecord.images();
            int rivals = pairRates.length / images;
            double[] ofImages = IntStream.range(0, images)
                    .mapToDouble(i -> Arrays.stream(pairRates, i * rivals, (i + 1) * rivals)
                            .average()
                            .orElseThrow())
                    .toArray();
            return MeanEstimate.of(ofImages, Interval.LEVEL);
        }

        /** Of the pair for which it was highest; the largest of many noisy rates is higher than the largest true one. */
        public double largestRate() {
            return DoubleStream.of(pairRates).max().orElseThrow();
        }

        /**
         * The share of pairs whose rate is significantly above the bound (one-sided exact binomial test, p below 0.05).
         * Where every true rate were at the bound, it would be 5 %.
         */
        public double pairsSignificantlyAbove() {
            return DoubleStream.of(pairRates)
                            .mapToInt(rate -> (int) Math.round(rate * RESAMPLES))
                            .filter(dropped -> PValues.binomialAtLeast(dropped, RESAMPLES, bound) < SIGNIFICANCE)
                            .count()
                    / (double) pairRates.length;
        }
    }

    /** @param study of recorded trials, with the weighting by which the model decides */
    public FalseDrops(EliminationStudy study, long seed) {
        this.study = study;
        this.seed = seed;
    }

    /**
     * The probability, at most, with which the better of two classes is dropped. For the anytime procedures it is their level; for
     * the paper's half of its p-value times the number of checks (Bonferroni's inequality), if differences are normal. Against several rivals each counts.
     */
    public static double bound(EliminationSettings settings) {
        if (settings.procedure() != Procedure.PAPER) {
            return settings.level();
        }
        long checks = IntStream.rangeClosed(1, settings.maxTrials())
                .filter(settings::checksAfter)
                .count();
        return Math.min(1, checks * settings.level() / 2);
    }

    /**
     * Measures procedures on the same draws.
     *
     * @throws CancellationException where it was stopped
     */
    public List<Result> of(List<EliminationSettings> procedures, Stop stop, Progress progress) {
        List<double[]> pairs = pairs();
        double[][] rates = new double[procedures.size()][pairs.size()];
        try (Progress.Task task = progress.start("Resampling", "pairs", pairs.size())) {
            for (int pair = 0; pair < pairs.size(); pair++) {
                if (stop.requested()) {
                    throw new CancellationException("The count of false drops was interrupted");
                }
                int[] dropped = dropped(procedures, pairs.get(pair), Seeds.random(seed, pair));
                for (int p = 0; p < dropped.length; p++) {
                    rates[p][pair] = dropped[p] / (double) RESAMPLES;
                }
                task.update(pair + 1, "");
            }
        }
        List<Result> results = new ArrayList<>();
        for (int p = 0; p < rates.length; p++) {
            EliminationSettings settings = procedures.get(p);
            results.add(new Result(settings, rates[p], bound(settings), study.replay(settings)));
        }
        return results;
    }

    /** The best class's error minus a rival's, in each trial, shifted to a mean of 0. */
    private List<double[]> pairs() {
        List<double[]> pairs = new ArrayList<>();
        for (TrialErrors errors : study.errors()) {
            int[] ranking = IntStream.range(0, errors.classes())
                    .boxed()
                    .sorted((a, b) -> Double.compare(errors.meanPairedDifference(a, b), 0))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int place = 1; place <= Math.min(RIVALS, ranking.length - 1); place++) {
                double mean = errors.meanPairedDifference(ranking[0], ranking[place]);
                pairs.add(Arrays.stream(errors.pairedDifferences(ranking[0], ranking[place]))
                        .map(difference -> difference - mean)
                        .toArray());
            }
        }
        return pairs;
    }

    private static int[] dropped(List<EliminationSettings> procedures, double[] differences, SplittableRandom random) {
        int most = procedures.stream()
                .mapToInt(EliminationSettings::maxTrials)
                .max()
                .orElseThrow();
        int[] dropped = new int[procedures.size()];
        double[] series = new double[most];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            Arrays.setAll(series, k -> differences[random.nextInt(differences.length)]);
            for (int p = 0; p < dropped.length; p++) {
                dropped[p] += dropsFirst(procedures.get(p), series) ? 1 : 0;
            }
        }
        return dropped;
    }

    /**
     * Whether an elimination between two classes drops the first.
     *
     * @param differences the first class's error minus the second's, one a trial, as many as the settings may want
     */
    static boolean dropsFirst(EliminationSettings settings, double[] differences) {
        Comparison first = settings.procedure().comparison();
        Comparison second = settings.procedure().comparison();
        for (int trial = 1; trial <= settings.maxTrials(); trial++) {
            first.add(differences[trial - 1]);
            second.add(-differences[trial - 1]);
            if (settings.checksAfter(trial)) {
                if (first.isWorse(settings.level())) {
                    return true;
                }
                if (second.isWorse(settings.level())) {
                    return false;
                }
            }
        }
        return false;
    }
}
