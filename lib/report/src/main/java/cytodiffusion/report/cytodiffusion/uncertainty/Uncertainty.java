package cytodiffusion.report.cytodiffusion.uncertainty;

import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.paper.cytodiffusion.uncertainty.FittedObserver;
import cytodiffusion.report.chart.Band;
import cytodiffusion.report.chart.Curve;
import cytodiffusion.report.chart.ObserverCurve;
import cytodiffusion.report.chart.PosteriorPlot;
import cytodiffusion.report.chart.PsychometricChart;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.PanelFigure;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.psychometric.Binning;
import cytodiffusion.stats.psychometric.Marginal;
import cytodiffusion.stats.psychometric.PsychometricBin;
import cytodiffusion.stats.psychometric.PsychometricFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 03 shows of psychometric functions: the paper's Figure 2 and what is behind it. */
public final class Uncertainty {
    static final String NO_EXPERTS = "None of the predicted images was labelled by all experts, or there are no"
            + " expert labels: put experts.csv (image, expert, label, confidence) beside the class folders, and"
            + " experience.csv (expert, years) if it is known.";

    private static final String MODEL_CONFIDENCE = "Model's confidence (0 to 1)";
    private static final String EXPERT_CONFIDENCE = "Experts' consensus confidence (0 to 1)";
    private static final int MODEL_COLOUR = 0;
    private static final int IDEAL_COLOUR = 7;
    private static final int GRID = 101;
    private static final int HALF = 432;
    private static final int PANEL_HEIGHT = 350;

    private Uncertainty() {}

    /** The model's answers by its own confidence, rescaled to [0, 1] (Figure 2A). */
    public static FittedObserver model(OutOfSample predictions, Binning binning) {
        return FittedObserver.of(
                "model",
                predictions.unitConfidence(),
                predictions.correct(),
                FittedObserver.BINS_OF_ALL,
                binning,
                predictions.guessRate());
    }

    /**
     * The paper's Figure 2: the model by its confidence, beside others (A); experts by the model's confidence (B) and by
     * the consensus of theirs (C); thresholds (D) and widths (E) of all, in the colours of B and C. Without experts, A
     * alone.
     *
     * @param beside an ideal observer for A, where there is one
     */
    public static Figure figureTwo(
            FittedObserver model,
            List<FittedObserver> beside,
            List<FittedObserver> byModel,
            List<FittedObserver> byExperts) {
        List<FittedObserver> first = new ArrayList<>(List.of(model));
        first.addAll(beside);
        Figure a = PanelFigure.panel(
                PsychometricChart.of(
                        "Model, by its own confidence",
                        beside.isEmpty() ? MODEL_CONFIDENCE : "The observer's own confidence (0 to 1)",
                        guessRate(model),
                        curves(first, new int[] {MODEL_COLOUR, IDEAL_COLOUR}, true),
                        List.of(),
                        true),
                2 * HALF + 16,
                PANEL_HEIGHT);
        if (byModel.isEmpty()) {
            return new PanelFigure(List.of(List.of(a), List.of(new NoteFigure(NO_EXPERTS))));
        }
        return new PanelFigure(List.of(
                List.of(a),
                List.of(
                        experts("Experts, by the model's confidence", MODEL_CONFIDENCE, byModel),
                        experts("Experts, by their consensus confidence", EXPERT_CONFIDENCE, byExperts)),
                List.of(
                        posteriors("Threshold", PsychometricFit::threshold, model, byModel, byExperts),
                        posteriors("Width", PsychometricFit::width, model, byModel, byExperts))));
    }

    private static Figure experts(String title, String xLabel, List<FittedObserver> observers) {
        XYChart chart = PsychometricChart.of(
                title,
                xLabel,
                guessRate(observers.get(0)),
                curves(observers, expertColours(observers), false),
                List.of(),
                false);
        return PanelFigure.panel(chart, HALF, PANEL_HEIGHT);
    }

    /** Each expert has the same colour in every panel. */
    static int[] expertColours(List<FittedObserver> experts) {
        return IntStream.rangeClosed(1, experts.size()).toArray();
    }

    private static Figure posteriors(
            String parameter,
            Function<PsychometricFit, Marginal> marginal,
            FittedObserver model,
            List<FittedObserver> byModel,
            List<FittedObserver> byExperts) {
        List<PosteriorPlot.Row> rows = new ArrayList<>();
        rows.add(new PosteriorPlot.Row(model.name(), 0, marginal.apply(model.fit()), null));
        for (int i = 0; i < byModel.size(); i++) {
            rows.add(new PosteriorPlot.Row(
                    byModel.get(i).name(),
                    i + 1,
                    marginal.apply(byModel.get(i).fit()),
                    marginal.apply(byExperts.get(i).fit())));
        }
        return new PosteriorPlot(
                parameter,
                parameter + " (confidence, 0 to 1)",
                "by the model's confidence",
                "by the experts' consensus",
                rows,
                HALF);
    }

    /** What was fitted, an observer of Figure 2 a row, with 95 % credible intervals. */
    public static Table parameters(
            FittedObserver model,
            List<FittedObserver> ideal,
            List<FittedObserver> byModel,
            List<FittedObserver> byExperts) {
        Table table = Table.create(
                "Psychometric functions",
                StringColumn.create("Observer"),
                StringColumn.create("By"),
                IntColumn.create("Answers"),
                IntColumn.create("Bins"),
                DoubleColumn.create("Right (%)"),
                StringColumn.create("Threshold"),
                StringColumn.create("Width"),
                StringColumn.create("Lapse rate"),
                DoubleColumn.create("Deviance a bin"));
        append(table, "model's confidence", List.of(model));
        append(table, "own confidence", ideal);
        append(table, "model's confidence", byModel);
        append(table, "experts' consensus confidence", byExperts);
        return table;
    }

    private static void append(Table table, String by, List<FittedObserver> observers) {
        for (FittedObserver observer : observers) {
            table.stringColumn("Observer").append(observer.name());
            table.stringColumn("By").append(by);
            table.intColumn("Answers").append(observer.answers());
            table.intColumn("Bins").append(observer.bins().size());
            table.doubleColumn("Right (%)").append(100 * observer.accuracy());
            table.stringColumn("Threshold").append(estimate(observer.fit().threshold()));
            table.stringColumn("Width").append(estimate(observer.fit().width()));
            table.stringColumn("Lapse rate").append(estimate(observer.fit().lapseRate()));
            table.doubleColumn("Deviance a bin").append(observer.deviancePerBin());
        }
    }

    /** Mean and 95 % credible interval of a parameter. */
    static String estimate(Marginal marginal) {
        Interval interval = marginal.interval(Interval.LEVEL);
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", marginal.mean(), interval.lower(), interval.upper());
    }

    /**
     * Curves of observers over the range of all their levels.
     *
     * @param colours index in the palette of each
     * @param withBands whether their uncertainty is shown
     */
    static List<ObserverCurve> curves(List<FittedObserver> observers, int[] colours, boolean withBands) {
        double low = observers.stream()
                .flatMap(o -> o.bins().stream())
                .mapToDouble(PsychometricBin::level)
                .min()
                .orElse(0);
        double high = observers.stream()
                .flatMap(o -> o.bins().stream())
                .mapToDouble(PsychometricBin::level)
                .max()
                .orElse(1);
        double[] grid = IntStream.range(0, GRID)
                .mapToDouble(i -> low + (high - low) * i / (GRID - 1))
                .toArray();
        List<ObserverCurve> curves = new ArrayList<>();
        for (int i = 0; i < observers.size(); i++) {
            curves.add(curve(observers.get(i), colours[i], grid, withBands));
        }
        return curves;
    }

    private static ObserverCurve curve(FittedObserver observer, int colour, double[] grid, boolean withBand) {
        double[] mean = new double[grid.length];
        double[] low = new double[grid.length];
        double[] high = new double[grid.length];
        for (int i = 0; i < grid.length; i++) {
            mean[i] = observer.fit().curves().mean(grid[i]);
            Interval band = withBand ? observer.fit().curves().band(grid[i], Interval.LEVEL) : null;
            low[i] = band == null ? Double.NaN : band.lower();
            high[i] = band == null ? Double.NaN : band.upper();
        }
        return new ObserverCurve(
                observer.name(),
                colour,
                observer.bins().stream().mapToDouble(PsychometricBin::level).toArray(),
                observer.bins().stream()
                        .mapToDouble(bin -> (double) bin.correct() / bin.total())
                        .toArray(),
                new Band(observer.name(), grid, mean, low, high));
    }

    static double guessRate(FittedObserver observer) {
        return observer.fit().mode().function().guessRate();
    }

    /** A curve that is known, over [0, 1]. */
    static Curve known(String name, DoubleUnaryOperator function) {
        double[] grid =
                IntStream.range(0, GRID).mapToDouble(i -> i / (GRID - 1.0)).toArray();
        return new Curve(name, grid, Arrays.stream(grid).map(function).toArray());
    }
}
