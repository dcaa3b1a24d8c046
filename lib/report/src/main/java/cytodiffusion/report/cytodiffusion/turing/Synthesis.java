package cytodiffusion.report.cytodiffusion.turing;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.evaluation.cells.Fidelity;
import cytodiffusion.evaluation.cells.MachineTest;
import cytodiffusion.evaluation.cells.Novelty;
import cytodiffusion.evaluation.cells.Novelty.Neighbour;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.Band;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.chart.Curve;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.figure.PanelFigure;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.ConfusionMatrix;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PValues;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 01 shows of drawn cells that needs no rater. */
public final class Synthesis {
    private static final int COLUMNS = 8;
    private static final int PANEL_WIDTH = 800;
    private static final int PANEL_HEIGHT = 330;

    private Synthesis() {}

    /** Drawn cells of each class and, in the last columns, real ones, as in the paper's Figure 8. */
    public static ImageGrid samples(CellSet drawn, CellSet real, int drawnPerClass, int realPerClass) {
        CellSet left = drawn.perClass(drawnPerClass);
        CellSet right = real.perClass(realPerClass);
        List<List<ImageGrid.Cell>> rows = new ArrayList<>();
        int columns = 0;
        for (String name : drawn.classes()) {
            List<ImageGrid.Cell> row = new ArrayList<>(ofClass(left, name));
            columns = Math.max(columns, row.size());
            row.addAll(ofClass(right, name));
            rows.add(row);
        }
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < columns + realPerClass; i++) {
            titles.add(i < columns ? "drawn" : "real");
        }
        return ImageGrid.ofRows(rows)
                .withRowTitles(drawn.classes())
                .withColumnTitles(titles)
                .withCellSize(72);
    }

    private static List<ImageGrid.Cell> ofClass(CellSet cells, String name) {
        List<ImageGrid.Cell> row = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.className(i).equals(name)) {
                row.add(new ImageGrid.Cell(cells.images().get(i), ""));
            }
        }
        return row;
    }

    /** How far cells are from real ones, by the number of steps in which they were drawn; p is adjusted by Holm for the rows. */
    public static Table fidelity(List<Fidelity> results) {
        StringColumn name = StringColumn.create("Cells");
        IntColumn steps = IntColumn.create("Steps");
        IntColumn cells = IntColumn.create("Number");
        DoubleColumn frechet = DoubleColumn.create("Fréchet distance");
        DoubleColumn kernel = DoubleColumn.create("Kernel distance");
        DoubleColumn chance = DoubleColumn.create("Chance stays below (95 %)");
        StringColumn agreement = StringColumn.create("Network agrees with the class");
        for (Fidelity result : results) {
            name.append(result.name());
            if (result.drawn()) {
                steps.append(result.steps());
            } else {
                steps.appendMissing();
            }
            cells.append(result.cells());
            frechet.append(result.frechet());
            kernel.append(result.kernel().distance());
            chance.append(result.kernel().chance());
            agreement.append(Tables.percent(result.agreement()));
        }
        DoubleColumn p = DoubleColumn.create(
                "p (Holm)",
                PValues.holm(results.stream()
                        .mapToDouble(result -> result.kernel().p())
                        .toArray()));
        return Tables.noted(
                Table.create("Against unseen real cells", name, steps, cells, frechet, kernel, chance, p, agreement),
                "Intervals (95 %) are over the cells. The kernel distance has its test instead of an interval; the Fréchet"
                        + " distance of so few cells is biased and only compares rows.");
    }

    /** The kernel distance from real cells (A) and the share of cells of the intended class (B) against the steps. */
    public static Figure fewerSteps(List<Fidelity> results) {
        List<String> samplers = results.stream()
                .filter(Fidelity::drawn)
                .map(Fidelity::name)
                .distinct()
                .toList();
        List<Curve> distances = new ArrayList<>();
        List<Band> agreements = new ArrayList<>();
        for (String sampler : samplers) {
            List<Fidelity> own =
                    results.stream().filter(r -> r.name().equals(sampler)).toList();
            double[] steps = numbers(own, Fidelity::steps);
            distances.add(new Curve(sampler, steps, numbers(own, r -> r.kernel().distance())));
            agreements.add(band(sampler, steps, own));
        }
        List<Fidelity> drawn = results.stream().filter(Fidelity::drawn).toList();
        double[] ends = {
            drawn.stream().mapToInt(Fidelity::steps).min().orElse(0),
            drawn.stream().mapToInt(Fidelity::steps).max().orElse(1)
        };
        for (Fidelity real : results) {
            if (!real.drawn()) {
                distances.add(constant(real.name(), ends, real.kernel().distance()));
                distances.add(constant(
                        "95 % of pairs of real sets", ends, real.kernel().chance()));
                agreements.add(band(real.name(), ends, List.of(real, real)));
            }
        }
        XYChart above = Charts.lines("", "Steps of the sampler", "Kernel distance", distances);
        XYChart below = Charts.bands("", "Steps of the sampler", "Agreement with class (%)", agreements);
        return new PanelFigure(List.of(List.of(panel(above, samplers)), List.of(panel(below, samplers))));
    }

    /** With a mark where something was measured. */
    private static Figure panel(XYChart chart, List<String> measured) {
        for (int i = 0; i < measured.size(); i++) {
            XYSeries series = chart.getSeriesMap().get(measured.get(i));
            series.setMarker(i == 0 ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
            series.setMarkerColor(series.getLineColor());
        }
        // Room for the marks at the ends.
        chart.getStyler().setPlotContentSize(0.94);
        return PanelFigure.panel(chart, PANEL_WIDTH, PANEL_HEIGHT);
    }

    private static Curve constant(String name, double[] ends, double value) {
        return new Curve(name, ends, new double[] {value, value});
    }

    private static Band band(String name, double[] steps, List<Fidelity> results) {
        return new Band(
                name,
                steps,
                numbers(results, r -> 100 * r.agreement().value()),
                numbers(
                        results,
                        r -> 100 * r.agreement().interval().orElseThrow().lower()),
                numbers(
                        results,
                        r -> 100 * r.agreement().interval().orElseThrow().upper()));
    }

    private static double[] numbers(List<Fidelity> results, ToDoubleFunction<Fidelity> number) {
        return results.stream().mapToDouble(number).toArray();
    }

    /** What a network that was taught on one half of the cells said of the other half. */
    public static Table machineTests(List<MachineTest> tests) {
        StringColumn question = StringColumn.create("To tell");
        IntColumn cells = IntColumn.create("Cells asked");
        StringColumn accuracy = StringColumn.create("Right");
        for (MachineTest test : tests) {
            question.append(test.question());
            cells.append(test.cells());
            accuracy.append(Tables.percent(test.accuracy()));
        }
        return Tables.noted(Table.create("A machine's Turing test", question, cells, accuracy), Tables.OVER_CELLS);
    }

    /** The cells that come nearest to a training image, drawn and real, each above that image. */
    public static ImageGrid nearest(Novelty novelty) {
        List<List<ImageGrid.Cell>> rows = new ArrayList<>();
        for (List<Neighbour> kind : List.of(novelty.drawn(), novelty.unseen())) {
            List<Neighbour> shown = kind.stream()
                    .sorted(Comparator.comparingDouble(Neighbour::distance))
                    .limit(COLUMNS)
                    .toList();
            rows.add(shown.stream().map(n -> cell(n.cell(), n.className())).toList());
            rows.add(shown.stream()
                    .map(n -> cell(n.nearest(), n.nearestClass() + ", " + Numbers.fixed(n.distance(), 1)))
                    .toList());
        }
        return ImageGrid.ofRows(rows)
                .withRowTitles(List.of("drawn", "nearest training image", "unseen real", "nearest training image"))
                .withCellSize(80);
    }

    private static ImageGrid.Cell cell(RgbImage image, String caption) {
        return new ImageGrid.Cell(image, caption);
    }

    /** Of how many cells the classifier says what they were drawn as, or what they are. */
    public static Table agreement(ConfusionMatrix drawn, ConfusionMatrix real) {
        return Table.create(
                "Agreement with the class",
                StringColumn.create(
                        "Cells",
                        "drawn, judged by the classifier",
                        "unseen real, judged by the classifier",
                        "drawn, judged by haematologists (paper)"),
                StringColumn.create(
                        "Of the intended class",
                        Tables.percent(share(drawn)),
                        Tables.percent(share(real)),
                        Numbers.printed(PaperResults.TURING_AGREEMENT, 1) + " %"));
    }

    /** The share on the diagonal, with Wilson's interval. */
    public static PointEstimate share(ConfusionMatrix matrix) {
        int right = 0;
        for (int c = 0; c < matrix.classes().size(); c++) {
            right += matrix.counts()[c][c];
        }
        return new PointEstimate(matrix.accuracy(), BinomialInterval.wilson(right, matrix.total(), Interval.LEVEL));
    }

    /** The classes that cells were drawn as, against those that the classifier takes them for. */
    public static Figure judged(ConfusionMatrix drawn) {
        return Charts.answerPairs("Drawn cells as the classifier sees them", "Drawn as", "Judged as", drawn);
    }
}
