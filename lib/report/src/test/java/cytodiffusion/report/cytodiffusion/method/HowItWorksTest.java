package cytodiffusion.report.cytodiffusion.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.bench.ConditioningComparison;
import cytodiffusion.paper.cytodiffusion.StudyTrials;
import cytodiffusion.paper.cytodiffusion.method.EliminationStudy;
import cytodiffusion.paper.cytodiffusion.method.SharedNoise;
import cytodiffusion.paper.cytodiffusion.method.WeightingStudy;
import cytodiffusion.progress.Progress;
import cytodiffusion.report.Tables;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Numbers;
import cytodiffusion.run.SimulatedTrials;
import cytodiffusion.run.TrialRecord;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.Table;

class HowItWorksTest {
    private static final TrialRecord RECORD = SimulatedTrials.record(24, 50, 1, 1);
    private static final StudyTrials TRIALS = new StudyTrials(RECORD, false);
    private static final WeightingStudy WEIGHTINGS = WeightingStudy.of(RECORD);

    @Test
    void figuresSayWhatIsRecorded() {
        assertEquals("24 cells of drawn, 50 trials, recorded", TRIALS.origin());
        assertEquals("24 cells of drawn, 50 trials, live", new StudyTrials(RECORD, true).origin());
    }

    @Test
    void everyWeightingHasItsCurve() {
        XYChart chart = Weightings.curves(TRIALS, WEIGHTINGS);

        assertEquals(TRIALS.origin(), chart.getTitle());
        for (WeightingStudy.Row row : WEIGHTINGS.rows()) {
            XYSeries curve = chart.getSeriesMap().get(row.name());
            assertArrayEquals(new double[] {1, 5, 10, 20, 50}, curve.getXData());
            assertEquals(100 * row.accuracy(4).value(), curve.getYData()[4], 1e-12);
        }
        assertTrue(chart.getStyler().isXAxisLogarithmic());
        assertTrue(Figure.of(chart).toImage().getWidth() > 0, "a logarithmic axis can be drawn");
    }

    @Test
    void accuraciesStandBesideThePapersTable() {
        Table accuracies = Weightings.accuracies(TRIALS, WEIGHTINGS);
        Table four = Weightings.tableFour(WEIGHTINGS);

        assertEquals(7, accuracies.rowCount());
        assertEquals("polynomial, this model's", accuracies.getString(0, 0));
        assertEquals("–", accuracies.getString(0, accuracies.columnCount() - 1));
        assertEquals("Accuracy after 50 trials (%)", four.column(1).name());
        assertEquals(Tables.NOT_IN_OUR_COPY, four.getString(3, "Paper, mean"));
        assertEquals(
                100 * WEIGHTINGS.rows().get(2).meanAccuracy(),
                four.doubleColumn(2).get(2),
                1e-12);
    }

    @Test
    void theSpreadIsDrawnWithBothPolynomials() {
        XYChart chart = Weightings.spread(RECORD);

        XYSeries own = chart.getSeriesMap().get("polynomial, this model's");
        double u = (1000 - own.getXData()[0]) / 1000;
        assertEquals(1 + 2 * u + 3 * u * u, own.getYData()[0], 1e-9);
        double[] spread = chart.getSeriesMap().get("spread of the classes").getYData();
        double[] paper =
                chart.getSeriesMap().get("polynomial, the paper's (scaled)").getYData();
        assertEquals(sum(spread), sum(paper), 1e-9 * sum(spread));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void eliminationsAreCountedAndDrawn() {
        EliminationStudy study = new EliminationStudy(RECORD, RECORD.ownWeighting());
        Table table = Eliminations.table(study, study.byMinimum(2, 5, 10, 20));

        assertEquals(
                List.of("none", "anytime, up to 50", "paper's procedure"),
                table.stringColumn(0).asList().stream().distinct().toList());
        assertEquals(200, table.doubleColumn("UNet evaluations a cell").get(0), 0);
        Table drops = FalseDropTable.of(study, Progress.SILENT);
        assertEquals(
                List.of("paper", "anytime", "anytime-normal"),
                drops.stringColumn("Procedure").asList());
        assertEquals("12.5", drops.stringColumn("Its bound (%)").get(1));
        assertNotNull(Eliminations.settings(study, study.byMinimum(2, 5, 10, 20), study.byLevel(1e-4, 2e-3, 0.2))
                .toImage());
        Table both = Eliminations.both(
                study.grid(new int[] {2, 5, 10, 20}, new double[] {1e-6, 1e-4, 2e-3, 1e-2, 5e-2, 0.2}));
        assertEquals("p < 0.002", both.column(3).name());
        assertEquals("20 trials", both.getString(3, 0));
        EliminationStudy.Result paper = study.replay(study.paper());
        assertEquals(
                Numbers.fixed(100 * paper.accuracy().value(), 1) + " / " + Numbers.fixed(paper.evaluations(), 0),
                both.getString(3, 3));
    }

    @Test
    void powersOfTenAreReadable() {
        assertEquals("1e-8", Eliminations.powerOfTen(-8));
        assertEquals("0.001", Eliminations.powerOfTen(-3));
        assertEquals("0.1", Eliminations.powerOfTen(-1));
        assertEquals("1", Eliminations.powerOfTen(0));
        assertEquals("32", Eliminations.powerOfTen(1.5));
        assertEquals("100", Eliminations.powerOfTen(2));
    }

    @Test
    void withoutARecordedRunItIsSaidHowToMakeOne() throws IOException {
        assertTrue(Weightings.recorded("no such dataset").description().contains("cyto trials"));
    }

    @Test
    void fifthsOfTheTimestepsShareTheTrials() {
        Table fifths = HowItWorks.parts(RECORD, 5);

        assertEquals(5, fifths.rowCount());
        assertEquals("0 to 199", fifths.getString(0, 0));
        assertEquals(50, fifths.doubleColumn("Trials").sum(), 0);
    }

    @Test
    void sharedNoiseSavesItsRatioOfTrials() {
        Table table = HowItWorks.sharedNoise(new SharedNoise(2, 202));

        assertEquals(101, table.doubleColumn(2).get(1), 0);
        assertEquals("2.00", table.getString(0, 1));
    }

    @Test
    void attentionStandsBesideItsVector() {
        Table table = HowItWorks.conditioning(new ConditioningComparison(1e-6, 0.3, 4, 1.5));

        assertEquals("attention over 77 equal tokens", table.getString(1, 0));
        assertEquals("1.0e-06 of the largest output", table.getString(1, 1));
        assertEquals(6, table.doubleColumn(2).get(1), 0, "1.5 times the vector's 4 ms");
        assertEquals(1.5, table.doubleColumn(3).get(1), 0);
        assertTrue(table.doubleColumn(2).isMissing(2), "nobody took the time of tokens that differ");
    }
}
