package cytodiffusion.paper.cytodiffusion.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.experts.ConfidenceLevel;
import cytodiffusion.data.experts.ExpertAnswer;
import cytodiffusion.data.experts.ExpertPanel;
import cytodiffusion.data.smear.GradedCell;
import cytodiffusion.data.smear.GradedSmear;
import cytodiffusion.evaluation.CrossCalibration;
import cytodiffusion.evaluation.Evaluation;
import cytodiffusion.evaluation.OutOfSample;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.psychometric.Binning;
import cytodiffusion.stats.psychometric.PsychometricBin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UncertaintyTest {
    private static final List<String> CLASSES = List.of("a", "b");

    private static Evaluation.Row row(String image, String label, String predicted, double confidence) {
        return new Evaluation.Row(
                new Prediction(image, label, predicted, new double[CLASSES.size()], confidence), 20, 40, 0);
    }

    private static OutOfSample predictions(List<Evaluation.Row> rows) {
        return new OutOfSample(CLASSES, rows, List.of(), "made up", true);
    }

    @Test
    void confidenceIsRescaledOverAllImages() {
        OutOfSample predictions =
                predictions(List.of(row("3", "a", "a", 0.03), row("1", "a", "b", -0.01), row("2", "b", "b", 0.01)));

        assertArrayEquals(new double[] {0, 0.5, 1}, predictions.unitConfidence(), 1e-12);
        assertArrayEquals(new boolean[] {false, true, true}, predictions.correct());
        assertEquals(0.5, predictions.guessRate(), 0);
    }

    @Test
    void expertsAreRightWhereTheyAgreeWithTheMajority() {
        ExpertPanel panel = new ExpertPanel(
                List.of(
                        answer("1", "x", "a", ConfidenceLevel.HIGH),
                        answer("1", "y", "b", ConfidenceLevel.NONE),
                        answer("2", "x", "b", ConfidenceLevel.HIGH),
                        answer("2", "y", "b", ConfidenceLevel.HIGH),
                        answer("3", "x", "b", ConfidenceLevel.HIGH),
                        answer("4", "x", "a", ConfidenceLevel.LOW),
                        answer("4", "y", "a", ConfidenceLevel.LOW)),
                Map.of("x", 20.0));
        OutOfSample predictions = predictions(
                List.of(row("0", "a", "a", 0), row("1", "a", "a", 1), row("2", "a", "a", 3), row("3", "a", "a", 4)));

        PanelComparison comparison = new PanelComparison(predictions, panel);

        assertEquals(2, comparison.images(), "3 has one label only, 4 was not predicted");
        FittedObserver y = comparison.byModelConfidence(2, Binning.EQUAL_COUNT).get(1);
        assertEquals("y", y.name());
        assertEquals(List.of(new PsychometricBin(0.25, 0, 1), new PsychometricBin(0.75, 1, 1)), y.bins());
        FittedObserver x = comparison.byExpertConfidence(2, Binning.EQUAL_COUNT).get(0);
        assertEquals(List.of(new PsychometricBin(0.5, 1, 1), new PsychometricBin(1, 1, 1)), x.bins());
        assertEquals(1, x.accuracy(), 0);
    }

    private static ExpertAnswer answer(String image, String expert, String label, ConfidenceLevel level) {
        return new ExpertAnswer(image, expert, label, level);
    }

    @Test
    void withoutExpertsThereIsNobodyToCompare() {
        PanelComparison comparison = new PanelComparison(
                predictions(List.of(row("1", "a", "a", 0), row("2", "a", "b", 1))),
                new ExpertPanel(List.of(), Map.of()));

        assertEquals(List.of(), comparison.byModelConfidence(12, Binning.EQUAL_COUNT));
        assertEquals(List.of(), comparison.byExpertConfidence(12, Binning.EQUAL_COUNT));
    }

    @Test
    void theIdealObserverIsAsOftenRightAsItIsConfident() {
        List<GradedCell> cells = new GradedSmear(500, 2, 32).cells();
        OutOfSample perfect = predictions(cells.stream()
                .map(cell -> row(cell.id(), cell.label(), cell.appearance(), cell.certainty()))
                .toList());
        GradedTruth truth = new GradedTruth(cells);

        FittedObserver ideal = truth.ideal(perfect, 10, Binning.EQUAL_COUNT).get(0);

        for (PsychometricBin bin : ideal.bins()) {
            double certainty = (1 + bin.level()) / 2;
            // Of 400 answers, five standard errors at most.
            assertEquals(certainty, (double) bin.correct() / bin.total(), 0.125, bin.toString());
        }
        double expected =
                cells.stream().mapToDouble(GradedCell::certainty).average().orElseThrow();
        assertEquals(expected, ideal.accuracy(), 0.03);
        assertEquals(
                1,
                truth.modelByClarity(perfect, GradedCell::appearance, 10, Binning.EQUAL_COUNT)
                        .accuracy(),
                0);
        assertEquals(List.of(), new GradedTruth(List.of()).ideal(perfect, 10, Binning.EQUAL_COUNT));
    }

    @Test
    void probabilitiesComeFromTheOtherHalf() {
        SplittableRandom random = new SplittableRandom(3);
        List<Evaluation.Row> rows = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            double confidence = random.nextDouble();
            boolean right = random.nextDouble() < 0.2 + 0.7 * confidence;
            rows.add(row("cell " + i, "a", right ? "a" : "b", confidence));
        }

        CrossCalibration calibration = CrossCalibration.of(predictions(rows));

        assertNotEquals(calibration.maps().get(0), calibration.maps().get(1));
        assertTrue(calibration.reliability().calibrationError() < 0.05, calibration.toString());
        assertTrue(calibration.reliability().brier() < calibration.reliability().brierOfBaseRate());
        List<Evaluation.Row> flipped = new ArrayList<>(rows);
        Prediction first = rows.get(0).prediction();
        flipped.set(0, row(first.image(), "a", first.isCorrect() ? "b" : "a", first.confidence()));
        CrossCalibration changed = CrossCalibration.of(predictions(flipped));
        int place = predictions(rows).predictions().stream()
                .map(Prediction::image)
                .toList()
                .indexOf("cell 0");
        assertEquals(
                calibration.probability()[place],
                changed.probability()[place],
                0,
                "an image's own answer does not touch its probability");
    }
}
