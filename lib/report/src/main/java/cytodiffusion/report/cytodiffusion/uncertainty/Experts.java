package cytodiffusion.report.cytodiffusion.uncertainty;

import cytodiffusion.data.experts.ConfidenceLevel;
import cytodiffusion.data.experts.ExpertAnswer;
import cytodiffusion.data.experts.ExpertPanel;
import cytodiffusion.data.smear.GradedCell;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.paper.cytodiffusion.uncertainty.FittedObserver;
import cytodiffusion.paper.cytodiffusion.uncertainty.GradedTruth;
import cytodiffusion.paper.cytodiffusion.uncertainty.PanelComparison;
import cytodiffusion.paper.cytodiffusion.uncertainty.SimulatedExpert;
import cytodiffusion.paper.cytodiffusion.uncertainty.UncertaintyStudy;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.chart.PsychometricChart;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.PanelFigure;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.psychometric.Binning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 03 shows of the experts: who they are, how sure they are together, and how well their skill is found. */
public final class Experts {
    private static final int WIDTH = 880;
    private static final int HEIGHT = 380;

    private Experts() {}

    /** Each expert's answers to the images that all labelled, and how often they agree with the majority. */
    public static Table overview(ExpertPanel panel) {
        StringColumn name = StringColumn.create("Expert");
        DoubleColumn years = DoubleColumn.create("Years of experience");
        IntColumn images = IntColumn.create("Images that all labelled");
        DoubleColumn agreement = DoubleColumn.create("Agrees with the majority (%)");
        DoubleColumn confidence = DoubleColumn.create("Mean confidence (0 to 1)");
        List<String> common = panel.imagesOfAll();
        for (String expert : panel.experts()) {
            List<ExpertAnswer> answers = common.stream()
                    .flatMap(image -> panel.answersTo(image).stream())
                    .filter(answer -> answer.expert().equals(expert))
                    .toList();
            name.append(expert);
            if (panel.years().containsKey(expert)) {
                years.append(panel.years().get(expert));
            } else {
                years.appendMissing();
            }
            images.append(answers.size());
            agreement.append(100
                    * answers.stream()
                            .mapToDouble(a -> a.label().equals(panel.consensus(a.image())) ? 1 : 0)
                            .average()
                            .orElse(Double.NaN));
            confidence.append(answers.stream()
                    .mapToDouble(a -> a.confidence().value())
                    .average()
                    .orElse(Double.NaN));
        }
        return Table.create("Experts", name, years, images, agreement, confidence);
    }

    /** How sure two experts are of the same image, over all ordered pairs of experts (Figure 9). */
    public static Figure confidencePairs(ExpertPanel panel) {
        if (panel.imagesOfAll().isEmpty()) {
            return new NoteFigure(Uncertainty.NO_EXPERTS);
        }
        List<String> words = Arrays.stream(ConfidenceLevel.values())
                .map(ConfidenceLevel::word)
                .toList();
        return Charts.answerPairs(
                "Confidence of two experts in the same image",
                "One expert",
                "Another expert",
                new ConfusionMatrix(words, panel.confidencePairs()));
    }

    /** The share of pairs in which both are as sure as can be; NaN without pairs. */
    public static double bothHigh(ExpertPanel panel) {
        int[][] pairs = panel.confidencePairs();
        int all = Arrays.stream(pairs).flatMapToInt(Arrays::stream).sum();
        return all == 0 ? Double.NaN : (double) pairs[0][0] / all;
    }

    /** How many images the comparison of experts and model rests on. */
    public static Table compared(PanelComparison comparison) {
        return Table.create("Experts and model", IntColumn.create("Images compared", new int[] {comparison.images()}));
    }

    /** The panel beside the paper's, in the numbers that our copy of the paper has. */
    public static Table besidePaper(ExpertPanel panel) {
        int experts = PaperResults.EXPERTS;
        int pairs = PaperResults.COMMON_IMAGES * experts * (experts - 1);
        return Table.create(
                "Beside the paper",
                StringColumn.create("Panel", "the paper's", "this run's"),
                IntColumn.create("Experts", new int[] {experts, panel.experts().size()}),
                IntColumn.create("Images that all labelled", new int[] {
                    PaperResults.COMMON_IMAGES, panel.imagesOfAll().size()
                }),
                DoubleColumn.create(
                        "Pairs both High (%)",
                        new double[] {100.0 * PaperResults.PAIRS_BOTH_HIGH / pairs, 100 * bothHigh(panel)}));
    }

    /**
     * The share of true classes by the known clarity of drawn cells: model and experts, beside the ideal observer's, which
     * none can surpass but by luck.
     */
    public static Figure byClarity(UncertaintyStudy experiment, OutOfSample predictions, Binning binning) {
        GradedTruth truth = experiment.truth();
        if (!truth.known()) {
            return new NoteFigure("How clear these cells are is not known: that is so for drawn cells only.");
        }
        List<FittedObserver> all = new ArrayList<>();
        all.add(truth.modelByClarity(predictions, GradedCell::label, FittedObserver.BINS_OF_ALL, binning));
        all.addAll(truth.expertsByClarity(
                experiment.panel(),
                predictions.guessRate(),
                GradedCell::label,
                FittedObserver.BINS_OF_COMMON,
                binning));
        return PanelFigure.panel(
                PsychometricChart.of(
                        "By the clarity that was drawn",
                        "Clarity (0: half way between two classes, 1: one class)",
                        predictions.guessRate(),
                        Uncertainty.curves(all, IntStream.range(0, all.size()).toArray(), false),
                        List.of(Uncertainty.known("ideal observer", GradedTruth::certainty)),
                        true),
                WIDTH,
                HEIGHT);
    }

    /** Each simulated expert's skill as it was set and as it is found again; no rows for people. */
    public static Table recovery(UncertaintyStudy experiment, OutOfSample predictions, Binning binning) {
        StringColumn name = StringColumn.create("Expert");
        DoubleColumn threshold = DoubleColumn.create("Threshold set");
        StringColumn foundThreshold = StringColumn.create("Threshold found");
        DoubleColumn width = DoubleColumn.create("Width set");
        StringColumn foundWidth = StringColumn.create("Width found");
        GradedTruth truth = experiment.truth();
        if (truth.known()) {
            Map<String, SimulatedExpert> known = SimulatedExpert.panel().stream()
                    .collect(Collectors.toMap(SimulatedExpert::name, Function.identity()));
            for (FittedObserver expert : truth.expertsByClarity(
                    experiment.panel(),
                    predictions.guessRate(),
                    GradedCell::appearance,
                    FittedObserver.BINS_OF_COMMON,
                    binning)) {
                SimulatedExpert set = known.get(expert.name());
                name.append(expert.name());
                threshold.append(set.skill().threshold());
                foundThreshold.append(Uncertainty.estimate(expert.fit().threshold()));
                width.append(set.skill().width());
                foundWidth.append(Uncertainty.estimate(expert.fit().width()));
            }
        }
        return Table.create("Skill, set and found", name, threshold, foundThreshold, width, foundWidth);
    }
}
