package cytodiffusion.report.cytodiffusion.uncertainty;

import cytodiffusion.data.experts.ExpertPanel;
import cytodiffusion.evaluation.CrossCalibration;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.Band;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.MeanEstimate;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.bootstrap.Bootstrap;
import cytodiffusion.stats.curves.Reliability;
import cytodiffusion.stats.curves.RiskCoverage;
import cytodiffusion.stats.psychometric.PsychometricBin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 03 shows of the use of confidence: referring cells, trusting probabilities, looking at the hardest. */
public final class Triage {

    /** The accuracy of fewer cells is hardly known, and its interval would fill the figure. */
    private static final int FEWEST_SHOWN = 10;

    private Triage() {}

    /** What was predicted, and how well. */
    public static Table predictions(OutOfSample predictions) {
        Table table = Table.create("Predictions");
        table.addColumns(StringColumn.create("Not seen in training by", List.of(predictions.origin())));
        table.addColumns(
                IntColumn.create("Images", new int[] {predictions.rows().size()}));
        table.addColumns(StringColumn.create("Accuracy", List.of(Tables.percent(predictions.accuracy()))));
        table.addColumns(IntColumn.create(
                "Files left out", new int[] {predictions.failures().size()}));
        return table;
    }

    /** The accuracy on the share of cells that is kept, the least confident being referred, with Wilson's intervals. */
    public static Figure riskCoverage(OutOfSample predictions) {
        RiskCoverage curve = RiskCoverage.of(predictions.confidence(), predictions.correct());
        List<RiskCoverage.Point> points = curve.points().stream()
                .filter(point -> point.kept()
                        >= Math.min(FEWEST_SHOWN, predictions.rows().size()))
                .toList();
        double[] kept = points.stream().mapToDouble(p -> 100 * p.coverage()).toArray();
        double[] accuracy = points.stream().mapToDouble(p -> 100 * p.accuracy()).toArray();
        double[] low = new double[kept.length];
        double[] high = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            Interval interval = BinomialInterval.wilson(
                    points.get(i).correct(), points.get(i).kept(), Interval.LEVEL);
            low[i] = 100 * interval.lower();
            high[i] = 100 * interval.upper();
        }
        return Figure.of(Charts.bands(
                "Accuracy when the least confident cells are referred",
                "Cells kept (%)",
                "Accuracy on the kept cells (%)",
                List.of(new Band("accuracy, 95 % interval", kept, accuracy, low, high))));
    }

    /** The same at these shares in (0, 1], with the mean risk over all of them (AURC) beside the least that is possible. */
    public static Table coverage(OutOfSample predictions, double... shares) {
        RiskCoverage curve = RiskCoverage.of(predictions.confidence(), predictions.correct());
        DoubleColumn share = DoubleColumn.create("Kept (%)");
        IntColumn cells = IntColumn.create("Cells");
        StringColumn accuracy = StringColumn.create("Accuracy");
        for (double coverage : shares) {
            RiskCoverage.Point point = curve.atCoverage(coverage);
            share.append(100 * point.coverage());
            cells.append(point.kept());
            accuracy.append(Tables.percent(new PointEstimate(
                    point.accuracy(), BinomialInterval.wilson(point.correct(), point.kept(), Interval.LEVEL))));
        }
        String name = String.format(
                Locale.ROOT,
                "Referring the least confident; area under the risk %s, at least %.3f",
                Numbers.estimate(areaUnderRisk(predictions, curve), 3),
                curve.leastAreaUnderRisk());
        return Tables.noted(Table.create(name, share, cells, accuracy), Tables.OVER_CELLS);
    }

    private static PointEstimate areaUnderRisk(OutOfSample predictions, RiskCoverage curve) {
        double[] confidence = predictions.confidence();
        boolean[] correct = predictions.correct();
        Interval interval = Bootstrap.seeded(0).interval(new int[confidence.length], drawn -> {
            double[] some = new double[drawn.length];
            boolean[] right = new boolean[drawn.length];
            for (int i = 0; i < drawn.length; i++) {
                some[i] = confidence[drawn[i]];
                right[i] = correct[drawn[i]];
            }
            return RiskCoverage.of(some, right).areaUnderRisk();
        });
        double area = curve.areaUnderRisk();
        return new PointEstimate(area, Math.min(area, interval.lower()), Math.max(area, interval.upper()));
    }

    /** How often predictions of each claimed probability are right, with Wilson's intervals. */
    public static Figure reliability(CrossCalibration calibration) {
        List<PsychometricBin> bins = calibration.reliability().bins();
        double[] claimed = bins.stream().mapToDouble(PsychometricBin::level).toArray();
        double[] right = new double[claimed.length];
        double[] low = new double[claimed.length];
        double[] high = new double[claimed.length];
        for (int i = 0; i < claimed.length; i++) {
            PsychometricBin bin = bins.get(i);
            Interval interval = BinomialInterval.wilson(bin.correct(), bin.total(), Interval.LEVEL);
            right[i] = (double) bin.correct() / bin.total();
            low[i] = interval.lower();
            high[i] = interval.upper();
        }
        return Figure.of(Charts.reliability(
                "Reliability of the calibrated confidence",
                new Band("cells, 95 % interval", claimed, right, low, high)));
    }

    /** Proper scores of the probabilities beside those of always claiming the share of right answers. */
    public static Table scores(CrossCalibration calibration) {
        Reliability reliability = calibration.reliability();
        Table table = Table.create("Probabilities, judged on cells that the map was not fitted to");
        PointEstimate brier = MeanEstimate.of(calibration.squares(), Interval.LEVEL);
        PointEstimate logLoss = MeanEstimate.of(calibration.surprises(), Interval.LEVEL);
        table.addColumns(StringColumn.create("Brier score", List.of(Numbers.estimate(brier, 3))));
        table.addColumns(DoubleColumn.create("of the share of right answers", reliability.brierOfBaseRate()));
        table.addColumns(StringColumn.create("Logarithmic loss", List.of(Numbers.estimate(logLoss, 3))));
        table.addColumns(DoubleColumn.create("Calibration error", reliability.calibrationError()));
        return Tables.noted(
                table,
                Tables.OVER_CELLS
                        + " The calibration error has none: resampling makes it larger, as chance alone does.");
    }

    /** The cells of least confidence, hardest first. */
    public static Table hardest(OutOfSample predictions, CrossCalibration calibration, ExpertPanel panel, int count) {
        StringColumn image = StringColumn.create("Image");
        StringColumn label = StringColumn.create("Class");
        StringColumn predicted = StringColumn.create("Taken for");
        DoubleColumn probability = DoubleColumn.create("Probability of being right");
        IntColumn trials = IntColumn.create("Trials");
        StringColumn experts = StringColumn.create("Experts' majority");
        DoubleColumn confidence = DoubleColumn.create("Experts' confidence");
        for (int i : leastConfident(predictions, count)) {
            Prediction prediction = predictions.rows().get(i).prediction();
            image.append(prediction.image());
            label.append(prediction.label());
            predicted.append(prediction.predicted());
            probability.append(calibration.probability()[i]);
            trials.append(predictions.rows().get(i).trials());
            if (panel.answersTo(prediction.image()).isEmpty()) {
                experts.appendMissing();
                confidence.appendMissing();
            } else {
                experts.append(panel.consensus(prediction.image()));
                confidence.append(panel.confidence(prediction.image()));
            }
        }
        return Table.create("Hardest cells", image, label, predicted, probability, trials, experts, confidence);
    }

    private static List<Integer> leastConfident(OutOfSample predictions, int count) {
        double[] confidence = predictions.confidence();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < confidence.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> confidence[i]));
        return order.subList(0, Math.min(count, order.size()));
    }
}
