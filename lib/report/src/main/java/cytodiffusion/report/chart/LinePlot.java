package cytodiffusion.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;

/** Lines in the making of a chart; every method but {@link #chart} returns the same plot. */
public final class LinePlot {
    private final Table table;
    private final String x;
    private final String y;
    private String by;
    private String low;
    private String high;
    private boolean points;

    LinePlot(Table table, String x, String y) {
        this.table = table;
        this.x = x;
        this.y = y;
    }

    /** Draws a line for each value of this column, in the order of their first rows. */
    public LinePlot by(String column) {
        by = column;
        return this;
    }

    /** Draws a band between these columns of numbers. */
    public LinePlot band(String lowColumn, String highColumn) {
        low = lowColumn;
        high = highColumn;
        return this;
    }

    /** Draws a dot at each row. */
    public LinePlot points() {
        points = true;
        return this;
    }

    /** The chart, which says so where the table has no rows; its axes are called as the columns are. */
    public XYChart chart() {
        if (table.isEmpty()) {
            return Plot.nothing();
        }
        List<Band> bands = new ArrayList<>();
        if (by == null) {
            bands.add(band(y, table));
        } else {
            for (String group : groups()) {
                bands.add(band(
                        group, table.where(table.column(by).asStringColumn().isEqualTo(group))));
            }
        }
        XYChart chart = Charts.bands("", Plot.axisTitle(x), Plot.axisTitle(y), bands);
        if (points) {
            ChartStyle.leaveRoomForMarkers(chart);
            for (Band band : bands) {
                XYSeries series = chart.getSeriesMap().get(band.name());
                series.setMarker(SeriesMarkers.CIRCLE);
                series.setMarkerColor(series.getLineColor());
            }
        }
        return chart;
    }

    private List<String> groups() {
        return table.column(by).asStringColumn().asList().stream().distinct().toList();
    }

    private Band band(String name, Table rows) {
        Table sorted = rows.sortAscendingOn(x);
        double[] values = sorted.numberColumn(y).asDoubleArray();
        double[] none = new double[values.length];
        Arrays.fill(none, Double.NaN);
        return new Band(
                Objects.requireNonNull(name),
                sorted.numberColumn(x).asDoubleArray(),
                values,
                low == null ? none : sorted.numberColumn(low).asDoubleArray(),
                high == null ? none : sorted.numberColumn(high).asDoubleArray());
    }
}
