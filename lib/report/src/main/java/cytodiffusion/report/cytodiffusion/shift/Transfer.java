package cytodiffusion.report.cytodiffusion.shift;

import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.evaluation.EvaluationResult;
import cytodiffusion.paper.cytodiffusion.shift.DomainShiftStudy;
import cytodiffusion.paper.cytodiffusion.shift.ShiftTarget;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.figure.ImageGrid.Mark;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.PanelFigure;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.MeanOfProportions;
import cytodiffusion.stats.PairedAccuracy;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 05 shows of the models on other laboratories' pictures, where {@link DomainShiftStudy#ELSEWHERE} names some. */
public final class Transfer {
    private static final String NO_TARGET =
            "No other laboratory's pictures were given. To judge the models on a folder "
                    + "of them, one folder a class: " + DomainShiftStudy.ELSEWHERE + "=/folder environment/run 05";
    private static final int EXAMPLE_SIDE = 128;

    private Transfer() {}

    /** How large cells are here and there, class by class, and what crop follows for the diffusion classifier. */
    public static Table sizes(List<ShiftTarget> targets) {
        StringColumn folder = StringColumn.create("Pictures");
        StringColumn name = StringColumn.create("Class");
        DoubleColumn here = DoubleColumn.create("Nucleus, model's data (px)");
        DoubleColumn there = DoubleColumn.create("Nucleus here (px)");
        DoubleColumn ratio = DoubleColumn.create("Ratio");
        IntColumn crop = IntColumn.create("Crop (px, 0: all)");
        for (ShiftTarget target : ofDiffusion(targets)) {
            target.source().diameters().forEach((of, pixels) -> {
                Double other = target.target().diameters().get(of);
                if (other != null) {
                    folder.append(nameOf(target));
                    name.append(of);
                    here.append(pixels);
                    there.append(other);
                    ratio.append(other / pixels);
                    crop.append(target.crop());
                }
            });
        }
        return Table.create("Sizes of cells, medians", folder, name, here, there, ratio, crop);
    }

    private static List<ShiftTarget> ofDiffusion(List<ShiftTarget> targets) {
        return targets.stream()
                .filter(target -> target.model().equals(DomainShiftStudy.DIFFUSION))
                .toList();
    }

    private static String nameOf(ShiftTarget target) {
        return target.folder().name();
    }

    /** The models at home and on the targets, with both ways to count. */
    public static Table accuracies(List<ShiftTarget> targets) {
        Table table = Tables.noted(
                Table.create(
                        "Other laboratories",
                        StringColumn.create("Pictures"),
                        StringColumn.create("Model"),
                        StringColumn.create("Classes in question"),
                        IntColumn.create("Cells"),
                        StringColumn.create("Balanced accuracy"),
                        StringColumn.create("Accuracy")),
                Tables.OVER_CELLS);
        for (ShiftTarget target : targets) {
            String beside = "the model's own, beside " + nameOf(target);
            target.home().ifPresent(result -> append(table, beside, target.model(), "shared", result));
            append(table, nameOf(target), target.model(), "shared", target.shared());
            append(table, nameOf(target), target.model(), "all of the model's", target.all());
        }
        return table;
    }

    private static void append(Table table, String pictures, String model, String question, EvaluationResult result) {
        ConfusionMatrix confusion = result.confusion();
        boolean some = confusion.total() > 0;
        table.stringColumn(0).append(pictures);
        table.stringColumn(1).append(model);
        table.stringColumn(2).append(question);
        table.intColumn(3).append(confusion.total());
        table.stringColumn(4)
                .append(some ? Tables.percent(MeanOfProportions.balancedAccuracy(confusion, Interval.LEVEL)) : "");
        table.stringColumn(5)
                .append(some ? Tables.percent(new PointEstimate(confusion.accuracy(), result.accuracyInterval())) : "");
    }

    /** The diffusion classifier beside each other model on the same pictures, the shared classes coming into question. */
    public static Table comparisons(List<ShiftTarget> targets) {
        StringColumn pictures = StringColumn.create("Pictures");
        StringColumn other = StringColumn.create("Compared with");
        IntColumn only = IntColumn.create("Only diffusion right");
        IntColumn onlyOther = IntColumn.create("Only the other right");
        StringColumn difference = StringColumn.create("Difference in accuracy (points)");
        List<Double> p = new ArrayList<>();
        for (ShiftTarget diffusion : ofDiffusion(targets)) {
            for (ShiftTarget target : targets) {
                if (target.folder().equals(diffusion.folder()) && target != diffusion) {
                    PairedAccuracy paired = diffusion.against(target);
                    pictures.append(nameOf(target));
                    other.append(target.model());
                    only.append(paired.onlyFirstRight());
                    onlyOther.append(paired.onlySecondRight());
                    difference.append(DomainShift.points(paired));
                    p.add(paired.pValue());
                }
            }
        }
        return Tables.noted(
                Table.create(
                        "Diffusion beside the others",
                        pictures,
                        other,
                        only,
                        onlyOther,
                        difference,
                        DomainShift.holm(p)),
                Tables.OVER_CELLS);
    }

    /** What the diffusion classifier takes the cells for, all of its classes coming into question, a target a panel. */
    public static Figure confusion(List<ShiftTarget> targets) {
        if (ofDiffusion(targets).isEmpty()) {
            return new NoteFigure(NO_TARGET);
        }
        return new PanelFigure(ofDiffusion(targets).stream()
                .map(target -> List.of(Charts.confusionMatrix(
                        target.model() + ", " + nameOf(target), target.all().confusion())))
                .toList());
    }

    /** The cells of the first target as the diffusion classifier sees them: its surest mistakes among shared classes. */
    public static Figure examples(List<ShiftTarget> targets, int count) throws IOException {
        if (ofDiffusion(targets).isEmpty()) {
            return new NoteFigure(NO_TARGET);
        }
        ShiftTarget target = ofDiffusion(targets).get(0);
        Map<String, LabelledImage> files = target.folder().scan().images().stream()
                .collect(Collectors.toMap(LabelledImage::id, image -> image, (a, b) -> a, HashMap::new));
        List<Prediction> mistakes = target.shared().predictions().stream()
                .filter(p -> !p.isCorrect())
                .sorted(Comparator.comparingDouble(Prediction::confidence).reversed())
                .limit(count)
                .toList();
        if (mistakes.isEmpty()) {
            return new NoteFigure("Every cell of " + nameOf(target) + " was given its class.");
        }
        Preprocessing seen = new Preprocessing(target.crop(), EXAMPLE_SIDE);
        List<ImageGrid.Cell> cells = new ArrayList<>();
        for (Prediction p : mistakes) {
            RgbImage crop = seen.center(seen.canvas(files.get(p.image()).read()));
            cells.add(new ImageGrid.Cell(crop, p.label() + " → " + p.predicted(), Mark.WRONG));
        }
        return ImageGrid.of(8, cells).withCellSize(96);
    }
}
