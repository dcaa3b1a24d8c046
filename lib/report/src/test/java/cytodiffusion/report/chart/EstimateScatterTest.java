package cytodiffusion.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.stats.PointEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class EstimateScatterTest {
    @Test
    void pointsOfTheSamePlaceStandSideBySide() {
        assertArrayEquals(
                new double[] {1, 4.75, 2, 5.25}, EstimateScatter.apart(new double[] {1, 5, 2, 5}, 0.5), 1e-12);
    }

    @Test
    void theAxisHoldsEveryIntervalAndChance() {
        XYChart chart = EstimateScatter.of(
                "",
                "x",
                "y (%)",
                "one",
                new double[] {3, 9},
                List.of(new PointEstimate(60, 51, 68), PointEstimate.alone(71)),
                "all",
                new PointEstimate(64, 58, 70),
                50);

        assertEquals(40, chart.getStyler().getYAxisMin());
        assertEquals(80, chart.getStyler().getYAxisMax());
        assertArrayEquals(
                new double[] {51, 68},
                chart.getSeriesMap().get("one (interval 1)").getYData());
    }
}
