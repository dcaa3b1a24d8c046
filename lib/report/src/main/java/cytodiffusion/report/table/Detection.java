package cytodiffusion.report.table;

import cytodiffusion.evaluation.anomaly.AnomalyRun;
import cytodiffusion.evaluation.anomaly.AnomalyScore;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.anomaly.ScoredCase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** How well a column of numbers tells unknown cells, or any others, from the rest (CytoDiffusion, Section 1.4). */
public final class Detection {
    /** The column that says which cells are of an unknown kind. */
    public static final String ABNORMAL = "abnormal";

    private Detection() {}

    /**
     * The predictions of a run with the columns {@code abnormal} and one for each score, higher being surer: {@code gap},
     * {@code isolation}, {@code consistency}, and {@code knownKind} where there are enough cells for it.
     */
    public static Table of(AnomalyRun run) {
        return of(run, run);
    }

    /**
     * The same, {@code knownKind} being that of the same cells with all trials, which it does best with.
     *
     * @param allTrials the run before classes were dropped
     */
    public static Table of(AnomalyRun run, AnomalyRun allTrials) {
        Table table = PredictionTable.of(
                run.classes(), run.table().subList(0, run.cells().size()));
        BooleanColumn abnormal = BooleanColumn.create(ABNORMAL);
        run.cells().forEach(cell -> abnormal.append(cell.abnormal()));
        table.addColumns(abnormal);
        for (AnomalyScore score : run.scores()) {
            table.addColumns(DoubleColumn.create(
                    score.id(),
                    run.cells().stream()
                            .mapToDouble(c -> score.confidence(c.outcome()))
                            .toArray()));
        }
        allTrials.knownKind().ifPresent(detection -> table.addColumns(column("knownKind", table, detection)));
        return table;
    }

    /**
     * The confidence that another classifier gives the same images, as a column of their table; missing for images that it
     * does not have.
     */
    public static DoubleColumn column(String name, Table predictions, AnomalyDetection other) {
        var byImage = other.cases().stream().collect(Collectors.toMap(ScoredCase::image, ScoredCase::confidence));
        DoubleColumn column = DoubleColumn.create(name);
        for (String image : Columns.text(predictions, "image")) {
            column.append(byImage.getOrDefault(image, Double.NaN));
        }
        return column;
    }

    /**
     * A score's cases; rows without the score are left out.
     *
     * @param positive column of true and false: true for the cells to be found
     * @param score column of numbers, lower for those
     */
    public static AnomalyDetection of(Table predictions, String positive, String score) {
        boolean[] flags = Columns.flags(predictions, positive);
        double[] scores = Columns.numbers(predictions, score);
        List<ScoredCase> cases = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isNaN(scores[i])) {
                cases.add(new ScoredCase(Columns.text(predictions, "image").get(i), flags[i], scores[i]));
            }
        }
        return new AnomalyDetection(score, cases);
    }

    /** The area under the ROC curve of such a score, with DeLong's 95 % interval; one half for a guess. */
    public static PointEstimate auc(Table predictions, String positive, String score) {
        return of(predictions, positive, score).auc();
    }
}
