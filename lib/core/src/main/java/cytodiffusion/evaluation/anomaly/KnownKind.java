package cytodiffusion.evaluation.anomaly;

import cytodiffusion.classify.Confidence;
import cytodiffusion.classify.Elimination;
import cytodiffusion.stats.PValues;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.anomaly.ScoredCase;
import cytodiffusion.stats.twosample.TiedGaussians;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tests whether a cell is of a known kind, by comparison with known cells that were not trained on. Two things speak
 * against it: that no class wins consistently ({@link Confidence#consistency}), and that the errors of all classes are
 * not as those of any kind usually are, be they higher or lower (the Mahalanobis distance of their logarithms, {@link
 * TiedGaussians}). For each the conformal p-value among the known cells is taken; the confidence is the conformal p-value of
 * Fisher's combination of both, which therefore need not be independent. Ours, not the paper's; it needs no abnormal cell.
 *
 * <p>The known cells stand for each other: each is judged by Gaussians of nine tenths of them, of which it is none.
 */
final class KnownKind {
    /** In files. */
    static final String ID = "knownKind";

    private static final String TITLE = "p-value of a known kind (ours)";
    private static final int FOLDS = 10;
    /** Known cells for each class: with fewer a mean says little. */
    private static final int FEWEST_PER_CLASS = 4;

    private KnownKind() {}

    /**
     * The p-value of each cell of a run as its confidence, in the run's order; empty where there are fewer than four known
     * cells for each class of the model, or one of an unknown label among them.
     */
    static Optional<AnomalyDetection> of(AnomalyRun run) {
        List<AnomalyCell> cells = run.cells();
        int[] known = IntStream.range(0, cells.size())
                .filter(i -> !cells.get(i).abnormal())
                .toArray();
        int[] labels = Arrays.stream(known)
                .map(i -> run.classes().indexOf(cells.get(i).label()))
                .toArray();
        if (!run.comparable()
                || known.length < FEWEST_PER_CLASS * run.classes().size()
                || Arrays.stream(labels).anyMatch(label -> label < 0)) {
            return Optional.empty();
        }
        double[] consistency = new double[cells.size()];
        double[][] logErrors = new double[cells.size()][];
        for (int i = 0; i < consistency.length; i++) {
            Elimination.Outcome outcome = cells.get(i).outcome();
            consistency[i] = Confidence.consistency(outcome.errors());
            logErrors[i] =
                    Arrays.stream(Confidence.meanErrors(outcome)).map(Math::log).toArray();
        }
        double[] typicality = typicality(logErrors, known, labels);
        double[] both = IntStream.range(0, cells.size())
                .mapToDouble(i -> PValues.fisher(pValue(consistency, known, i), pValue(typicality, known, i)))
                .toArray();
        List<ScoredCase> cases = new ArrayList<>();
        for (int i = 0; i < both.length; i++) {
            AnomalyCell cell = cells.get(i);
            cases.add(new ScoredCase(cell.image().id(), cell.abnormal(), pValue(both, known, i)));
        }
        return Optional.of(new AnomalyDetection(TITLE, cases));
    }

    /** Minus the squared distance of each cell from the nearest kind. */
    private static double[] typicality(double[][] logErrors, int[] known, int[] labels) {
        double[] typicality = new double[logErrors.length];
        TiedGaussians all = fit(logErrors, known, labels, -1);
        for (int i = 0; i < typicality.length; i++) {
            typicality[i] = -all.squaredDistance(logErrors[i]);
        }
        for (int fold = 0; fold < FOLDS; fold++) {
            TiedGaussians others = fit(logErrors, known, labels, fold);
            for (int k = fold; k < known.length; k += FOLDS) {
                typicality[known[k]] = -others.squaredDistance(logErrors[known[k]]);
            }
        }
        return typicality;
    }

    private static TiedGaussians fit(double[][] logErrors, int[] known, int[] labels, int withoutFold) {
        int[] used = IntStream.range(0, known.length)
                .filter(k -> k % FOLDS != withoutFold)
                .toArray();
        return TiedGaussians.fit(
                Arrays.stream(used).mapToObj(k -> logErrors[known[k]]).toArray(double[][]::new),
                Arrays.stream(used).map(k -> labels[k]).toArray());
    }

    /** Of cell i among the known ones, itself not counted. */
    private static double pValue(double[] scores, int[] known, int i) {
        double[] others = Arrays.stream(known)
                .filter(k -> k != i)
                .mapToDouble(k -> scores[k])
                .toArray();
        return PValues.conformal(others, scores[i]);
    }
}
