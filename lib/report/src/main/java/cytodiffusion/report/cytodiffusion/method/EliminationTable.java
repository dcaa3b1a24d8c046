package cytodiffusion.report.cytodiffusion.method;

import cytodiffusion.paper.cytodiffusion.method.EliminationStudy.Result;
import cytodiffusion.stats.Interval;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 08 asks questions of: what an elimination with some settings costs and how often it is right. */
public final class EliminationTable {
    private EliminationTable() {}

    /**
     * A row for each setting: {@code procedure, first} (trials before the first check), {@code level} (the p-value; 0 where
     * none is dropped), {@code n, right, accuracy} with Wilson's 95 % interval, {@code low} and {@code high}, {@code
     * evaluations} of the network a cell, {@code lost} (cells for which the class was dropped that all trials would have
     * chosen).
     */
    public static Table of(List<Result> results) {
        Table table = Table.create(
                "Eliminations",
                StringColumn.create("procedure"),
                IntColumn.create("first"),
                DoubleColumn.create("level"),
                IntColumn.create("n"),
                IntColumn.create("right"),
                DoubleColumn.create("accuracy"),
                DoubleColumn.create("low"),
                DoubleColumn.create("high"),
                DoubleColumn.create("evaluations"),
                IntColumn.create("lost"));
        for (Result result : results) {
            Interval interval = result.accuracy().interval().orElseThrow();
            table.stringColumn("procedure")
                    .append(
                            result.settings().level() > 0
                                    ? result.settings().procedure().id()
                                    : "none");
            table.intColumn("first").append(result.settings().minTrials());
            table.doubleColumn("level").append(result.settings().level());
            table.intColumn("n").append(result.images());
            table.intColumn("right").append(result.right());
            table.doubleColumn("accuracy").append(result.accuracy().value());
            table.doubleColumn("low").append(interval.lower());
            table.doubleColumn("high").append(interval.upper());
            table.doubleColumn("evaluations").append(result.evaluations());
            table.intColumn("lost").append(result.lost());
        }
        return table;
    }
}
