package cytodiffusion.report.cytodiffusion.shift;

import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.DomainSweep;
import cytodiffusion.paper.cytodiffusion.shift.DomainShiftExperiment;
import cytodiffusion.paper.cytodiffusion.shift.DomainShiftStudy;
import cytodiffusion.paper.cytodiffusion.shift.ShiftScores;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.Band;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.chart.PaperComparison;
import cytodiffusion.report.chart.SweepChart;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.report.figure.PanelFigure;
import cytodiffusion.run.RecordedRun;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 05 shows of sweeps, where one property of the pictures changes step by step, and of repeated trainings. */
public final class ShiftSweeps {
    private static final int PANEL_WIDTH = 470;
    private static final int PANEL_HEIGHT = 360;
    private static final int PANELS_IN_A_ROW = 2;

    /** How much of its accuracy a model may lose before it counts as broken, as a share. */
    private static final double LOSS = 0.1;

    private static final String NOT_RECORDED = "No recorded run comes with this version. To compute one, with five "
            + "trainings of each model: environment/cyto experiment domain-shift --out domain-shift";

    private ShiftSweeps() {}

    /** The balanced accuracy of one training of each model along the sweeps, with 95 % bands over the cells. */
    public static Figure live(ShiftScores scores) {
        return scores.items().isEmpty()
                ? new NoteFigure(DomainShift.NOT_DRAWN)
                : panels(scores, (model, domain) -> scores.of(model, domain).balancedAccuracy());
    }

    /** The run that comes with the library, if there is one. */
    private static Optional<RecordedRun> recordedRun() {
        return RecordedRun.find(DomainShiftExperiment.NAME);
    }

    /** The scores of that run; none where there is none. */
    public static ShiftScores recorded() {
        return recordedRun().map(ShiftScores::of).orElse(ShiftScores.NONE);
    }

    /** The same of repeated trainings that were recorded, with 95 % bands over trainings and cells. */
    public static Figure repeated(ShiftScores recorded) {
        return recorded.items().isEmpty() ? new NoteFigure(NOT_RECORDED) : panels(recorded, recorded::mean);
    }

    private static Figure panels(ShiftScores scores, BiFunction<String, String, PointEstimate> accuracy) {
        List<List<Figure>> rows = new ArrayList<>();
        for (DomainSweep sweep : DomainSweep.all()) {
            if (rows.isEmpty() || rows.get(rows.size() - 1).size() == PANELS_IN_A_ROW) {
                rows.add(new ArrayList<>());
            }
            List<Band> bands = scores.models(sweep).stream()
                    .map(model -> band(model, sweep, accuracy))
                    .toList();
            double guessing = 100.0 / scores.items().get(0).classes().size();
            XYChart chart = SweepChart.of("", sweep.axis(), bands, sweep.reference(), guessing);
            rows.get(rows.size() - 1).add(PanelFigure.panel(chart, PANEL_WIDTH, PANEL_HEIGHT));
        }
        return new PanelFigure(rows);
    }

    private static Band band(String model, DomainSweep sweep, BiFunction<String, String, PointEstimate> accuracy) {
        int count = sweep.levels().size();
        double[] x = new double[count];
        double[] mean = new double[count];
        double[] low = new double[count];
        double[] high = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = sweep.levels().get(i);
            PointEstimate value = accuracy.apply(model, sweep.at(x[i]).name()).times(100);
            mean[i] = value.value();
            low[i] = value.interval()
                    .map(Interval::lower)
                    .map(v -> Math.max(0, v))
                    .orElse(Double.NaN);
            high[i] = value.interval()
                    .map(Interval::upper)
                    .map(v -> Math.min(100, v))
                    .orElse(Double.NaN);
        }
        return new Band(model, x, mean, low, high);
    }

    /**
     * Where each model breaks: the levels tried between which it loses at most ten points of its balanced accuracy, in
     * each sweep beside all levels tried.
     */
    public static Table limits(ShiftScores scores) {
        StringColumn property = StringColumn.create("Property");
        StringColumn tried = StringColumn.create("Levels tried");
        StringColumn reference = StringColumn.create("Trained at");
        Table table = Table.create("Holds within 10 points of its accuracy", property, tried, reference);
        scores.models().forEach(model -> table.addColumns(StringColumn.create(model)));
        for (DomainSweep sweep : DomainSweep.all()) {
            List<String> complete = scores.models(sweep);
            property.append(sweep.axis());
            tried.append(range(new Interval(
                    sweep.levels().get(0), sweep.levels().get(sweep.levels().size() - 1))));
            reference.append(level(sweep.reference()));
            for (String model : scores.models()) {
                table.stringColumn(model)
                        .append(
                                complete.contains(model)
                                        ? range(scores.tolerated(model, sweep, LOSS))
                                        : Numbers.MISSING);
            }
        }
        return table;
    }

    private static String range(Interval levels) {
        return levels.width() == 0 ? level(levels.lower()) : level(levels.lower()) + " to " + level(levels.upper());
    }

    private static String level(double value) {
        return value == Math.rint(value) ? Numbers.fixed(value, 0) : Double.toString(value);
    }

    /** Means over the recorded trainings in the named domains, with 95 % intervals over trainings and cells, and paired differences. */
    public static Table repetitions(ShiftScores recorded) {
        StringColumn domain = StringColumn.create("Domain");
        StringColumn model = StringColumn.create("Model");
        IntColumn trainings = IntColumn.create("Trainings");
        StringColumn accuracy = StringColumn.create("Balanced accuracy, mean");
        StringColumn difference = StringColumn.create("Diffusion above it (points)");
        for (Domain named : Domain.presets()) {
            for (String of : recorded.models()) {
                if (recorded.find(of, named.name()).isPresent()) {
                    domain.append(named.name());
                    model.append(of);
                    trainings.append(recorded.repetitions(of, named.name()).size());
                    accuracy.append(Tables.percent(recorded.mean(of, named.name())));
                    difference.append(difference(recorded, of, named));
                }
            }
        }
        return Tables.noted(
                Table.create("Repeated trainings (recorded)", domain, model, trainings, accuracy, difference),
                ShiftScores.over());
    }

    private static String difference(ShiftScores recorded, String model, Domain domain) {
        boolean both = !model.equals(DomainShiftStudy.DIFFUSION)
                && recorded.find(DomainShiftStudy.DIFFUSION, domain.name()).isPresent();
        return both
                ? DomainShift.signed(recorded.meanDifference(DomainShiftStudy.DIFFUSION, model, domain.name()))
                : "";
    }

    /** How the recorded run came about, or how to make one. */
    public static String origin() {
        return recordedRun().map(run -> run.note().caption()).orElse(NOT_RECORDED);
    }

    /** Means over the recorded trainings as a figure. */
    public static Figure repetitionFigure(ShiftScores recorded) {
        if (recorded.items().isEmpty()) {
            return new NoteFigure(NOT_RECORDED);
        }
        List<PaperComparison> rows = new ArrayList<>();
        for (Domain named : Domain.presets()) {
            for (String model : recorded.models()) {
                if (recorded.find(model, named.name()).isPresent()) {
                    rows.add(new PaperComparison(
                            named.name() + ", " + model,
                            recorded.mean(model, named.name()).times(100)));
                }
            }
        }
        return Figure.of(
                Charts.forestPlot("Repeated trainings (recorded)", "Balanced accuracy (%), mean, 95 % interval", rows));
    }
}
