package cytodiffusion.notebook;

import cytodiffusion.chart.Charts;
import cytodiffusion.chart.Figure;
import cytodiffusion.chart.ImageGrid;
import cytodiffusion.chart.ImageGrid.Mark;
import cytodiffusion.chart.NoteFigure;
import cytodiffusion.data.ImageFile;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.RgbImage;
import cytodiffusion.experiment.EvaluationResult;
import cytodiffusion.experiment.ShiftTarget;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.MeanOfProportions;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 05 shows of the model on another laboratory's pictures, where {@value ShiftTarget#VARIABLE} names some. */
public final class Transfer {
    private static final String NO_TARGET = "No other laboratory's pictures were given. To judge the model on a folder "
            + "of them, one folder a class: " + ShiftTarget.VARIABLE + "=/folder environment/run 05";
    private static final int EXAMPLE_SIDE = 128;

    private Transfer() {}

    /** How large cells are here and there, class by class, and what crop follows. */
    public static Table sizes(Optional<ShiftTarget> transfer) {
        StringColumn name = StringColumn.create("Class");
        DoubleColumn here = DoubleColumn.create("Nucleus, model's data (px)");
        DoubleColumn there = DoubleColumn.create("Nucleus, target (px)");
        DoubleColumn ratio = DoubleColumn.create("Ratio");
        IntColumn crop = IntColumn.create("Crop of the target (px)");
        transfer.ifPresent(target -> target.source().diameters().forEach((of, pixels) -> {
            Double other = target.target().diameters().get(of);
            if (other != null) {
                name.append(of);
                here.append(pixels);
                there.append(other);
                ratio.append(other / pixels);
                crop.append(target.crop());
            }
        }));
        return Table.create("Sizes of cells, medians", name, here, there, ratio, crop);
    }

    /** The model at home and on the target, with both ways to count. */
    public static Table accuracies(Optional<ShiftTarget> transfer) {
        StringColumn images = StringColumn.create("Images");
        StringColumn question = StringColumn.create("Classes in question");
        IntColumn count = IntColumn.create("Cells");
        StringColumn balanced = StringColumn.create("Balanced accuracy");
        StringColumn accuracy = StringColumn.create("Accuracy");
        Table table = Table.create("Another laboratory", images, question, count, balanced, accuracy);
        transfer.ifPresent(target -> {
            append(table, "the model's own data", "the shared ones", target.home());
            append(table, "target", "the shared ones", target.shared());
            append(table, "target", "all that the model knows", target.all());
        });
        return table;
    }

    private static void append(Table table, String images, String question, EvaluationResult result) {
        ConfusionMatrix confusion = result.confusion();
        table.stringColumn(0).append(images);
        table.stringColumn(1).append(question);
        table.intColumn(2).append(confusion.total());
        table.stringColumn(3).append(Tables.percent(MeanOfProportions.balancedAccuracy(confusion, 0.95)));
        table.stringColumn(4)
                .append(Tables.percent(new PointEstimate(confusion.accuracy(), result.accuracyInterval())));
    }

    /** What the model takes the target's cells for, all of its classes coming into question. */
    public static Figure confusion(Optional<ShiftTarget> transfer) {
        return transfer.<Figure>map(target -> Charts.confusionMatrix(
                        "Another laboratory's cells", target.all().confusion()))
                .orElseGet(() -> new NoteFigure(NO_TARGET));
    }

    /** The target's cells as the model sees them: the surest mistakes among the shared classes. */
    public static Figure examples(Optional<ShiftTarget> transfer, int count) throws IOException {
        if (transfer.isEmpty()) {
            return new NoteFigure(NO_TARGET);
        }
        ShiftTarget target = transfer.get();
        Map<String, Path> files = ImageFolder.scan(target.folder()).images().stream()
                .collect(Collectors.toMap(LabelledImage::id, LabelledImage::path, (a, b) -> a, HashMap::new));
        List<Prediction> mistakes = target.shared().predictions().stream()
                .filter(p -> !p.isCorrect())
                .sorted(Comparator.comparingDouble(Prediction::confidence).reversed())
                .limit(count)
                .toList();
        if (mistakes.isEmpty()) {
            return new NoteFigure("Every cell of the target was given its class.");
        }
        Preprocessing seen = new Preprocessing(target.crop(), EXAMPLE_SIDE);
        List<ImageGrid.Cell> cells = new ArrayList<>();
        for (Prediction p : mistakes) {
            RgbImage crop = seen.center(seen.canvas(ImageFile.read(files.get(p.image()))));
            cells.add(new ImageGrid.Cell(crop, p.label() + " → " + p.predicted(), Mark.WRONG));
        }
        return ImageGrid.of(8, cells).withCellSize(96);
    }
}
