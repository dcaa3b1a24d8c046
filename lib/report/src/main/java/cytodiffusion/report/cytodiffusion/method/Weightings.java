package cytodiffusion.report.cytodiffusion.method;

import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.paper.cytodiffusion.StudyTrials;
import cytodiffusion.paper.cytodiffusion.method.ErrorsByTimestep;
import cytodiffusion.paper.cytodiffusion.method.WeightingStudy;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.Band;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PairedAccuracy;
import cytodiffusion.stats.PointEstimate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 08 shows of weightings: the paper's Table 4. */
public final class Weightings {
    private static final int RANGES = 20;

    private Weightings() {}

    /**
     * How far the classes' errors lie apart at each timestep (median over trials, between the quartiles), and the
     * polynomials, of which the model's own was fitted to such values. The paper's belongs to other latents: it is drawn
     * with the same mean, as only its shape matters.
     */
    public static XYChart spread(TrialRecord record) {
        ErrorsByTimestep.Line spread = ErrorsByTimestep.spread(record, RANGES);
        List<Band> lines = new ArrayList<>();
        lines.add(new Band("spread of the classes", spread.timestep(), spread.value(), spread.low(), spread.high()));
        double[] own = record.settings().weighting().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (own.length > 0) {
            lines.add(line("polynomial, this model's", spread.timestep(), values(new ErrorWeighting(own), spread)));
        }
        double[] paper = values(ErrorWeighting.PAPER, spread);
        double scale = mean(spread.value()) / mean(paper);
        lines.add(line(
                "polynomial, the paper's (scaled)",
                spread.timestep(),
                Arrays.stream(paper).map(v -> v * scale).toArray()));
        return Charts.bands("What the weighting divides by", "Timestep", "Standard deviation over the classes", lines);
    }

    private static double[] values(ErrorWeighting weighting, ErrorsByTimestep.Line at) {
        return Arrays.stream(at.timestep())
                .map(t -> 1 / weighting.weight((int) t))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** A line without a band. */
    private static Band line(String name, double[] x, double[] y) {
        double[] none = new double[x.length];
        Arrays.fill(none, Double.NaN);
        return new Band(name, x, y, none, none);
    }

    /** Accuracy against the number of trials; around the first weighting Wilson's 95 % interval. */
    public static XYChart curves(StudyTrials trials, WeightingStudy study) {
        double[] x = study.trials().stream().mapToDouble(Integer::intValue).toArray();
        List<Band> lines = new ArrayList<>();
        for (WeightingStudy.Row row : study.rows()) {
            double[] y = new double[x.length];
            Arrays.setAll(y, i -> 100 * row.accuracy(i).value());
            lines.add(lines.isEmpty() ? withInterval(row, x, y) : line(row.name(), x, y));
        }
        XYChart chart = Charts.bands(trials.origin(), "Trials of every class", "Accuracy (%)", lines);
        chart.getStyler().setXAxisLogarithmic(true);
        return chart;
    }

    /** The same for the longer run on this dataset that comes with the library; where there is none, what makes one. */
    public static Figure recorded(String dataset) throws IOException {
        Optional<StudyTrials> recorded = StudyTrials.recorded(dataset);
        return recorded.isEmpty()
                ? new NoteFigure("This version comes without a recorded run on " + dataset + ". The command"
                        + " 'cyto trials' records one; CYTO_TRIALS names its file for this notebook.")
                : Figure.of(
                        curves(recorded.get(), WeightingStudy.of(recorded.get().record())));
    }

    private static Band withInterval(WeightingStudy.Row row, double[] x, double[] y) {
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            Interval interval = row.accuracy(i).interval().orElseThrow();
            low[i] = 100 * interval.lower();
            high[i] = 100 * interval.upper();
        }
        return new Band(row.name(), x, y, low, high);
    }

    /**
     * Accuracy in per cent after each number of trials with Wilson's 95 % interval, and, after the last one, how much
     * higher it is than the first weighting's on the same cells (95 % interval of Agresti and Min).
     */
    public static Table accuracies(StudyTrials trials, WeightingStudy study) {
        StringColumn name = StringColumn.create("Weighting");
        Table table = Tables.noted(Table.create("Accuracy (%), " + trials.origin(), name), Tables.OVER_CELLS);
        study.trials().forEach(n -> table.addColumns(StringColumn.create("n = " + n)));
        StringColumn difference = StringColumn.create("Points above the first");
        WeightingStudy.Row first = study.rows().get(0);
        for (WeightingStudy.Row row : study.rows()) {
            name.append(row.name());
            for (int i = 0; i < study.trials().size(); i++) {
                table.stringColumn(i + 1).append(percent(row.accuracy(i)));
            }
            difference.append(row == first ? Numbers.MISSING : difference(row.against(first)));
        }
        table.addColumns(difference);
        return table;
    }

    private static String difference(PairedAccuracy pairs) {
        // The interval is centred on a value nearer to 0 than the difference, which it may leave out.
        Interval interval = pairs.interval(Interval.LEVEL);
        return String.format(
                Locale.ROOT,
                "%+.1f [%+.1f, %+.1f]",
                100 * pairs.difference(),
                100 * interval.lower(),
                100 * interval.upper());
    }

    private static String percent(PointEstimate share) {
        return Numbers.estimate(share.times(100), 1);
    }

    /** The paper's Table 4, whose numbers our copy has lost, with ours. */
    public static Table tableFour(WeightingStudy study) {
        int last = study.trials().size() - 1;
        StringColumn name = StringColumn.create("Weighting");
        StringColumn accuracy =
                StringColumn.create("Accuracy after " + study.trials().get(last) + " trials (%)");
        DoubleColumn mean = DoubleColumn.create("Mean accuracy (%)");
        StringColumn paper = StringColumn.create("Paper, after 1000 trials");
        StringColumn paperMean = StringColumn.create("Paper, mean");
        for (WeightingStudy.Row row : study.rows()) {
            name.append(row.name());
            accuracy.append(percent(row.accuracy(last)));
            mean.append(100 * row.meanAccuracy());
            paper.append(Tables.NOT_IN_OUR_COPY);
            paperMean.append(Tables.NOT_IN_OUR_COPY);
        }
        return Tables.noted(
                Table.create("Table 4", name, accuracy, mean, paper, paperMean),
                Tables.OVER_CELLS
                        + " The mean over numbers of trials is of the same cells again and has none of its own.");
    }
}
