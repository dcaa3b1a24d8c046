package cytodiffusion.report.cytodiffusion.fewimages;

import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.paper.cytodiffusion.Studies;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataScore;
import cytodiffusion.paper.cytodiffusion.fewimages.LowDataTable;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.LearningCurve;
import cytodiffusion.report.chart.LearningCurves;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.figure.PanelFigure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 06 shows: how well models do that were trained on few images. */
public final class LowData {
    private static final String X_LABEL = "Training images of each class";
    private static final String Y_LABEL = "Balanced accuracy (%)";

    private LowData() {}

    /** Each training with what it came to, as a run's record keeps them. */
    public static Table scores(LowDataTable table) {
        StringColumn model = StringColumn.create("Model");
        StringColumn start = StringColumn.create("Start");
        IntColumn perClass = IntColumn.create("Images a class");
        IntColumn repetition = IntColumn.create("Sample");
        DoubleColumn balanced = DoubleColumn.create("Balanced accuracy (%)");
        DoubleColumn accuracy = DoubleColumn.create("Accuracy (%)");
        IntColumn tested = IntColumn.create("Test images");
        DoubleColumn seconds = DoubleColumn.create("Training (s)");
        for (LowDataScore score : table.scores()) {
            model.append(title(score.cell().model()));
            start.append(score.start());
            perClass.append(score.cell().perClass());
            repetition.append(score.cell().repetition());
            balanced.append(100 * score.balancedAccuracy());
            accuracy.append(100 * score.accuracy());
            tested.append(score.testImages());
            seconds.append(score.trainingSeconds());
        }
        return Table.create("Trainings", model, start, perClass, repetition, balanced, accuracy, tested, seconds);
    }

    /**
     * The paper's Figure 4: balanced accuracy by training images, recorded points with lines and bands, live ones hollow.
     * A recorded table of other cells has a panel of its own; without one the live points stand alone.
     */
    public static Figure figureFour(LowDataTable live, Optional<LowDataTable> recorded) {
        if (recorded.isEmpty()) {
            String note =
                    "Hollow marks: live. There is no recorded run of the whole table with this version. " + scale(live);
            return figure("", curves(live, true, allModels(live, live)), live, note);
        }
        LowDataTable whole = recorded.get();
        List<String> models = allModels(whole, live);
        if (whole.isOfTheSameCells(live)) {
            List<LearningCurve> both = new ArrayList<>(curves(whole, false, models));
            both.addAll(curves(live, true, models));
            return figure("", both, whole, recordedNote(whole) + " Hollow marks: live. " + scale(live));
        }
        Figure recordedPanel =
                figure("Recorded, " + whole.data(), curves(whole, false, models), whole, recordedNote(whole));
        Figure livePanel =
                figure("Live, " + live.data(), curves(live, true, models), live, "Hollow marks: live. " + scale(live));
        return new PanelFigure(List.of(List.of(recordedPanel), List.of(livePanel)));
    }

    private static Figure figure(String title, List<LearningCurve> curves, LowDataTable table, String note) {
        return new LearningCurves(title, X_LABEL, Y_LABEL, curves, 100 * table.guessRate(), note);
    }

    private static String recordedNote(LowDataTable table) {
        return "Filled marks and lines: mean over the samples; bands: 95 % interval of it over samples and test images;"
                + " dots: the samples; " + table.note().caption() + ". " + scale(table);
    }

    /** How much smaller than the paper's the experiment is. */
    private static String scale(LowDataTable table) {
        int tested =
                table.scores().stream().mapToInt(LowDataScore::testImages).max().orElse(0);
        return "Pool of " + table.poolPerClass() + " images a class and " + tested + " test images in all (paper: "
                + PaperResults.LOW_DATA_POOL + " and " + PaperResults.LOW_DATA_TEST + " of each class), "
                + "trainings of " + table.training() + ". Pretrained model: " + table.base() + ".";
    }

    private static List<String> allModels(LowDataTable first, LowDataTable second) {
        Set<String> models = new LinkedHashSet<>(first.models());
        models.addAll(second.models());
        return List.copyOf(models);
    }

    /** @param models in the order of the colours */
    private static List<LearningCurve> curves(LowDataTable table, boolean live, List<String> models) {
        List<LearningCurve> curves = new ArrayList<>();
        for (String model : table.models()) {
            List<LearningCurve.Point> points = new ArrayList<>();
            for (int size : table.sizes()) {
                table.mean(model, size)
                        .ifPresent(mean -> points.add(new LearningCurve.Point(
                                size,
                                mean.times(100),
                                table.of(model, size).stream()
                                        .mapToDouble(s -> 100 * s.balancedAccuracy())
                                        .toArray())));
            }
            String name = title(model) + ", from " + table.start(model) + (live ? " (live)" : "");
            curves.add(new LearningCurve(name, models.indexOf(model), live, points));
        }
        return curves;
    }

    /** How a model is called in figures and tables. */
    static String title(String model) {
        return model.equals(Studies.LowData.DIFFUSION) || model.equals(Studies.LowData.SCRATCH)
                ? "diffusion classifier"
                : model;
    }

    /**
     * Mean balanced accuracy by model and size with its 95 % interval over samples and test images, and how much better the
     * first model is on the same samples.
     */
    public static Table means(LowDataTable table) {
        StringColumn model = StringColumn.create("Model");
        StringColumn start = StringColumn.create("Start");
        IntColumn perClass = IntColumn.create("Images a class");
        IntColumn samples = IntColumn.create("Samples");
        StringColumn mean = StringColumn.create("Balanced accuracy (%)");
        StringColumn difference = StringColumn.create("First model minus this (points)");
        if (table.scores().isEmpty()) {
            return Table.create("Means", model, start, perClass, samples, mean, difference);
        }
        String first = table.models().get(0);
        for (int size : table.sizes()) {
            for (String name : table.models()) {
                if (table.mean(name, size).isPresent()) {
                    model.append(title(name));
                    start.append(table.start(name));
                    perClass.append(size);
                    samples.append(table.of(name, size).size());
                    mean.append(Numbers.estimate(table.mean(name, size).get().times(100), 1));
                    difference.append(
                            name.equals(first)
                                    ? Numbers.MISSING
                                    : table.difference(first, name, size)
                                            .map(d -> Numbers.estimate(d.times(100), 1))
                                            .orElse(Numbers.MISSING));
                }
            }
        }
        return Tables.noted(Table.create("Means", model, start, perClass, samples, mean, difference), table.over());
    }

    /** The numbers of the paper's abstract beside ours, recorded where there is a recorded table. */
    public static Table besidePaper(LowDataTable table) {
        StringColumn source = StringColumn.create("Source");
        StringColumn model = StringColumn.create("Model");
        StringColumn perClass = StringColumn.create("Images a class");
        StringColumn balanced = StringColumn.create("Balanced accuracy (%)");
        for (PaperResults.LowData row : PaperResults.LOW_DATA) {
            source.append("paper, PBC");
            model.append(row.method());
            perClass.append(Tables.NOT_IN_OUR_COPY);
            balanced.append(Numbers.fixed(row.balancedAccuracy(), 2));
        }
        for (int size : table.sizes()) {
            for (String name : table.models()) {
                table.mean(name, size).ifPresent(mean -> {
                    source.append("here, " + table.data());
                    model.append(title(name) + ", from " + table.start(name));
                    perClass.append(Integer.toString(size));
                    balanced.append(Numbers.estimate(mean.times(100), 1));
                });
            }
        }
        return Tables.noted(
                Table.create("Beside the paper", source, model, perClass, balanced),
                table.scores().isEmpty() ? "" : table.over());
    }
}
