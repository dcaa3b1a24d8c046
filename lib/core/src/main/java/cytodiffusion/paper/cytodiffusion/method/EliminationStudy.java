package cytodiffusion.paper.cytodiffusion.method;

import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.Procedure;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.model.OpenModel;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialWeighting;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.MeanEstimate;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the elimination's settings cost and save (CytoDiffusion, Appendix A and Figure 7): eliminations replayed on
 * recorded errors, as they would have been with these settings.
 */
public final class EliminationStudy {

    private final TrialRecord record;
    private final List<TrialErrors> errors;
    /** The class of each image that all trials choose. */
    private final int[] best;
    /** Figures and tables ask for many of them again. */
    private final Map<EliminationSettings, Result> known = new HashMap<>();

    /**
     * The images under one kind of elimination.
     *
     * @param right images whose class was found
     * @param lost images for which the class was dropped that all trials would have chosen
     * @param meanEvaluations of the network for an image, with Student's 95 % interval over images
     */
    public record Result(EliminationSettings settings, int images, int right, int lost, PointEstimate meanEvaluations) {
        /** Of the network for an image on average. */
        public double evaluations() {
            return meanEvaluations.value();
        }

        /** The share of right answers with Wilson's 95 % interval. */
        public PointEstimate accuracy() {
            return share(right);
        }

        /** The share of images that lost the class of all trials, with Wilson's 95 % interval. */
        public PointEstimate lostShare() {
            return share(lost);
        }

        private PointEstimate share(int count) {
            return new PointEstimate(count / (double) images, BinomialInterval.wilson(count, images, Interval.LEVEL));
        }
    }

    /** @param record of at least one image and two trials */
    public EliminationStudy(TrialRecord record, TrialWeighting weighting) {
        if (record.images().isEmpty()) {
            throw new IllegalArgumentException("There are no recorded images whose elimination could be replayed");
        }
        this.record = record;
        errors = record.images().stream().map(weighting::of).toList();
        best = errors.stream()
                .mapToInt(e -> WeightingStudy.decisions(e, List.of(trials()))[0])
                .toArray();
    }

    /** The paper's settings as far as the recorded trials go. */
    public EliminationSettings paper() {
        return within(EliminationSettings.PAPER);
    }

    /** The anytime procedure as far as the recorded trials go. */
    public EliminationSettings anytime() {
        return within(OpenModel.ANYTIME_ELIMINATION);
    }

    /** The anytime procedure of earlier versions, with the same trials and bound. */
    public EliminationSettings anytimeNormal() {
        EliminationSettings anytime = anytime();
        return new EliminationSettings(
                Procedure.ANYTIME_NORMAL,
                anytime.minTrials(),
                anytime.maxTrials(),
                anytime.checkEvery(),
                anytime.level());
    }

    /** The procedures to compare: the paper's, the anytime procedure, and what that was in earlier versions. */
    public List<EliminationSettings> procedures() {
        return List.of(paper(), anytime(), anytimeNormal());
    }

    /** No class is dropped. */
    public EliminationSettings none() {
        return EliminationSettings.withoutElimination(trials());
    }

    private EliminationSettings within(EliminationSettings settings) {
        int most = Math.min(settings.maxTrials(), trials());
        return settings.withTrials(Math.min(settings.minTrials(), most), most);
    }

    /** The weighted errors of each image, in the record's order. */
    List<TrialErrors> errors() {
        return errors;
    }

    private int trials() {
        return record.settings().trials();
    }

    /**
     * The paper's procedure with its p-value, the first check after each of these numbers of trials, as far as trials were
     * recorded, and after all of them.
     */
    public List<Result> byMinimum(int... trials) {
        List<Result> results = new ArrayList<>();
        IntStream.concat(IntStream.of(trials), IntStream.of(trials()))
                .filter(least -> least <= trials())
                .sorted()
                .distinct()
                .forEach(least -> results.add(replay(paper().withTrials(least, trials()))));
        return results;
    }

    /** The paper's procedure with its first check, with each of these p-values. */
    public List<Result> byLevel(double... levels) {
        return Arrays.stream(levels).mapToObj(p -> replay(withLevel(p))).toList();
    }

    /** The first check after each of these numbers of trials, as far as they were recorded, with each p-value (columns). */
    public List<List<Result>> grid(int[] trials, double[] levels) {
        return Arrays.stream(trials)
                .filter(least -> least <= trials())
                .mapToObj(least -> Arrays.stream(levels)
                        .mapToObj(p -> replay(withLevel(p).withTrials(least, trials())))
                        .toList())
                .toList();
    }

    private EliminationSettings withLevel(double p) {
        EliminationSettings paper = paper();
        return new EliminationSettings(paper.procedure(), paper.minTrials(), paper.maxTrials(), paper.checkEvery(), p);
    }

    /** The elimination of each image with these settings, in the record's order. */
    public List<Elimination.Outcome> outcomes(EliminationSettings settings) {
        return errors.stream().map(e -> Elimination.replay(settings, e)).toList();
    }

    /** Replays all images, once for the same settings. */
    public Result replay(EliminationSettings settings) {
        return known.computeIfAbsent(settings, this::count);
    }

    private Result count(EliminationSettings settings) {
        List<Elimination.Outcome> outcomes = outcomes(settings);
        int right = 0;
        int lost = 0;
        double[] evaluations = new double[outcomes.size()];
        for (int i = 0; i < outcomes.size(); i++) {
            Elimination.Outcome outcome = outcomes.get(i);
            right += outcome.winner() == record.images().get(i).label() ? 1 : 0;
            lost += outcome.removalTrial()[best[i]] > 0 ? 1 : 0;
            evaluations[i] = outcome.networkEvaluations();
        }
        return new Result(settings, outcomes.size(), right, lost, MeanEstimate.of(evaluations, Interval.LEVEL));
    }
}
