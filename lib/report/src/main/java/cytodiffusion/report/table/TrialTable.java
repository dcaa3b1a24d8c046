package cytodiffusion.report.table;

import cytodiffusion.classify.TrialErrors;
import cytodiffusion.run.TrialRecord;
import cytodiffusion.run.TrialWeighting;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The trials of one image as a table: what a decision is made of. */
public final class TrialTable {
    private TrialTable() {}

    /**
     * A row for each trial and class: {@code trial} (from 1), {@code timestep, class, error} (weighted), {@code lead} (the
     * error above the trial's lowest one).
     *
     * @param classes in the order of the errors
     */
    public static Table of(List<String> classes, TrialRecord.Image image, TrialWeighting weighting) {
        TrialErrors errors = weighting.of(image);
        Table table = Table.create(
                "Trials of " + image.id(),
                IntColumn.create("trial"),
                IntColumn.create("timestep"),
                StringColumn.create("class"),
                DoubleColumn.create("error"),
                DoubleColumn.create("lead"));
        for (int trial = 0; trial < errors.trials(); trial++) {
            double lowest = Double.POSITIVE_INFINITY;
            for (int c = 0; c < errors.classes(); c++) {
                lowest = Math.min(lowest, errors.byClass()[c][trial]);
            }
            for (int c = 0; c < errors.classes(); c++) {
                table.intColumn("trial").append(trial + 1);
                table.intColumn("timestep").append(image.timesteps()[trial]);
                table.stringColumn("class").append(classes.get(c));
                table.doubleColumn("error").append(errors.byClass()[c][trial]);
                table.doubleColumn("lead").append(errors.byClass()[c][trial] - lowest);
            }
        }
        return table;
    }
}
