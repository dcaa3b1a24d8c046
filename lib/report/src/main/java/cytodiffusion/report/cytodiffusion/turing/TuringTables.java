package cytodiffusion.report.cytodiffusion.turing;

import cytodiffusion.evaluation.cells.Fidelity;
import cytodiffusion.evaluation.cells.Novelty;
import cytodiffusion.paper.cytodiffusion.turing.RaterAnswers;
import cytodiffusion.paper.cytodiffusion.turing.RaterPanel;
import cytodiffusion.paper.cytodiffusion.turing.TuringKey;
import cytodiffusion.stats.Interval;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 01 asks questions of: a row an answer, a drawn cell or a number of steps, numbers as numbers. */
public final class TuringTables {
    /** A cell that was drawn, and one that was not. */
    public static final String SYNTHETIC = "synthetic";

    public static final String REAL = "real";

    private TuringTables() {}

    /**
     * Each answer of each rater: {@code rater, years, item, class, label, predicted, classGiven, seconds}. As in a table of
     * predictions {@code label} is what the cell is and {@code predicted} what it was taken for, {@code synthetic} or {@code
     * real}; {@code class} is the class that it was drawn as or that its label says.
     */
    public static Table answers(TuringKey key, RaterPanel panel) {
        Table table = Table.create(
                panel.simulated() ? "Answers of simulated raters" : "Answers",
                StringColumn.create("rater"),
                DoubleColumn.create("years"),
                IntColumn.create("item"),
                StringColumn.create("class"),
                StringColumn.create("label"),
                StringColumn.create("predicted"),
                StringColumn.create("classGiven"),
                DoubleColumn.create("seconds"));
        for (RaterAnswers rater : panel.raters()) {
            for (RaterAnswers.Answer answer : rater.answers()) {
                TuringKey.Entry cell = key.entry(answer.item());
                table.stringColumn("rater").append(rater.rater());
                table.doubleColumn("years").append(rater.years());
                table.intColumn("item").append(answer.item());
                table.stringColumn("class").append(cell.intendedClass());
                table.stringColumn("label").append(cell.synthetic() ? SYNTHETIC : REAL);
                table.stringColumn("predicted").append(answer.synthetic() ? SYNTHETIC : REAL);
                table.stringColumn("classGiven").append(answer.label());
                table.doubleColumn("seconds").append(answer.seconds());
            }
        }
        return table;
    }

    /**
     * How near each drawn and each unseen real cell comes to its nearest training image: {@code kind, class, nearestClass,
     * distance}, the last in grey levels.
     */
    public static Table distances(Novelty novelty) {
        Table table = Table.create(
                "Nearest training images",
                StringColumn.create("kind"),
                StringColumn.create("class"),
                StringColumn.create("nearestClass"),
                DoubleColumn.create("distance"));
        append(table, "drawn cells", novelty.drawn());
        append(table, "unseen real cells", novelty.unseen());
        return table;
    }

    private static void append(Table table, String kind, List<Novelty.Neighbour> cells) {
        for (Novelty.Neighbour cell : cells) {
            table.stringColumn("kind").append(kind);
            table.stringColumn("class").append(cell.className());
            table.stringColumn("nearestClass").append(cell.nearestClass());
            table.doubleColumn("distance").append(cell.distance());
        }
    }

    /**
     * What fewer steps of the sampler do: {@code cells, steps} (missing for real cells), {@code frechet, kernel, chance}
     * (which 95 % of random shares stay below), {@code p}, and the share of cells of the intended class, {@code agreement,
     * low, high}.
     */
    public static Table steps(List<Fidelity> results) {
        Table table = Table.create(
                "Fewer steps",
                StringColumn.create("cells"),
                IntColumn.create("steps"),
                DoubleColumn.create("frechet"),
                DoubleColumn.create("kernel"),
                DoubleColumn.create("chance"),
                DoubleColumn.create("p"),
                DoubleColumn.create("agreement"),
                DoubleColumn.create("low"),
                DoubleColumn.create("high"));
        for (Fidelity result : results) {
            table.stringColumn("cells").append(result.name());
            if (result.drawn()) {
                table.intColumn("steps").append(result.steps());
            } else {
                table.intColumn("steps").appendMissing();
            }
            table.doubleColumn("frechet").append(result.frechet());
            table.doubleColumn("kernel").append(result.kernel().distance());
            table.doubleColumn("chance").append(result.kernel().chance());
            table.doubleColumn("p").append(result.kernel().p());
            Interval interval = result.agreement().interval().orElseThrow();
            table.doubleColumn("agreement").append(result.agreement().value());
            table.doubleColumn("low").append(interval.lower());
            table.doubleColumn("high").append(interval.upper());
        }
        return table;
    }
}
