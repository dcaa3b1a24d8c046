package cytodiffusion.report.cytodiffusion.method;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.Procedure;
import cytodiffusion.paper.cytodiffusion.method.EliminationStudy;
import cytodiffusion.paper.cytodiffusion.method.EliminationStudy.Result;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.Band;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.figure.PanelFigure;
import cytodiffusion.stats.Interval;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
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
     *
     * @param byMinimum eliminations that differ in their first check
     * @param byLevel eliminations that differ in their p-value
     */
    public static Figure settings(EliminationStudy study, List<Result> byMinimum, List<Result> byLevel) {
        EliminationSettings paper = study.paper();
        String first = "Trials before the first check (p < " + paper.level() + ")";
        String level = "p-value (first check after " + paper.minTrials() + " trials)";
        Axis minimum = new Axis(
                first, r -> r.settings().minTrials(), c -> c.getStyler().setXAxisLogarithmic(true));
        // XChart's logarithmic axis writes 1e-8 as 0 and draws nine lines a decade.
        Axis p = new Axis(level, r -> Math.log10(r.settings().level()), c -> c.getStyler()
                .setxAxisTickLabelsFormattingFunction(Eliminations::powerOfTen));
        return new PanelFigure(List.of(
                List.of(accuracy(study, minimum, byMinimum), accuracy(study, p, byLevel)),
                List.of(evaluations(study, minimum, byMinimum), evaluations(study, p, byLevel))));
    }

    /** What a panel is drawn against. */
    private record Axis(String label, ToDoubleFunction<Result> value, Consumer<XYChart> style) {}

    private static Figure accuracy(EliminationStudy study, Axis x, List<Result> results) {
        double[] low = values(results, r -> 100 * interval(r).lower());
        double[] high = values(results, r -> 100 * interval(r).upper());
        return panel(study, x, "Accuracy (%)", results, r -> 100 * r.accuracy().value(), low, high);
    }

    private static Figure evaluations(EliminationStudy study, Axis x, List<Result> results) {
        double[] none = values(results, r -> Double.NaN);
        return panel(study, x, "UNet evaluations a cell", results, Result::evaluations, none, none);
    }

    private static Interval interval(Result result) {
        return result.accuracy().interval().orElseThrow();
    }

    private static Figure panel(
            EliminationStudy study,
            Axis x,
            String yLabel,
            List<Result> results,
            ToDoubleFunction<Result> y,
            double[] low,
            double[] high) {
        double[] xs = values(results, x.value());
        List<Band> lines = new ArrayList<>();
        // The procedure last, as the other two lines may lie where it does.
        lines.add(level("no elimination", xs, y.applyAsDouble(study.replay(study.none()))));
        lines.add(level("anytime", xs, y.applyAsDouble(study.replay(study.anytime()))));
        lines.add(new Band("paper's procedure", xs, values(results, y), low, high));
        XYChart chart = Charts.bands("", x.label(), yLabel, lines);
        x.style().accept(chart);
        return PanelFigure.panel(chart, PANEL_WIDTH, PANEL_HEIGHT);
    }

    /** Ten to this power, short: 100, 0.01, 1e-6. */
    static String powerOfTen(double power) {
        return shortNumber(Math.pow(10, power));
    }

    private static String shortNumber(double value) {
        if (value < 1e-3) {
            return String.format(Locale.ROOT, "%.0e", value).replace("e-0", "e-");
        }
        return new DecimalFormat(value < 1 ? "0.###" : "0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
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
     * chosen; intervals are Wilson's, 95 %. No elimination and the anytime procedure come first.
     *
     * @param others what else to show
     */
    public static Table table(EliminationStudy study, List<Result> others) {
        StringColumn name = StringColumn.create("Elimination");
        StringColumn first = StringColumn.create("First check after");
        StringColumn level = StringColumn.create("Level");
        StringColumn accuracy = StringColumn.create("Accuracy (%)");
        DoubleColumn evaluations = DoubleColumn.create("UNet evaluations a cell");
        StringColumn lost = StringColumn.create("Lost the class of all trials (%)");
        Set<Result> results = new LinkedHashSet<>();
        results.add(study.replay(study.none()));
        results.add(study.replay(study.anytime()));
        results.addAll(others);
        for (Result result : results) {
            EliminationSettings settings = result.settings();
            boolean drops = settings.level() > 0;
            name.append(drops ? name(settings) : "none");
            first.append(drops ? settings.minTrials() + " trials" : Numbers.MISSING);
            level.append(drops ? shortNumber(settings.level()) : Numbers.MISSING);
            accuracy.append(Numbers.estimate(result.accuracy().times(100), 1));
            evaluations.append(result.evaluations());
            lost.append(Numbers.estimate(result.lostShare().times(100), 1));
        }
        return Tables.noted(
                Table.create("Elimination", name, first, level, accuracy, evaluations, lost), Tables.OVER_CELLS);
    }

    private static String name(EliminationSettings settings) {
        return settings.procedure() == Procedure.PAPER ? "paper's procedure" : "anytime, up to " + settings.maxTrials();
    }

    /**
     * Both settings together: accuracy in per cent and, after the slash, evaluations of the network for a cell.
     *
     * @param grid rows that differ in the first check, of columns that differ in the p-value
     */
    public static Table both(List<List<Result>> grid) {
        StringColumn first = StringColumn.create("First check after");
        Table table = Table.create("Accuracy (%) / UNet evaluations a cell", first);
        for (List<Result> row : grid) {
            first.append(row.get(0).settings().minTrials() + " trials");
        }
        for (int column = 0; column < grid.get(0).size(); column++) {
            StringColumn results = StringColumn.create("p < "
                    + powerOfTen(Math.log10(grid.get(0).get(column).settings().level())));
            for (List<Result> row : grid) {
                Result result = row.get(column);
                results.append(Numbers.fixed(100 * result.accuracy().value(), 1) + " / "
                        + Numbers.fixed(result.evaluations(), 0));
            }
            table.addColumns(results);
        }
        return table;
    }
}
