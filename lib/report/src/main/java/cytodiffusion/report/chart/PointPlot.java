package cytodiffusion.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/** Points with intervals of their height in the making of a chart; every method but {@link #chart} returns the same plot. */
public final class PointPlot {
    private static final int MARKER = 9;

    private final Table table;
    private final String x;
    private final String y;
    private String by;
    private String low;
    private String high;

    PointPlot(Table table, String x, String y) {
        this.table = table;
        this.x = x;
        this.y = y;
    }

    /** Gives each value of this column its colour. */
    public PointPlot by(String column) {
        by = column;
        return this;
    }

    /** Draws an interval between these columns of numbers; none where they are missing. */
    public PointPlot interval(String lowColumn, String highColumn) {
        low = lowColumn;
        high = highColumn;
        return this;
    }

    /** The chart, which says so where the table has no rows; its axes are called as the columns are. */
    public XYChart chart() {
        if (table.isEmpty()) {
            return Plot.nothing();
        }
        List<String> groups = by == null
                ? List.of(y)
                : IntStream.range(0, table.rowCount())
                        .mapToObj(this::group)
                        .distinct()
                        .toList();
        XYChart chart = ChartStyle.chart("", Plot.axisTitle(x), Plot.axisTitle(y), groups);
        ChartStyle.leaveRoomForMarkers(chart);
        chart.getStyler().setMarkerSize(MARKER);
        for (int g = 0; g < groups.size(); g++) {
            add(chart, groups.get(g), g);
        }
        return chart;
    }

    private void add(XYChart chart, String group, int index) {
        List<Double> places = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        for (int row : rows(group)) {
            places.add(number(x, row));
            heights.add(number(y, row));
            if (low != null && Double.isFinite(number(low, row)) && Double.isFinite(number(high, row))) {
                ChartStyle.interval(
                        chart,
                        group + " (interval " + places.size() + ")",
                        new double[] {number(x, row), number(x, row)},
                        new double[] {number(low, row), number(high, row)},
                        index);
            }
        }
        if (!places.isEmpty()) {
            ChartStyle.points(chart, group, places, heights, index);
        }
    }

    private int[] rows(String group) {
        return IntStream.range(0, table.rowCount())
                .filter(row -> by == null || group(row).equals(group))
                .filter(row -> Double.isFinite(number(x, row)) && Double.isFinite(number(y, row)))
                .toArray();
    }

    private String group(int row) {
        return table.column(by).getString(row);
    }

    private double number(String column, int row) {
        return table.numberColumn(column).getDouble(row);
    }
}
