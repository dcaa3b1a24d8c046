package cytodiffusion.report.cytodiffusion.indomain;

import cytodiffusion.data.SplitPart;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.ModelCard.LossPoint;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.paper.cytodiffusion.indomain.ComparedModel;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.chart.Curve;
import cytodiffusion.report.chart.PaperComparison;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.bootstrap.Bootstrap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 02 shows: data, training, predictions and figures beside the paper's Table 1. */
public final class InDomain {
    private InDomain() {}

    /** How the dataset was split for this model. */
    public static Table split(ModelCard card) {
        List<SplitPart> parts = List.of(SplitPart.TRAIN, SplitPart.VALIDATION, SplitPart.TEST);
        Map<String, long[]> counts = new LinkedHashMap<>();
        for (int part = 0; part < parts.size(); part++) {
            for (String id : card.ids(parts.get(part))) {
                String name = id.substring(0, id.lastIndexOf('/'));
                counts.computeIfAbsent(name, n -> new long[parts.size()])[part]++;
            }
        }
        return Tables.datasetOverview(parts.stream().map(SplitPart::id).toList(), counts);
    }

    /** The loss of the UNet over its training. */
    public static XYChart trainingCurve(ModelCard card) {
        List<LossPoint> loss = card.training().loss();
        Curve curve = new Curve(
                "loss",
                loss.stream().mapToDouble(LossPoint::step).toArray(),
                loss.stream().mapToDouble(LossPoint::loss).toArray());
        return Charts.trainingCurve("Training of the UNet", "Step", "Min-SNR-weighted loss", curve);
    }

    /** What the model was trained with. */
    public static Table training(ModelCard card) {
        StringColumn what = StringColumn.create("Setting");
        StringColumn value = StringColumn.create("Value");
        Map<String, String> facts = new LinkedHashMap<>(card.training().settings());
        card.training()
                .progress()
                .forEach((name, number) -> facts.put(name, String.format(Locale.ROOT, "%,.0f", number)));
        facts.put("precision", card.training().precision());
        facts.put("machine", card.training().machine());
        facts.forEach((name, text) -> {
            what.append(name);
            value.append(text);
        });
        return Table.create("Training", what, value);
    }

    /** How many cells were classified, and what it took. */
    public static Table effort(EvaluationResult result) {
        Table table = Table.create("Effort");
        table.addColumns(IntColumn.create("Cells", new int[] {result.rows().size()}));
        table.addColumns(DoubleColumn.create("Trials a cell", result.meanTrials()));
        table.addColumns(DoubleColumn.create("UNet evaluations a cell", result.evaluationsPerImage()));
        table.addColumns(DoubleColumn.create(
                "Seconds a cell", result.seconds() / result.rows().size()));
        table.addColumns(
                IntColumn.create("Files left out", new int[] {result.failures().size()}));
        return table;
    }

    /** Accuracy with its Wilson interval. */
    public static PointEstimate accuracy(EvaluationResult result) {
        return new PointEstimate(result.confusion().accuracy(), result.accuracyInterval());
    }

    /** Balanced accuracy with its bootstrap interval, resampled within each class. */
    public static PointEstimate balancedAccuracy(EvaluationResult result) {
        return new PointEstimate(
                result.confusion().balancedAccuracy(),
                Bootstrap.seeded(result.seed()).balancedAccuracy(result.confusion()));
    }

    /** This run beside CytoDiffusion's row for PBC in the paper's Table 1. */
    public static List<PaperComparison> besidePaper(EvaluationResult result) {
        PaperResults.InDomain paper = PaperResults.inDomain("PBC", "CytoDiffusion");
        return List.of(
                new PaperComparison("Accuracy", accuracy(result).times(100), PointEstimate.alone(paper.accuracy())),
                new PaperComparison(
                        "Balanced accuracy",
                        balancedAccuracy(result).times(100),
                        PointEstimate.alone(paper.balancedAccuracy())));
    }

    /** The paper's Table 1 for one dataset, with this run and the networks beside it as its last rows. */
    public static Table tableOne(EvaluationResult result, List<ComparedModel> networks, String dataset) {
        Table table = Tables.noted(
                Table.create(
                        "Table 1, " + dataset,
                        StringColumn.create("Method"),
                        IntColumn.create("Year"),
                        StringColumn.create("Accuracy (%)"),
                        StringColumn.create("Balanced accuracy (%)")),
                Tables.OVER_CELLS + " The paper has none.");
        for (PaperResults.InDomain row : PaperResults.TABLE_1) {
            if (row.dataset().equals(dataset)) {
                table.stringColumn(0).append(row.method());
                table.intColumn(1).append(row.year());
                table.stringColumn(2).append(Numbers.fixed(row.accuracy(), 2));
                table.stringColumn(3).append(Numbers.fixed(row.balancedAccuracy(), 2));
            }
        }
        addOurs(table, "this run", result);
        networks.forEach(network -> addOurs(table, "this run, " + network.name(), network.result()));
        return table;
    }

    private static void addOurs(Table table, String method, EvaluationResult result) {
        table.stringColumn(0).append(method);
        table.intColumn(1).appendMissing();
        table.stringColumn(2).append(Numbers.estimate(accuracy(result).times(100), 2));
        table.stringColumn(3).append(Numbers.estimate(balancedAccuracy(result).times(100), 2));
    }
}
