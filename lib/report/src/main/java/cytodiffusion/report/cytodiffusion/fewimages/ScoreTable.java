package cytodiffusion.report.cytodiffusion.fewimages;

import cytodiffusion.paper.cytodiffusion.fewimages.LowDataScore;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataTable;
import cytodiffusion.stats.Interval;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 06 asks questions of: what each training on few images came to. */
public final class ScoreTable {
    private ScoreTable() {}

    /**
     * A row for each training: {@code model, perClass} (training images of each class), {@code repetition, start,
     * balancedAccuracy, accuracy} with Wilson's 95 % interval, {@code low} and {@code high}, {@code n} (test images), {@code
     * step} (of the checkpoint that is judged), {@code seconds} of the training; accuracies in [0, 1].
     */
    public static Table of(LowDataTable scores) {
        Table table = Table.create(
                "Trainings",
                StringColumn.create("model"),
                IntColumn.create("perClass"),
                IntColumn.create("repetition"),
                StringColumn.create("start"),
                DoubleColumn.create("balancedAccuracy"),
                DoubleColumn.create("accuracy"),
                DoubleColumn.create("low"),
                DoubleColumn.create("high"),
                IntColumn.create("n"),
                IntColumn.create("step"),
                DoubleColumn.create("seconds"));
        for (LowDataScore score : scores.scores()) {
            Interval interval = score.accuracyEstimate().interval().orElseThrow();
            table.stringColumn("model").append(score.cell().model());
            table.intColumn("perClass").append(score.cell().perClass());
            table.intColumn("repetition").append(score.cell().repetition());
            table.stringColumn("start").append(score.start());
            table.doubleColumn("balancedAccuracy").append(score.balancedAccuracy());
            table.doubleColumn("accuracy").append(score.accuracy());
            table.doubleColumn("low").append(interval.lower());
            table.doubleColumn("high").append(interval.upper());
            table.intColumn("n").append(score.testImages());
            table.intColumn("step").append(Math.toIntExact(score.keptStep()));
            table.doubleColumn("seconds").append(score.trainingSeconds());
        }
        return table;
    }
}
