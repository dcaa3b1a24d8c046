package cytodiffusion.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/** Dots with intervals in the making of a chart; every method but {@link #chart} returns the same plot. */
public final class DotPlot {
    private static final int ROW_HEIGHT = 34;
    private static final int ROOM_FOR_AXES = 110;
    private static final int MARKER = 9;
    /** Series of one row lie so far apart, in rows. */
    private static final double APART = 0.5;

    private final Table table;
    private final String name;
    private final String value;
    private String by;
    private String low;
    private String high;

    DotPlot(Table table, String name, String value) {
        this.table = table;
        this.name = name;
        this.value = value;
    }

    /** Draws an interval between these columns of numbers; none where they are missing. */
    public DotPlot interval(String lowColumn, String highColumn) {
        low = lowColumn;
        high = highColumn;
        return this;
    }

    /** Gives each value of this column its colour; rows of one name then share a line. */
    public DotPlot by(String column) {
        by = column;
        return this;
    }

    /** The chart, which says so where the table has no rows; its x axis is called as the column of values is. */
    public XYChart chart() {
        if (table.isEmpty()) {
            return Plot.nothing();
        }
        List<String> names = distinct(name);
        List<String> groups = by == null ? List.of(value) : distinct(by);
        XYChart chart =
                ChartStyle.rows("", Plot.axisTitle(value), names, ROOM_FOR_AXES + ROW_HEIGHT * names.size(), groups);
        ChartStyle.leaveRoomForMarkers(chart);
        chart.getStyler().setMarkerSize(MARKER);
        for (int g = 0; g < groups.size(); g++) {
            add(chart, groups.get(g), g, names, groups.size());
        }
        return ChartStyle.withRoundTicks(chart);
    }

    private void add(XYChart chart, String group, int index, List<String> names, int groups) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        List<double[]> intervals = new ArrayList<>();
        double shift = groups == 1 ? 0 : APART * ((double) index / (groups - 1) - 0.5);
        for (int row : rows(group)) {
            double place = names.size() - names.indexOf(text(name, row)) - shift;
            x.add(number(value, row));
            y.add(place);
            if (low != null && Double.isFinite(number(low, row)) && Double.isFinite(number(high, row))) {
                intervals.add(new double[] {number(low, row), number(high, row), place});
            }
        }
        for (int i = 0; i < intervals.size(); i++) {
            double[] interval = intervals.get(i);
            ChartStyle.interval(
                    chart,
                    group + " (interval " + (i + 1) + ")",
                    new double[] {interval[0], interval[1]},
                    new double[] {interval[2], interval[2]},
                    index);
        }
        ChartStyle.points(chart, group, x, y, index);
    }

    private int[] rows(String group) {
        return IntStream.range(0, table.rowCount())
                .filter(row -> by == null || text(by, row).equals(group))
                .filter(row -> Double.isFinite(number(value, row)))
                .toArray();
    }

    private List<String> distinct(String column) {
        return IntStream.range(0, table.rowCount())
                .mapToObj(row -> text(column, row))
                .distinct()
                .toList();
    }

    private String text(String column, int row) {
        return table.column(column).getString(row);
    }

    private double number(String column, int row) {
        return table.numberColumn(column).getDouble(row);
    }
}
