package cytodiffusion.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.NoteFigure;
import cytodiffusion.report.figure.Palette;
import cytodiffusion.report.figure.PanelFigure;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.anomaly.ScoredCase;
import cytodiffusion.stats.psychometric.PsychometricBin;
import cytodiffusion.stats.psychometric.PsychometricFit;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class PsychometricFiguresTest {
    private static PsychometricFit fit;

    @BeforeAll
    static void fit() {
        fit = PsychometricFit.of(
                List.of(
                        new PsychometricBin(0.1, 3, 20),
                        new PsychometricBin(0.4, 10, 20),
                        new PsychometricBin(0.8, 19, 20)),
                0.1);
    }

    private static ObserverCurve observer(String name, double band) {
        double[] grid = {0, 0.5, 1};
        double[] mean = {0.2, 0.5, 0.9};
        return new ObserverCurve(
                name,
                0,
                new double[] {0.1, 0.9},
                new double[] {0.25, 0.75},
                new Band(name, grid, mean, new double[] {0.2 - band, 0.5 - band, 0.9 - band}, new double[] {
                    0.2 + band, 0.5 + band, 0.9 + band
                }));
    }

    @Test
    void anObserverIsPointsACurveAndItsBand() {
        XYChart chart = PsychometricChart.of("", "Confidence", 0.1, List.of(observer("x", 0.05)), List.of(), true);

        assertArrayEquals(
                new double[] {0.25, 0.75}, chart.getSeriesMap().get("x (bins)").getYData());
        assertFalse(chart.getSeriesMap().get("x (bins)").isShowInLegend());
        assertArrayEquals(
                new double[] {0.2, 0.5, 0.9}, chart.getSeriesMap().get("x").getYData());
        assertTrue(chart.getSeriesMap().containsKey(Charts.bandName("x")));
        assertArrayEquals(
                new double[] {0.1, 0.1}, chart.getSeriesMap().get("guessing").getYData());
    }

    @Test
    void aBandOfNaNIsNotDrawn() {
        XYChart chart =
                PsychometricChart.of("", "Confidence", 0.1, List.of(observer("x", Double.NaN)), List.of(), false);

        assertFalse(chart.getSeriesMap().containsKey(Charts.bandName("x")));
        assertFalse(chart.getStyler().isLegendVisible());
    }

    @Test
    void panelsStandInRowsWithTheirLetters() {
        Figure narrow = new NoteFigure("There is nothing to show.");
        PanelFigure panels = new PanelFigure(List.of(List.of(narrow), List.of(narrow, narrow)));

        assertEquals(2 * narrow.width() + 16, panels.width());
        assertTrue(panels.height() > 2 * narrow.height());
        assertEquals(Figure.SCALE * panels.width(), panels.toImage().getWidth());
        assertEquals(3, panels.description().split(" \\| ").length);
        assertThrows(IllegalArgumentException.class, () -> new PanelFigure(List.of()));
    }

    @Test
    void aPosteriorPlotHoldsTheDistributions() {
        PosteriorPlot plot = new PosteriorPlot(
                "Threshold",
                "Threshold",
                "one",
                "other",
                List.of(new PosteriorPlot.Row("x", 0, fit.threshold(), fit.threshold())),
                400);

        assertTrue(plot.axis().low() <= fit.threshold().quantile(0.005));
        assertTrue(plot.axis().high() >= fit.threshold().quantile(0.995));
        BufferedImage image = plot.toImage();
        assertEquals(800, image.getWidth());
        int coloured = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                coloured += image.getRGB(x, y) != Palette.PAPER.getRGB() ? 1 : 0;
            }
        }
        assertTrue(coloured > 2000, "coloured pixels: " + coloured);
    }

    @Test
    void aReliabilityDiagramHasItsDiagonal() {
        Band bins = new Band(
                "cells", new double[] {0.3, 0.7}, new double[] {0.2, 0.8}, new double[] {0.1, 0.6}, new double[] {
                    0.4, 0.9
                });

        XYChart chart = Charts.reliability("", bins);

        assertArrayEquals(
                new double[] {0, 1},
                chart.getSeriesMap().get("perfect calibration").getYData());
        assertArrayEquals(
                new double[] {0.2, 0.8}, chart.getSeriesMap().get("cells").getYData());
    }

    @Test
    void anomaliesHaveDensitiesAndCurves() {
        List<ScoredCase> cases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            cases.add(new ScoredCase("cell " + i, i < 3, i + (i == 2 ? 2 : 0)));
        }
        AnomalyDetection detection = new AnomalyDetection("gap", cases);

        Figure roc = AnomalyCharts.roc("Blasts", List.of(detection));
        Figure densities = AnomalyCharts.densities("Blasts", "Gap", detection);

        assertTrue(roc.description().contains("gap: AUC 0.833"), roc.description());
        assertTrue(densities.description().contains("normal (n = 3), abnormal (n = 3)"), densities.description());
        assertTrue(roc.toImage().getWidth() > 0);
    }
}
