package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Numbers;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.curves.ClassCurve;
import cytodiffusion.stats.curves.DeLong;
import cytodiffusion.stats.curves.PrecisionRecall;
import cytodiffusion.stats.psychometric.PsychometricFit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/**
 * XChart charts of tables, in the look that all charts share: {@code Plot.lines(t, "trials", "accuracy").band("low",
 * "high").chart()}. What comes out is a plain XChart chart, to be restyled as one likes.
 */
public final class Plot {
    /** What stands in the place of a chart of an empty table. */
    static final String NOTHING = "There is nothing to draw: the table has no rows";

    /** Names that begin with a small letter: "UNet" and "PyTorch" stay what they are. */
    private static final Pattern CAMEL_CASE = Pattern.compile("\\b[a-z]+(?:[A-Z][a-z]+)+\\b");

    private Plot() {}

    /**
     * A chart without series, to which a cell adds its own.
     *
     * @param legend names of the series that will be added; a single one has no legend
     */
    public static XYChart axes(String title, String x, String y, List<String> legend) {
        return ChartStyle.chart(title, x, y, legend);
    }

    /** A psychometric function: {@code Plot.curve(fit).points(bins).band(0.95).chart()}. */
    public static CurvePlot curve(PsychometricFit fit) {
        return new CurvePlot("fit", fit);
    }

    /** The same under the name that the legend has. */
    public static CurvePlot curve(String name, PsychometricFit fit) {
        return new CurvePlot(name, fit);
    }

    /**
     * Lines through the rows of a table.
     *
     * @param x column of numbers
     * @param y column of numbers
     */
    public static LinePlot lines(Table table, String x, String y) {
        return new LinePlot(table, x, y);
    }

    /**
     * How one number is distributed: a kernel density estimate or a histogram.
     *
     * @param column of numbers; rows without one are left out
     */
    public static DistributionPlot distribution(Table table, String column) {
        return new DistributionPlot(table, column);
    }

    /**
     * A dot with its interval for each row, one below the other, the first on top.
     *
     * @param name column that says what a row is
     * @param value column of numbers
     */
    public static DotPlot dots(Table table, String name, String value) {
        return new DotPlot(table, name, value);
    }

    /**
     * A point for each row, with an interval of its height.
     *
     * @param x column of numbers
     * @param y column of numbers
     */
    public static PointPlot points(Table table, String x, String y) {
        return new PointPlot(table, x, y);
    }

    /**
     * A shaded cell for each row.
     *
     * @param x column of numbers
     * @param y column of numbers
     * @param value column of numbers that are the shades
     */
    public static HeatPlot heat(Table table, String x, String y, String value) {
        return new HeatPlot(table, x, y, value);
    }

    /** A chart that says that there is nothing to draw: a notebook goes on where other data leaves a table empty. */
    static XYChart nothing() {
        return ChartStyle.sentence(NOTHING);
    }

    /** A column's name as an axis is called: "balancedAccuracy" reads "balanced accuracy". */
    static String axisTitle(String column) {
        return CAMEL_CASE
                .matcher(column)
                .replaceAll(name -> name.group().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }

    /** ROC curves with their areas and DeLong's 95 % intervals, and the diagonal of guessing. */
    public static XYChart roc(AnomalyDetection... scores) {
        return AnomalyCharts.rocChart("", List.of(scores));
    }

    /** ROC curves of each class against all others, with their areas and DeLong's 95 % intervals. */
    public static XYChart oneVersusRest(List<ClassCurve> curves) {
        return Charts.roc(
                "",
                curves.stream().map(c -> Curve.of(c.name(), c.roc())).toList(),
                curves.stream()
                        .map(c -> DeLong.estimate(c.positive(), c.score()))
                        .map(e -> new PointEstimate(e.auc(), e.interval(Interval.LEVEL)))
                        .toList());
    }

    /** Precision-recall curves of each class against all others, with their areas by steps. */
    public static XYChart precisionRecall(List<ClassCurve> curves) {
        List<Curve> named = new ArrayList<>();
        for (ClassCurve curve : curves) {
            PrecisionRecall points = curve.precisionRecall();
            named.add(new Curve(
                    curve.name() + ": area " + Numbers.fixed(points.averagePrecision(), 3),
                    points.recall(),
                    points.precision()));
        }
        XYChart chart = Charts.lines("", "Recall", "Precision", named);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        return chart;
    }

    /**
     * Which share of each true class (rows, from above) is taken for which (columns), in per cent. For the counts as well
     * see {@link Charts#confusionMatrix}.
     */
    public static HeatMapChart shares(ConfusionMatrix matrix) {
        List<String> columns = matrix.classes();
        List<String> rows = new ArrayList<>(columns);
        Collections.reverse(rows);
        List<Number[]> cells = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            for (int row = 0; row < rows.size(); row++) {
                int actual = columns.size() - 1 - row;
                int support = matrix.support(actual);
                double share = support == 0 ? 0 : 100.0 * matrix.counts()[actual][column] / support;
                cells.add(new Number[] {column, row, Math.round(share)});
            }
        }
        HeatMapChart chart = ChartStyle.heatMap("Predicted class", "True class", columns);
        chart.getStyler().setRangeColors(ChartStyle.shades()).setMin(0).setMax(100);
        chart.addSeries("share of the true class (%)", columns, rows, cells);
        return chart;
    }
}
