package cytodiffusion.report.chart;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.PanelFigure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import tech.tablesaw.api.Table;

/**
 * A number for each pair of two columns' values, as the shade of a cell with the number in it; every method but {@link
 * #figure} returns the same plot. Pairs without a row are left blank.
 */
public final class HeatPlot {
    private final Table table;
    private final String x;
    private final String y;
    private final String value;
    private String by;

    HeatPlot(Table table, String x, String y, String value) {
        this.table = table;
        this.x = x;
        this.y = y;
        this.value = value;
    }

    /** Draws a panel for each value of this column of numbers, ascending, with the same shades. */
    public HeatPlot by(String column) {
        by = column;
        return this;
    }

    /** The panels beside each other; a figure that says so where the table has no rows. */
    public Figure figure() {
        if (table.isEmpty()) {
            return new NoteFigure(Plot.NOTHING);
        }
        List<Figure> panels = charts().stream().map(Figure::of).toList();
        return panels.size() == 1 ? panels.get(0) : new PanelFigure(List.of(panels));
    }

    /** The panels as charts; none where the table has no rows. */
    List<HeatMapChart> charts() {
        if (table.isEmpty()) {
            return List.of();
        }
        if (by == null) {
            return List.of(chart("", all()));
        }
        List<HeatMapChart> charts = new ArrayList<>();
        for (double group : distinct(by)) {
            int[] rows =
                    IntStream.of(all()).filter(row -> number(by, row) == group).toArray();
            charts.add(chart(by + " " + text(by, rows[0]), rows));
        }
        return charts;
    }

    private HeatMapChart chart(String title, int[] rows) {
        List<Double> columns = distinct(x);
        List<Double> lines = distinct(y);
        List<Number[]> cells = new ArrayList<>();
        for (int row : rows) {
            cells.add(
                    new Number[] {columns.indexOf(number(x, row)), lines.indexOf(number(y, row)), number(value, row)});
        }
        HeatMapChart chart = ChartStyle.heatMap(Plot.axisTitle(x), Plot.axisTitle(y), labels(x, columns));
        chart.setTitle(title);
        double[] values = table.numberColumn(value).asDoubleArray();
        chart.getStyler()
                .setRangeColors(ChartStyle.shades())
                .setMin(DoubleStream.of(values).min().orElseThrow())
                .setMax(DoubleStream.of(values).max().orElseThrow())
                .setHeatMapValueDecimalPattern("0.#");
        chart.getStyler().setChartTitleVisible(!title.isEmpty());
        chart.addSeries(value, labels(x, columns), labels(y, lines), cells);
        return chart;
    }

    private int[] all() {
        return IntStream.range(0, table.rowCount()).toArray();
    }

    private List<Double> distinct(String column) {
        return IntStream.of(all())
                .mapToObj(row -> number(column, row))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Numbers as the table shows them. */
    private List<String> labels(String column, List<Double> values) {
        return values.stream()
                .map(v -> IntStream.of(all())
                        .filter(row -> number(column, row) == v)
                        .mapToObj(row -> text(column, row))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private String text(String column, int row) {
        return table.column(column).getString(row);
    }

    private double number(String column, int row) {
        return table.numberColumn(column).getDouble(row);
    }
}
