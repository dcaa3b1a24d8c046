package cytodiffusion.notebook;

import cytodiffusion.chart.Band;
import cytodiffusion.chart.Charts;
import cytodiffusion.chart.Figure;
import cytodiffusion.chart.Numbers;
import cytodiffusion.chart.PanelFigure;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.Procedure;
import cytodiffusion.experiment.EliminationStudy;
import cytodiffusion.experiment.EliminationStudy.Result;
import cytodiffusion.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 08 shows of the elimination's settings: the paper's Figure 7, middle and right. */
public final class Eliminations {
    private static final int PANEL_WIDTH = 560;
    private static final int PANEL_HEIGHT = 340;

    private Eliminations() {}

    /**
     * Accuracy, with Wilson's 95 % interval, and evaluations of the network for an image, against the number of trials
     * before the first check and against the p-value below which a class is dropped. Level lines show the anytime
     * procedure and no elimination.
     */
    public static Figure settings(EliminationStudy study) {
        List<Result> byMinimum = study.byMinimum();
        List<Result> byLevel = study.byLevel();
        EliminationSettings paper = study.paper();
        String first = "Trials before the first check (p < " + paper.level() + ")";
        String level = "p-value (first check after " + paper.minTrials() + " trials)";
        ToDoubleFunction<Result> minimum = r -> r.settings().minTrials();
        ToDoubleFunction<Result> p = r -> r.settings().level();
        return new PanelFigure(List.of(
                List.of(accuracy(study, first, byMinimum, minimum), accuracy(study, level, byLevel, p)),
                List.of(evaluations(study, first, byMinimum, minimum), evaluations(study, level, byLevel, p))));
    }

    private static Figure accuracy(
            EliminationStudy study, String label, List<Result> results, ToDoubleFunction<Result> x) {
        return panel(
                study,
                label,
                "Accuracy (%)",
                results,
                x,
                r -> 100 * r.accuracy().value(),
                r -> 100 * interval(r).lower(),
                r -> 100 * interval(r).upper());
    }

    private static Figure evaluations(
            EliminationStudy study, String label, List<Result> results, ToDoubleFunction<Result> x) {
        return panel(
                study,
                label,
                "UNet evaluations a cell",
                results,
                x,
                Result::evaluations,
                r -> Double.NaN,
                r -> Double.NaN);
    }

    private static Interval interval(Result result) {
        return result.accuracy().interval().orElseThrow();
    }

    private static Figure panel(
            EliminationStudy study,
            String label,
            String yLabel,
            List<Result> results,
            ToDoubleFunction<Result> x,
            ToDoubleFunction<Result> y,
            ToDoubleFunction<Result> low,
            ToDoubleFunction<Result> high) {
        double[] xs = values(results, x);
        List<Band> lines = new ArrayList<>();
        lines.add(new Band("paper's procedure", xs, values(results, y), values(results, low), values(results, high)));
        lines.add(level("anytime", xs, y.applyAsDouble(study.replay(study.anytime()))));
        lines.add(level("no elimination", xs, y.applyAsDouble(study.replay(study.none()))));
        XYChart chart = Charts.bands("", label, yLabel, lines);
        chart.getStyler().setXAxisLogarithmic(true);
        return PanelFigure.panel(chart, PANEL_WIDTH, PANEL_HEIGHT);
    }

    private static double[] values(List<Result> results, ToDoubleFunction<Result> value) {
        return results.stream().mapToDouble(value).toArray();
    }

    private static Band level(String name, double[] x, double y) {
        double[] same = new double[x.length];
        Arrays.fill(same, y);
        double[] none = new double[x.length];
        Arrays.fill(none, Double.NaN);
        return new Band(name, x, same, none, none);
    }

    /**
     * Each elimination with its accuracy, its cost, and how often it dropped the class that all trials would have
     * chosen; intervals are Wilson's, 95 %.
     */
    public static Table table(EliminationStudy study) {
        StringColumn name = StringColumn.create("Elimination");
        StringColumn first = StringColumn.create("First check after");
        StringColumn level = StringColumn.create("Level");
        StringColumn accuracy = StringColumn.create("Accuracy (%)");
        DoubleColumn evaluations = DoubleColumn.create("UNet evaluations a cell");
        StringColumn lost = StringColumn.create("Lost the class of all trials (%)");
        List<Result> results = new ArrayList<>();
        results.add(study.replay(study.none()));
        results.add(study.replay(study.anytime()));
        results.addAll(study.byMinimum());
        results.addAll(study.byLevel());
        for (Result result : results) {
            EliminationSettings settings = result.settings();
            boolean drops = settings.level() > 0;
            name.append(drops ? name(settings) : "none");
            first.append(drops ? settings.minTrials() + " trials" : Numbers.MISSING);
            level.append(drops ? String.format(Locale.ROOT, "%.0e", settings.level()) : Numbers.MISSING);
            accuracy.append(Numbers.estimate(result.accuracy().times(100), 1));
            evaluations.append(result.evaluations());
            lost.append(Numbers.estimate(result.lostShare().times(100), 1));
        }
        return Table.create("Elimination", name, first, level, accuracy, evaluations, lost);
    }

    private static String name(EliminationSettings settings) {
        return settings.procedure() == Procedure.PAPER ? "paper's procedure" : "anytime, up to " + settings.maxTrials();
    }
}
