package cytodiffusion.report.cytodiffusion.method;

import cytodiffusion.paper.cytodiffusion.method.EliminationStudy;
import cytodiffusion.paper.cytodiffusion.method.FalseDrops;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.report.Tables;
import cytodiffusion.report.figure.Numbers;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 08 shows of the procedures' promises beside what they cost. */
public final class FalseDropTable {
    private FalseDropTable() {}

    /**
     * Accuracy, evaluations and false drops of each procedure ({@link FalseDrops}); intervals are 95 % ones over images,
     * with the one model.
     */
    public static Table of(EliminationStudy study, Progress progress) {
        StringColumn name = StringColumn.create("Procedure");
        StringColumn accuracy = StringColumn.create("Accuracy (%)");
        StringColumn evaluations = StringColumn.create("UNet evaluations a cell");
        StringColumn rate = StringColumn.create("False drops (%)");
        StringColumn bound = StringColumn.create("Its bound (%)");
        StringColumn above = StringColumn.create("Pairs above (%)");
        for (FalseDrops.Result result : new FalseDrops(study, 0).of(study.procedures(), Stop.onInterrupt(), progress)) {
            name.append(result.settings().procedure().id());
            accuracy.append(Numbers.estimate(result.onRecord().accuracy().times(100), 1));
            evaluations.append(Numbers.estimate(result.onRecord().meanEvaluations(), 1));
            rate.append(Numbers.estimate(result.meanRate().times(100), 1));
            bound.append(Numbers.fixed(100 * result.bound(), 1));
            above.append(Numbers.fixed(100 * result.pairsSignificantlyAbove(), 1));
        }
        return Tables.noted(
                Table.create("Promises and costs", name, accuracy, evaluations, rate, bound, above), Tables.OVER_CELLS);
    }
}
