package cytodiffusion.report.cytodiffusion.anomaly;

import cytodiffusion.data.image.ImageFile;
import cytodiffusion.evaluation.anomaly.AnomalyCell;
import cytodiffusion.evaluation.anomaly.AnomalyReport;
import cytodiffusion.evaluation.anomaly.AnomalyRun;
import cytodiffusion.evaluation.anomaly.AnomalyScore;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.AnomalyCharts;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.PValues;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.curves.DeLong;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 04 shows: how well a lack of confidence finds cells of a kind that the model was never shown. */
public final class Anomalies {
    private static final int COLUMNS = 7;
    private static final double LEVEL = 0.95;

    private Anomalies() {}

    /** Which cells were judged, and what it took. */
    public static Table effort(AnomalyRun allTrials, AnomalyRun eliminated) {
        Table table = Table.create("Cells judged");
        table.addColumns(IntColumn.create("Normal", new int[] {allTrials.count(false)}));
        table.addColumns(IntColumn.create("Abnormal", new int[] {allTrials.count(true)}));
        table.addColumns(DoubleColumn.create("Evaluations a cell, all trials", allTrials.evaluationsPerCell()));
        table.addColumns(DoubleColumn.create("with elimination", eliminated.evaluationsPerCell()));
        table.addColumns(IntColumn.create(
                "Files left out", new int[] {allTrials.failures().size()}));
        return table;
    }

    /** The ROC curves of several scores. */
    public static Figure roc(String abnormalClass, List<AnomalyDetection> detections) {
        return AnomalyCharts.roc("Finding cells of the class " + abnormalClass, detections);
    }

    /**
     * What the definition of confidence changes: each score from all trials of every class and from the same trials under
     * elimination, compared with the first row by DeLong's test for scores of the same cells, adjusted by Holm for the rows of the table.
     */
    public static Table definitions(AnomalyRun allTrials, AnomalyRun eliminated) {
        StringColumn rule = StringColumn.create("Errors of");
        StringColumn score = StringColumn.create("Score");
        StringColumn auc = StringColumn.create("AUC");
        StringColumn difference = StringColumn.create("Difference from the first");
        List<Double> p = new ArrayList<>();
        DoubleColumn sensitivity = DoubleColumn.create("Sensitivity at 95 % specificity (%)");
        AnomalyDetection first = allTrials.detection(AnomalyScore.GAP);
        for (AnomalyRun run : List.of(allTrials, eliminated)) {
            for (AnomalyScore s : AnomalyScore.values()) {
                AnomalyDetection detection = run.detection(s);
                DeLong.Comparison comparison = detection.comparedWith(first);
                rule.append(run == allTrials ? "all trials" : "the trials before a class was dropped");
                score.append(s.title());
                auc.append(Numbers.estimate(detection.auc(), 3));
                difference.append(String.format(Locale.ROOT, "%+.3f", comparison.aucA() - comparison.aucB()));
                p.add(comparison.p());
                sensitivity.append(
                        100 * detection.atSpecificity(AnomalyReport.SPECIFICITY).sensitivity());
            }
        }
        // The first row's own comparison with itself has no p, which Holm's adjustment leaves out and the table as
        // missing.
        double[] adjusted =
                PValues.holm(p.stream().mapToDouble(Double::doubleValue).toArray());
        return Table.create(
                "What the definition changes",
                rule,
                score,
                auc,
                difference,
                DoubleColumn.create("p against the gap (DeLong, Holm)", adjusted),
                sensitivity);
    }

    /**
     * What a threshold on the confidence finds, where so many of the normal cells are to pass. The sensitivity has
     * Wilson's 95 % interval, which does not include that the threshold was chosen on these cells.
     */
    public static Table operatingPoints(List<AnomalyDetection> detections) {
        StringColumn score = StringColumn.create("Score");
        DoubleColumn wanted = DoubleColumn.create("Specificity wanted (%)");
        DoubleColumn specificity = DoubleColumn.create("Specificity (%)");
        StringColumn sensitivity = StringColumn.create("Sensitivity");
        DoubleColumn threshold = DoubleColumn.create("Abnormal up to a confidence of");
        for (AnomalyDetection detection : detections) {
            int abnormal = detection.confidences(true).length;
            for (double level : new double[] {0.9, 0.95, 0.99}) {
                AnomalyDetection.Threshold point = detection.atSpecificity(level);
                score.append(detection.name());
                wanted.append(100 * level);
                specificity.append(100 * point.specificity());
                int found = (int) Math.round(point.sensitivity() * abnormal);
                sensitivity.append(Tables.percent(
                        new PointEstimate(point.sensitivity(), BinomialInterval.wilson(found, abnormal, LEVEL))));
                if (Double.isFinite(point.confidence())) {
                    threshold.append(point.confidence());
                } else {
                    threshold.appendMissing();
                }
            }
        }
        return Tables.noted(
                Table.create("Operating points", score, wanted, specificity, sensitivity, threshold),
                Tables.OVER_CELLS);
    }

    /** The cells at the ends of the score, of each kind those that seem most and least anomalous. */
    public static ImageGrid extremes(AnomalyRun run, AnomalyScore score) throws IOException {
        Comparator<AnomalyCell> leastSureFirst = Comparator.comparingDouble(cell -> score.confidence(cell.outcome()));
        List<List<ImageGrid.Cell>> rows = new ArrayList<>();
        for (boolean abnormal : new boolean[] {true, false}) {
            rows.add(row(run, abnormal, leastSureFirst));
            rows.add(row(run, abnormal, leastSureFirst.reversed()));
        }
        return ImageGrid.ofRows(rows)
                .withRowTitles(List.of(
                        "abnormal class, most anomalous",
                        "abnormal class, least anomalous",
                        "normal classes, most anomalous",
                        "normal classes, least anomalous"))
                .withCellSize(96);
    }

    private static List<ImageGrid.Cell> row(AnomalyRun run, boolean abnormal, Comparator<AnomalyCell> order)
            throws IOException {
        List<ImageGrid.Cell> row = new ArrayList<>();
        List<AnomalyCell> cells = run.cells().stream()
                .filter(cell -> cell.abnormal() == abnormal)
                .sorted(order)
                .limit(COLUMNS)
                .toList();
        for (AnomalyCell cell : cells) {
            String predicted = run.classes().get(cell.outcome().winner());
            String caption = cell.label().equals(predicted) ? predicted : cell.label() + " → " + predicted;
            row.add(new ImageGrid.Cell(ImageFile.read(cell.image().path()), abnormal ? "→ " + predicted : caption));
        }
        return row;
    }

    /** The paper's areas with those of this run as last rows. */
    public static Table besidePaper(String dataset, String abnormalClass, List<AnomalyDetection> detections) {
        StringColumn data = StringColumn.create("Dataset");
        StringColumn abnormal = StringColumn.create("Abnormal class");
        StringColumn method = StringColumn.create("Method");
        StringColumn auc = StringColumn.create("AUC");
        for (PaperResults.Anomaly row : PaperResults.ANOMALY) {
            data.append(row.dataset());
            abnormal.append(row.abnormal());
            method.append(row.method() + " (paper)");
            auc.append(Numbers.fixed(row.auc(), 3));
        }
        for (AnomalyDetection detection : detections) {
            data.append(dataset);
            abnormal.append(abnormalClass);
            method.append(detection.name() + " (this run)");
            auc.append(Numbers.estimate(detection.auc(), 3));
        }
        return Tables.noted(
                Table.create("Beside the paper", data, abnormal, method, auc),
                Tables.OVER_CELLS + " The paper has none.");
    }
}
