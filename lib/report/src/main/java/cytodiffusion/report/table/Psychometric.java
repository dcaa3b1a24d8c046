package cytodiffusion.report.table;

import cytodiffusion.stats.Interval;
import cytodiffusion.stats.psychometric.Marginal;
import cytodiffusion.stats.psychometric.PsychometricFit;
import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Psychometric functions of tables of bins (CytoDiffusion, Section 3.7). */
public final class Psychometric {

    private Psychometric() {}

    /**
     * Fits threshold, width, lapse rate and overdispersion.
     *
     * @param bins as {@link Bins} makes them
     * @param guessRate the probability of a right answer by chance: 1 / K among K classes
     */
    public static PsychometricFit fit(Table bins, double guessRate) {
        return PsychometricFit.of(Bins.read(bins), guessRate);
    }

    /** The posterior means of a fit's parameters with their 95 % credible intervals: a row for each parameter. */
    public static Table parameters(PsychometricFit fit) {
        Map<String, Marginal> parameters = new LinkedHashMap<>();
        parameters.put("threshold", fit.threshold());
        parameters.put("width", fit.width());
        parameters.put("lapse rate", fit.lapseRate());
        parameters.put("overdispersion", fit.overdispersion());
        Table table = Table.create(
                "Psychometric function",
                StringColumn.create("parameter"),
                DoubleColumn.create("mean"),
                DoubleColumn.create(Estimates.LOW),
                DoubleColumn.create(Estimates.HIGH));
        parameters.forEach((name, marginal) -> {
            Interval interval = marginal.interval(Interval.LEVEL);
            table.stringColumn("parameter").append(name);
            table.doubleColumn("mean").append(marginal.mean());
            table.doubleColumn(Estimates.LOW).append(interval.lower());
            table.doubleColumn(Estimates.HIGH).append(interval.upper());
        });
        return table;
    }
}
