package cytodiffusion.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.stats.PointEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

class ChartsTest {
    private static final double[] X = {0, 1, 2, 3};

    @Test
    void aBandLiesBetweenItsEdges() {
        Band band =
                new Band("ours", X, new double[] {5, 6, 7, 8}, new double[] {4, 5, 6, 7}, new double[] {6, 7, 8, 9});

        XYChart chart = Charts.bands("", "Images", "Accuracy (%)", List.of(band));

        XYSeries area = chart.getSeriesMap().get(Charts.bandName("ours"));
        assertArrayEquals(new double[] {0, 1, 2, 3, 3, 2, 1, 0}, area.getXData());
        assertArrayEquals(new double[] {6, 7, 8, 9, 7, 6, 5, 4}, area.getYData());
        assertFalse(area.isShowInLegend());
        assertArrayEquals(
                new double[] {5, 6, 7, 8}, chart.getSeriesMap().get("ours").getYData());
    }

    @Test
    void aTrainingCurveIsShownAsItWasAndSmoothed() {
        double[] steps = IntStream.range(0, 100).asDoubleStream().toArray();
        double[] loss = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();

        XYChart chart = Charts.trainingCurve("", "Steps", "Loss", new Curve("loss", steps, loss));

        assertArrayEquals(loss, chart.getSeriesMap().get("loss").getYData());
        double[] mean = chart.getSeriesMap().get("running mean of 5").getYData();
        assertEquals(0.4, mean[50], 1e-12);
        assertEquals(0.6, mean[51], 1e-12);
        assertEquals(1.0 / 3, mean[0], 1e-12);
    }

    @Test
    void rocNamesItsAreaAndTheDiagonal() {
        Curve roc = new Curve("gap", new double[] {0, 0, 1}, new double[] {0, 1, 1});

        XYChart chart = Charts.roc("Blasts", List.of(roc), List.of(new PointEstimate(0.9, 0.85, 0.94)));

        assertTrue(chart.getSeriesMap().containsKey("gap: AUC 0.900 [0.850, 0.940]"));
        assertArrayEquals(
                new double[] {0, 1}, chart.getSeriesMap().get("guessing").getYData());
        assertThrows(IllegalArgumentException.class, () -> Charts.roc("", List.of(roc), List.of()));
    }

    @Test
    void histogramsOfGroupsShareTheirBins() {
        Sample right = new Sample("right", new double[] {0, 1, 1, 2});
        Sample wrong = new Sample("wrong", new double[] {4});

        XYChart chart = Charts.histogram("", "Trials", List.of(right, wrong), 4);

        assertArrayEquals(
                new double[] {0, 1, 1, 2, 2, 1, 1, 0, 0, 0},
                chart.getSeriesMap().get("right").getYData());
        assertArrayEquals(
                new double[] {0, 0, 0, 0, 0, 0, 0, 1, 1, 0},
                chart.getSeriesMap().get("wrong").getYData());
    }

    @Test
    void oneValueStillHasABin() {
        assertArrayEquals(
                new int[] {0, 2},
                HistogramBins.over(List.of(new Sample("a", new double[] {3, 3})), 2)
                        .count(new double[] {3, 3}));
    }

    @Test
    void valuesThatCannotBeDrawnAreNamed() {
        var wrong =
                assertThrows(IllegalArgumentException.class, () -> new Sample("right", new double[] {1, Double.NaN}));

        assertEquals("Value 1 of group \"right\" is NaN; leave such values out before drawing", wrong.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Curve("a", X, new double[3]));
        Curve twin = new Curve("a", X, X);
        assertThrows(IllegalArgumentException.class, () -> Charts.lines("", "x", "y", List.of(twin, twin)));
    }

    @Test
    void aClassThatWasDroppedEndsThere() {
        ClassErrors basophil = new ClassErrors("basophil", new double[] {2, 2.5}, new double[] {Double.NaN, 0.1});
        ClassErrors monocyte = new ClassErrors("monocyte", new double[] {3, 2, 1.5}, new double[] {Double.NaN, 1, 0.5});
        ClassErrors platelet = new ClassErrors("platelet", new double[] {1, 1, 1.6}, new double[] {Double.NaN, 1, 0.5});

        XYChart chart = Charts.errorRace("", "Mean error", List.of(basophil, monocyte, platelet));

        assertArrayEquals(
                new double[] {1, 2},
                chart.getSeriesMap().get("basophil: dropped at 2").getXData());
        assertArrayEquals(
                new double[] {2.5}, chart.getSeriesMap().get("basophil (end)").getYData());
        assertArrayEquals(
                new double[] {1, 2, 3},
                chart.getSeriesMap().get("monocyte: smallest error").getXData());
        assertTrue(chart.getSeriesMap().containsKey("platelet"));
        assertArrayEquals(
                new double[] {3, 2, 1, 1},
                chart.getSeriesMap()
                        .get(Charts.bandName("monocyte: smallest error"))
                        .getYData());
    }

    @Test
    void aRaceOfOneTrialCanBeDrawn() {
        ClassErrors only = new ClassErrors("a", new double[] {1}, new double[] {Double.NaN});

        assertTrue(Figure.of(Charts.errorRace("", "Mean error", List.of(only)))
                        .toImage()
                        .getWidth()
                > 0);
    }

    @Test
    void longNamesWidenTheChartInsteadOfTheLegendTakingFromThePlot() {
        Curve a = new Curve("a", X, X);
        XYChart plain = Charts.lines("", "x", "y", List.of(a, new Curve("b", X, X)));
        XYChart wide = Charts.lines("", "x", "y", List.of(a, new Curve("immature granulocyte", X, X)));

        assertTrue(wide.getWidth() >= plain.getWidth() + 80, plain.getWidth() + " to " + wide.getWidth());
    }

    @Test
    void moreSeriesThanColoursDifferInDash() {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            curves.add(new Curve("class " + i, X, X));
        }

        XYChart chart = Charts.lines("", "x", "y", curves);

        XYSeries first = chart.getSeriesMap().get("class 0");
        XYSeries ninth = chart.getSeriesMap().get("class 8");
        assertEquals(first.getLineColor(), ninth.getLineColor());
        assertNotEquals(first.getLineStyle(), ninth.getLineStyle());
    }

    @Test
    void aCurveWithoutAnyValueIsRefused() {
        double nan = Double.NaN;
        Curve nothing = new Curve("loss", X, new double[] {nan, nan, nan, nan});

        var wrong =
                assertThrows(IllegalArgumentException.class, () -> Charts.trainingCurve("", "Steps", "Loss", nothing));

        assertEquals("There is nothing to draw: no series has a finite value", wrong.getMessage());
    }

    @Test
    void ticksAreFreedFromEquallySpacedDataByAPointThatNobodySees() {
        XYChart chart = Charts.lines("", "x", "y", List.of(new Curve("a", X, new double[] {10, 20, 30, 40})));

        XYSeries free = chart.getSeriesMap().get(ChartStyle.FREE_TICKS);

        assertArrayEquals(new double[] {0.4}, free.getXData());
        assertArrayEquals(new double[] {14}, free.getYData());
        assertEquals(SeriesMarkers.NONE, free.getMarker());
        assertFalse(free.isShowInLegend());
    }
}
