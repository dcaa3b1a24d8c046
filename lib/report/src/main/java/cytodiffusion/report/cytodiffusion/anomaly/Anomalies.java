package cytodiffusion.report.cytodiffusion.anomaly;

import cytodiffusion.evaluation.anomaly.AnomalyCell;
import cytodiffusion.evaluation.anomaly.AnomalyReport;
import cytodiffusion.evaluation.anomaly.AnomalyRun;
import cytodiffusion.evaluation.anomaly.AnomalyScore;
import cytodiffusion.evaluation.anomaly.FreshCells;
import cytodiffusion.evaluation.anomaly.Rehearsal;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.AnomalyCharts;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PValues;
import cytodiffusion.stats.Uniformity;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.anomaly.HeldOutThreshold;
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
     * All scores side by side: areas, how much each is above the headline on the same cells (DeLong, p adjusted by Holm),
     * and what a threshold finds that other normal cells set.
     *
     * @param headline the detection that was named beforehand, one of them
     */
    public static Table compared(AnomalyDetection headline, List<AnomalyDetection> detections) {
        StringColumn score = StringColumn.create("Score");
        StringColumn auc = StringColumn.create("AUC");
        StringColumn difference = StringColumn.create("Above the headline");
        StringColumn sensitivity = StringColumn.create("Sensitivity at 95 % specificity");
        StringColumn specificity = StringColumn.create("Specificity reached");
        List<Double> p = new ArrayList<>();
        for (AnomalyDetection detection : detections) {
            boolean first = detection == headline;
            HeldOutThreshold tried = HeldOutThreshold.of(detection, AnomalyReport.SPECIFICITY);
            score.append(detection.name() + (first ? " (headline)" : ""));
            auc.append(Numbers.estimate(detection.auc(), 3));
            sensitivity.append(Tables.percent(tried.sensitivity()));
            specificity.append(Tables.percent(tried.specificity()));
            if (first || detection.cases().size() != headline.cases().size()) {
                difference.append(Numbers.MISSING);
                p.add(Double.NaN);
            } else {
                DeLong.Comparison comparison = detection.comparedWith(headline);
                difference.append(Numbers.estimate(comparison.difference(Interval.LEVEL), 3));
                p.add(comparison.p());
            }
        }
        double[] adjusted =
                PValues.holm(p.stream().mapToDouble(Double::doubleValue).toArray());
        return Tables.noted(
                Table.create(
                        "All scores",
                        score,
                        auc,
                        difference,
                        DoubleColumn.create("p (DeLong, Holm)", adjusted),
                        sensitivity,
                        specificity),
                Tables.OVER_CELLS + " Thresholds were set on one half of the normal cells and tried on the other.");
    }

    /** The detection of {@link AnomalyRun#HEADLINE}, or the gap's where a run has too few cells for it. */
    public static AnomalyDetection headline(AnomalyRun allTrials, AnomalyDetection gap) {
        return allTrials.knownKind().orElse(gap);
    }

    /**
     * What known cells alone say of the scores ({@link Rehearsal}): the area for the cells of each known class that is left
     * out of the question. Under it stand warnings, and whether p-values of fresh known cells are uniform.
     */
    public static Table trust(AnomalyRun allTrials) {
        Rehearsal rehearsal = Rehearsal.of(allTrials);
        StringColumn left = StringColumn.create("Known class left out");
        Table table = Table.create("Are they found that are known?", left);
        List<String> scores = rehearsal.areas().values().stream()
                .flatMap(areas -> areas.keySet().stream())
                .distinct()
                .toList();
        scores.forEach(score -> table.addColumns(StringColumn.create(score)));
        rehearsal.areas().forEach((name, areas) -> {
            left.append(name);
            scores.forEach(score -> table.stringColumn(score)
                    .append(areas.containsKey(score) ? Numbers.estimate(areas.get(score), 3) : Numbers.MISSING));
        });
        List<String> notes = new ArrayList<>(List.of("Areas under the ROC curve; "
                + Tables.OVER_CELLS.substring(0, 1).toLowerCase(Locale.ROOT) + Tables.OVER_CELLS.substring(1)));
        FreshCells.uniformity(allTrials).ifPresent(values -> notes.add(uniform(values)));
        scores.stream()
                .map(rehearsal::warning)
                .filter(warning -> !warning.isEmpty())
                .forEach(warning -> notes.add("Warning: " + warning + "."));
        return Tables.noted(table, String.join(" ", notes));
    }

    private static String uniform(Uniformity values) {
        return String.format(
                Locale.ROOT,
                "P-values of %d fresh known cells: %.3f from uniform, where 5 %% of samples exceed %.3f; %.1f %% are at"
                        + " most 0.05.",
                values.n(),
                values.distance(),
                values.critical(),
                100 * values.belowFivePercent());
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
        StringColumn sensitivity = StringColumn.create("Sensitivity at 95 % specificity");
        AnomalyDetection first = allTrials.detection(AnomalyScore.GAP);
        for (AnomalyRun run : List.of(allTrials, eliminated)) {
            for (AnomalyScore s : AnomalyScore.values()) {
                AnomalyDetection detection = run.detection(s);
                DeLong.Comparison comparison = detection.comparedWith(first);
                rule.append(run == allTrials ? "all trials" : "the trials before a class was dropped");
                score.append(s.title());
                auc.append(Numbers.estimate(detection.auc(), 3));
                difference.append(Numbers.estimate(comparison.difference(Interval.LEVEL), 3));
                p.add(comparison.p());
                sensitivity.append(Tables.percent(HeldOutThreshold.of(detection, AnomalyReport.SPECIFICITY)
                        .sensitivity()));
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
     * What a threshold on the confidence finds, where so many of the normal cells are to pass: set on one half of them and
     * tried on the other ({@link HeldOutThreshold}), with Wilson's 95 % intervals. The threshold shown is that of all.
     */
    public static Table operatingPoints(List<AnomalyDetection> detections) {
        StringColumn score = StringColumn.create("Score");
        DoubleColumn wanted = DoubleColumn.create("Specificity wanted (%)");
        StringColumn specificity = StringColumn.create("Specificity");
        StringColumn sensitivity = StringColumn.create("Sensitivity");
        DoubleColumn threshold = DoubleColumn.create("Abnormal up to a confidence of");
        for (AnomalyDetection detection : detections) {
            for (double level : new double[] {0.9, 0.95, 0.99}) {
                AnomalyDetection.Threshold point = detection.atSpecificity(level);
                score.append(detection.name());
                wanted.append(100 * level);
                HeldOutThreshold tried = HeldOutThreshold.of(detection, level);
                specificity.append(Tables.percent(tried.specificity()));
                sensitivity.append(Tables.percent(tried.sensitivity()));
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
            row.add(new ImageGrid.Cell(cell.image().read(), abnormal ? "→ " + predicted : caption));
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
