package cytodiffusion.report.cytodiffusion.shift;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.paper.cytodiffusion.shift.DomainShiftStudy;
import cytodiffusion.paper.cytodiffusion.shift.ShiftCells;
import cytodiffusion.paper.cytodiffusion.shift.ShiftConfusion;
import cytodiffusion.paper.cytodiffusion.shift.ShiftScore;
import cytodiffusion.paper.cytodiffusion.shift.ShiftScores;
import cytodiffusion.report.Tables;
import cytodiffusion.report.chart.Charts;
import cytodiffusion.report.chart.PaperComparison;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.ImageGrid;
import cytodiffusion.report.figure.ImageGrid.Mark;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.PanelFigure;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PValues;
import cytodiffusion.stats.PairedAccuracy;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What notebook 05 shows of the named domains: the same cells, drawn, under another microscope and in another stain. */
public final class DomainShift {
    /** Shown where the study's cells cannot be drawn again. */
    static final String NOT_DRAWN =
            "The cells of this dataset are pictures, which nobody can stain or photograph again: "
                    + "the domains are of drawn cells. Leave CYTO_DATASET unset for them, or name a folder of another laboratory "
                    + "in CYTO_SHIFT.";

    private static final int CONFUSIONS = 3;

    private DomainShift() {}

    /** A cell of each class (columns) in each of the named domains (rows). */
    public static Figure domains(DomainShiftStudy study) {
        if (!study.possible()) {
            return new NoteFigure(NOT_DRAWN);
        }
        ShiftCells cells = study.cells();
        List<List<ImageGrid.Cell>> rows = new ArrayList<>();
        for (Domain domain : Domain.presets()) {
            rows.add(IntStream.range(0, cells.classes().size())
                    .mapToObj(cell -> new ImageGrid.Cell(
                            cells.draw(cell, domain),
                            domain.equals(Domain.REFERENCE) ? cells.classes().get(cells.label(cell)) : ""))
                    .toList());
        }
        return ImageGrid.ofRows(rows)
                .withRowTitles(Domain.presets().stream().map(Domain::name).toList())
                .withCellSize(88);
    }

    /** Balanced accuracy of each model in each domain, with 95 % intervals over the cells. */
    public static Table accuracies(ShiftScores scores) {
        StringColumn domain = StringColumn.create("Domain");
        StringColumn model = StringColumn.create("Model");
        IntColumn cells = IntColumn.create("Cells");
        IntColumn right = IntColumn.create("Right");
        StringColumn accuracy = StringColumn.create("Balanced accuracy");
        StringColumn loss = StringColumn.create("Change from the reference (points)");
        for (String name : scores.domains()) {
            for (String of : scores.models()) {
                ShiftScore score = scores.of(of, name);
                domain.append(name);
                model.append(of);
                cells.append(score.n());
                right.append(score.confusion().correct());
                accuracy.append(Tables.percent(score.balancedAccuracy()));
                loss.append(
                        name.equals(Domain.REFERENCE.name())
                                ? ""
                                : points(score.against(scores.of(of, Domain.REFERENCE.name()))));
            }
        }
        return Tables.noted(
                Table.create("Balanced accuracy", domain, model, cells, right, accuracy, loss), Tables.OVER_CELLS);
    }

    /** The same as a figure. */
    public static Figure accuracyFigure(ShiftScores scores) {
        if (scores.items().isEmpty()) {
            return new NoteFigure(NOT_DRAWN);
        }
        List<PaperComparison> rows = new ArrayList<>();
        for (String domain : scores.domains()) {
            for (String model : scores.models()) {
                rows.add(new PaperComparison(
                        domain + ", " + model,
                        scores.of(model, domain).balancedAccuracy().times(100)));
            }
        }
        return Figure.of(Charts.forestPlot("Same cells, three domains", "Balanced accuracy (%), 95 % interval", rows));
    }

    /** The diffusion classifier beside each other model, cell by cell: McNemar's test, adjusted by Holm for the rows of the table, and Agresti and Min's interval. */
    public static Table comparisons(ShiftScores scores) {
        StringColumn domain = StringColumn.create("Domain");
        StringColumn other = StringColumn.create("Compared with");
        IntColumn only = IntColumn.create("Only diffusion right");
        IntColumn onlyOther = IntColumn.create("Only the other right");
        StringColumn difference = StringColumn.create("Difference in accuracy (points)");
        List<Double> p = new ArrayList<>();
        for (String name : scores.domains()) {
            for (String model : scores.models()) {
                if (!model.equals(DomainShiftStudy.DIFFUSION)) {
                    PairedAccuracy paired =
                            scores.of(DomainShiftStudy.DIFFUSION, name).against(scores.of(model, name));
                    domain.append(name);
                    other.append(model);
                    only.append(paired.onlyFirstRight());
                    onlyOther.append(paired.onlySecondRight());
                    difference.append(points(paired));
                    p.add(paired.pValue());
                }
            }
        }
        return Tables.noted(
                Table.create("Diffusion beside the others", domain, other, only, onlyOther, difference, holm(p)),
                Tables.OVER_CELLS);
    }

    /** McNemar's p-values of a table, adjusted for their number. */
    static DoubleColumn holm(List<Double> p) {
        double[] adjusted =
                PValues.holm(p.stream().mapToDouble(Double::doubleValue).toArray());
        return DoubleColumn.create("p (McNemar, Holm)", adjusted);
    }

    /** How much more often the first is right, in points, with its 95 % interval. */
    static String points(PairedAccuracy paired) {
        return signed(new PointEstimate(paired.difference(), paired.interval(Interval.LEVEL)));
    }

    /** A difference of shares in points, with its sign and interval. */
    static String signed(PointEstimate difference) {
        String value = String.format(Locale.ROOT, "%+.1f", 100 * difference.value());
        return difference
                .interval()
                .map(i -> String.format(Locale.ROOT, "%s [%+.1f, %+.1f]", value, 100 * i.lower(), 100 * i.upper()))
                .orElse(value);
    }

    /** The confusions that appear in each shifted domain, for each model those that most cells fell to. */
    public static Table confusions(ShiftScores scores) {
        StringColumn domain = StringColumn.create("Domain");
        StringColumn model = StringColumn.create("Model");
        StringColumn confusion = StringColumn.create("Taken for");
        IntColumn before = IntColumn.create("In the reference");
        IntColumn after = IntColumn.create("Here");
        IntColumn cells = IntColumn.create("Cells of the class");
        for (String name : scores.domains()) {
            for (String of : scores.models()) {
                ShiftConfusion.between(scores.of(of, Domain.REFERENCE.name()), scores.of(of, name)).stream()
                        .limit(CONFUSIONS)
                        .forEach(c -> {
                            domain.append(name);
                            model.append(of);
                            confusion.append(c.label() + " → " + c.predicted());
                            before.append(c.before());
                            after.append(c.after());
                            cells.append(c.cells());
                        });
            }
        }
        return Table.create("Confusions that appear", domain, model, confusion, before, after, cells);
    }

    /** What the models take for what in one domain, side by side. */
    public static Figure confusionMatrices(ShiftScores scores, Domain domain) {
        if (scores.items().isEmpty()) {
            return new NoteFigure(NOT_DRAWN);
        }
        return new PanelFigure(scores.models().stream()
                .map(model -> List.of(Charts.confusionMatrix(
                        model + ", " + domain.name(),
                        scores.of(model, domain.name()).confusion())))
                .toList());
    }

    /**
     * Cells that somebody took for another class in a domain, as in the reference (first row) and there, once for each
     * model with its answer; first those on which the models differ.
     */
    public static Figure examples(DomainShiftStudy study, ShiftScores scores, Domain domain, int count) {
        if (scores.items().isEmpty()) {
            return new NoteFigure(NOT_DRAWN);
        }
        List<ShiftScore> there = scores.models().stream()
                .map(model -> scores.of(model, domain.name()))
                .toList();
        List<Integer> shown = IntStream.range(0, study.cells().size())
                .filter(cell -> wrong(there, cell) > 0)
                .boxed()
                .sorted(Comparator.comparing((Integer cell) -> wrong(there, cell) == there.size()))
                .limit(count)
                .toList();
        if (shown.isEmpty()) {
            return new NoteFigure("Every model gave every cell its class in the domain " + domain.name() + ".");
        }
        List<List<ImageGrid.Cell>> rows = new ArrayList<>();
        List<RgbImage> shifted =
                shown.stream().map(cell -> study.cells().draw(cell, domain)).toList();
        rows.add(shown.stream()
                .map(cell -> new ImageGrid.Cell(
                        study.cells().draw(cell, Domain.REFERENCE),
                        study.cells().classes().get(study.cells().label(cell))))
                .toList());
        for (ShiftScore score : there) {
            List<ImageGrid.Cell> row = new ArrayList<>();
            for (int i = 0; i < shown.size(); i++) {
                int cell = shown.get(i);
                row.add(new ImageGrid.Cell(
                        shifted.get(i),
                        "→ " + score.classes().get(score.predicted()[cell]),
                        score.isCorrect(cell) ? Mark.RIGHT : Mark.WRONG));
            }
            rows.add(row);
        }
        List<String> titles = new ArrayList<>(List.of(Domain.REFERENCE.name()));
        scores.models().forEach(model -> titles.add(domain.name() + ", " + model));
        return ImageGrid.ofRows(rows).withRowTitles(titles).withCellSize(96);
    }

    private static int wrong(List<ShiftScore> scores, int cell) {
        return (int) scores.stream().filter(score -> !score.isCorrect(cell)).count();
    }

    /** The abstract's numbers beside ours in the shifted domains. */
    public static Table besidePaper(ShiftScores scores) {
        StringColumn trained = StringColumn.create("Trained on");
        StringColumn judged = StringColumn.create("Judged on");
        StringColumn method = StringColumn.create("Method");
        StringColumn accuracy = StringColumn.create("Balanced accuracy");
        Table table = Table.create("Beside the paper", trained, judged, method, accuracy);
        String shifted = "TestB, LISC or both (which is " + Tables.NOT_IN_OUR_COPY + ")";
        append(table, "Raabin-WBC", shifted, "CytoDiffusion (paper)", PaperResults.SHIFT_CYTODIFFUSION + " %");
        append(table, "Raabin-WBC", shifted, "discriminative (paper)", PaperResults.SHIFT_DISCRIMINATIVE + " %");
        for (String domain : scores.domains()) {
            if (!domain.equals(Domain.REFERENCE.name())) {
                for (String model : scores.models()) {
                    append(
                            table,
                            "drawn cells, " + Domain.REFERENCE.name(),
                            domain,
                            model + " (this run)",
                            Tables.percent(scores.of(model, domain).balancedAccuracy()));
                }
            }
        }
        return table;
    }

    private static void append(Table table, String... fields) {
        for (int i = 0; i < fields.length; i++) {
            table.stringColumn(i).append(fields[i]);
        }
    }
}
