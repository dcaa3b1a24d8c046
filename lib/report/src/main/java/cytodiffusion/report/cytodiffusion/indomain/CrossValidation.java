package cytodiffusion.report.cytodiffusion.indomain;

import cytodiffusion.data.SplitPart;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.paper.cytodiffusion.indomain.ComparedModel;
import cytodiffusion.report.Tables;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.run.FoldPredictions;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PValues;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.bootstrap.Bootstrap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 02 shows beside the model: networks on the same images, cross-validation. */
public final class CrossValidation {

    private CrossValidation() {}

    /**
     * The diffusion classifier and the networks on the same test images. The difference is paired, image by image
     * (Agresti and Min's interval, McNemar's exact test with Holm's adjustment for the number of networks).
     */
    public static Table baselines(ModelCard card, EvaluationResult result, List<ComparedModel> others) {
        StringColumn model = StringColumn.create("Model");
        IntColumn trained = IntColumn.create("Training images");
        DoubleColumn seconds = DoubleColumn.create("Training (s)");
        StringColumn accuracy = StringColumn.create("Accuracy");
        StringColumn balanced = StringColumn.create("Balanced accuracy");
        StringColumn difference = StringColumn.create("Diffusion minus this (points of accuracy)");
        StringColumn p = StringColumn.create("p (McNemar, Holm)");
        model.append("diffusion classifier");
        trained.append(card.ids(SplitPart.TRAIN).size());
        seconds.append(card.training().progress().getOrDefault("seconds", Double.NaN));
        accuracy.append(Tables.percent(InDomain.accuracy(result)));
        balanced.append(Tables.percent(InDomain.balancedAccuracy(result)));
        difference.append(Numbers.MISSING);
        p.append(Numbers.MISSING);
        for (ComparedModel other : others) {
            Interval interval = other.against().interval(Interval.LEVEL);
            PointEstimate points = new PointEstimate(other.against().difference(), interval).times(100);
            model.append(other.name());
            trained.append(other.trainingImages());
            seconds.append(other.seconds());
            accuracy.append(Tables.percent(InDomain.accuracy(other.result())));
            balanced.append(Tables.percent(InDomain.balancedAccuracy(other.result())));
            difference.append(Numbers.estimate(points, 1));
        }
        for (double adjusted : PValues.holm(
                others.stream().mapToDouble(other -> other.against().pValue()).toArray())) {
            p.append(Numbers.inColumn(adjusted, 3));
        }
        return Tables.noted(
                Table.create("On the same test images", model, trained, seconds, accuracy, balanced, difference, p),
                Tables.OVER_CELLS);
    }

    /**
     * Accuracy over the out-of-fold predictions of all images, live and, where there is one, recorded.
     *
     * @param live preset of the live cross-validation
     */
    public static Table folds(String live, OutOfSample predictions, Optional<FoldPredictions> recorded) {
        StringColumn model = StringColumn.create("Model");
        StringColumn source = StringColumn.create("Source");
        IntColumn images = IntColumn.create("Images");
        StringColumn accuracy = StringColumn.create("Accuracy");
        StringColumn balanced = StringColumn.create("Balanced accuracy");
        Table table = Tables.noted(
                Table.create("Out-of-fold predictions", model, source, images, accuracy, balanced), Tables.OVER_CELLS);
        add(table, live, "live, " + predictions.origin(), confusion(predictions.classes(), predictions.predictions()));
        recorded.ifPresent(run -> {
            TreeSet<String> classes = new TreeSet<>();
            run.predictions().forEach(p -> classes.addAll(List.of(p.label(), p.predicted())));
            String name = run.note().settings().getOrDefault("preset", "");
            add(table, name, run.note().caption(), confusion(List.copyOf(classes), run.predictions()));
        });
        return table;
    }

    private static void add(Table table, String model, String source, ConfusionMatrix confusion) {
        table.stringColumn(0).append(model);
        table.stringColumn(1).append(source);
        table.intColumn(2).append(confusion.total());
        Interval wilson = BinomialInterval.wilson(confusion.correct(), confusion.total(), Interval.LEVEL);
        table.stringColumn(3).append(Tables.percent(new PointEstimate(confusion.accuracy(), wilson)));
        Interval bootstrap = Bootstrap.seeded(0).balancedAccuracy(confusion);
        table.stringColumn(4).append(Tables.percent(new PointEstimate(confusion.balancedAccuracy(), bootstrap)));
    }

    private static ConfusionMatrix confusion(List<String> classes, List<Prediction> predictions) {
        return ConfusionMatrix.of(
                classes,
                predictions.stream().mapToInt(p -> classes.indexOf(p.label())).toArray(),
                predictions.stream()
                        .mapToInt(p -> classes.indexOf(p.predicted()))
                        .toArray());
    }
}
