package cytodiffusion.paper.cytodiffusion.fewimages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.DataFolder;
import cytodiffusion.model.OpenModel;
import cytodiffusion.paper.cytodiffusion.PaperResults;
import cytodiffusion.run.RunNote;
import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.bootstrap.CrossedEstimate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LowDataTableTest {
    private static LowDataScore score(String model, int perClass, int repetition, double balancedAccuracy) {
        return new LowDataScore(
                new LowDataCell(model, perClass, repetition),
                "random weights",
                balancedAccuracy,
                0.5,
                100,
                40,
                Double.NaN,
                1,
                2,
                JudgedCells.NONE);
    }

    /** Of four images of the classes 0 and 1. */
    private static LowDataScore judged(String model, int repetition, String predictions) {
        LowDataScore score = score(model, 10, repetition, 0.5);
        return new LowDataScore(
                score.cell(), "x", 0.5, 0.5, 4, 40, Double.NaN, 1, 2, new JudgedCells("0101", predictions));
    }

    private static LowDataTable table(LowDataScore... scores) {
        return new LowDataTable(RunNote.begun("a test", Map.of("data", "cells")), List.of(scores));
    }

    /**
     * The repetitions' variance is 0.01; 100 images add at most 0.6 * 0.4 / 100. Without these the interval would say
     * nothing of other images, where both repetitions are alike even nothing at all.
     */
    @Test
    void averagesRepetitionsOverSamplesAndImages() {
        LowDataTable table = table(score("diffusion", 10, 1, 0.5), score("diffusion", 10, 2, 0.7));
        PointEstimate mean = table.mean("diffusion", 10).orElseThrow();
        assertEquals(0.6, mean.value(), 1e-12);
        assertEquals(
                CrossedEstimate.ofMeans(new double[] {0.5, 0.7}, 0.0024, 100).proportion(0.95), mean);
        PointEstimate alike = table(score("diffusion", 10, 1, 0.6), score("diffusion", 10, 2, 0.6))
                .mean("diffusion", 10)
                .orElseThrow();
        assertEquals(
                BinomialInterval.wilson(60, 100, 0.95).width(),
                alike.interval().orElseThrow().width(),
                0.003);
        assertTrue(table.over().contains("the most that it can be"), table.over());
        assertTrue(table.mean("diffusion", 20).isEmpty());
    }

    /** Whole tables differ by 0.1 on each sample, whatever the samples do to both. */
    @Test
    void comparesModelsOnTheSameSamples() {
        LowDataTable table = table(
                score("diffusion", 10, 1, 0.5),
                score("vit-small", 10, 1, 0.4),
                score("diffusion", 10, 2, 0.9),
                score("vit-small", 10, 2, 0.8),
                score("diffusion", 10, 3, 0.1));
        PointEstimate difference =
                table.difference("diffusion", "vit-small", 10).orElseThrow();
        assertEquals(0.1, difference.value(), 1e-12);
        // No repetition differs, and yet the images' part is there: at most that of two independent shares of 100.
        double first = (0.5 + 0.9) / 2;
        double second = (0.4 + 0.8) / 2;
        assertEquals(
                CrossedEstimate.ofMeans(
                                new double[] {0.1, 0.1}, (first * (1 - first) + second * (1 - second)) / 100, 100)
                        .difference(0.95)
                        .interval()
                        .orElseThrow()
                        .lower(),
                difference.interval().orElseThrow().lower(),
                1e-9);
        assertTrue(table.difference("diffusion", "efficientnet-small", 10).isEmpty());
    }

    /** Wilson's interval of 50 of 100. */
    @Test
    void theAccuracyOfOneTrainingHasTheIntervalOfItsTestImages() {
        PointEstimate accuracy = score("vit-small", 10, 1, 0.4).accuracyEstimate();
        assertEquals(0.5, accuracy.value());
        assertEquals(0.4038, accuracy.interval().orElseThrow().lower(), 1e-4);
        assertEquals(0.5962, accuracy.interval().orElseThrow().upper(), 1e-4);
    }

    @Test
    void singlePredictionsGiveBothParts() {
        LowDataTable table = new LowDataTable(
                null,
                List.of(
                        judged("diffusion", 1, "0101"),
                        judged("diffusion", 2, "0100"),
                        judged("vit-small", 1, "0000"),
                        judged("vit-small", 2, "0001")));
        int[] classes = {0, 1, 0, 1};

        assertEquals(
                CrossedEstimate.of(new double[][] {{1, 1, 1, 1}, {1, 1, 1, 0}}, classes)
                        .proportion(0.95),
                table.mean("diffusion", 10).orElseThrow());
        assertEquals(
                CrossedEstimate.of(new double[][] {{0, 1, 0, 1}, {0, 1, 0, -1}}, classes)
                        .difference(0.95),
                table.difference("diffusion", "vit-small", 10).orElseThrow());
        assertEquals(
                "Intervals are over samples (with their trainings) and test images, both at once; of one sample over images"
                        + " alone.",
                table.over());
    }

    @Test
    void anEarlierRowHasNoPredictions() {
        Map<String, String> fields = new java.util.HashMap<>();
        List<String> row = score("vit-small", 150, 5, 0.5).row();
        for (int i = 0; i < LowDataScore.COLUMNS.indexOf("labels"); i++) {
            fields.put(LowDataScore.COLUMNS.get(i), row.get(i));
        }
        assertFalse(LowDataScore.of(fields).judged().known());
    }

    @Test
    void rowsReadBackAsWritten() {
        LowDataScore written = score("vit-small", 150, 5, 0.123456);
        Map<String, String> fields = new java.util.LinkedHashMap<>();
        for (int i = 0; i < LowDataScore.COLUMNS.size(); i++) {
            fields.put(LowDataScore.COLUMNS.get(i), written.row().get(i));
        }
        assertEquals(written, LowDataScore.of(fields));
    }

    @Test
    void theTableIsDoneRepetitionByRepetition() {
        List<LowDataCell> cells = LowDataCell.table(List.of("diffusion", "vit-small"), List.of(10, 20), 5);
        assertEquals(20, cells.size());
        assertEquals(new LowDataCell("diffusion", 10, 1), cells.get(0));
        assertEquals(new LowDataCell("vit-small", 20, 1), cells.get(3));
        assertEquals(new LowDataCell("diffusion", 10, 2), cells.get(4));
    }

    @Test
    void refusesTablesThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> LowDataCell.table(List.of("resnet"), List.of(10), 1));
        assertThrows(IllegalArgumentException.class, () -> LowDataCell.table(List.of("diffusion"), List.of(10, 10), 1));
        assertThrows(IllegalArgumentException.class, () -> LowDataCell.table(List.of("diffusion"), List.of(), 1));
        var training = new LowDataRequest.Training("tiny", 0, null, 0, Duration.ofMinutes(1), 1, 1);
        IllegalArgumentException twice = assertThrows(
                IllegalArgumentException.class,
                () -> new LowDataRequest(
                        DataFolder.of(Path.of("a")),
                        Path.of("b"),
                        List.of("diffusion", "diffusion-scratch"),
                        List.of(10),
                        1,
                        training,
                        0,
                        OpenModel.DEFAULT_ELIMINATION,
                        1));
        assertTrue(twice.getMessage().contains("are the same"), twice.getMessage());
    }

    @Test
    void aNetworkThatStartsFromAnotherNeedsIt() {
        assertEquals("vit-small-pretrained", new LowDataCell("vit-small-pretrained", 10, 1).model());
        assertThrows(IllegalArgumentException.class, () -> new LowDataCell("diffusion-pretrained", 10, 1));
        var training = new LowDataRequest.Training("tiny", 0, null, 1, null, 1, 1);
        IllegalArgumentException missing = assertThrows(
                IllegalArgumentException.class,
                () -> new LowDataRequest(
                        DataFolder.of(Path.of("a")),
                        Path.of("b"),
                        List.of("diffusion", "vit-small-pretrained"),
                        List.of(10),
                        1,
                        training,
                        0,
                        OpenModel.DEFAULT_ELIMINATION,
                        1));
        assertTrue(missing.getMessage().contains("--init-network"), missing.getMessage());
    }

    /** Section 3.10: 20,000, 40,000, 100,000 and 240,000 steps. */
    @Test
    void stepsKeepThePapersProportion() {
        var training = new LowDataRequest.Training("tiny", 0, null, 2400, null, 1, 1);
        assertEquals(200, training.steps(10, 150));
        assertEquals(400, training.steps(20, 150));
        assertEquals(1000, training.steps(50, 150));
        assertEquals(2400, training.steps(150, 150));
        assertEquals(60_000, PaperResults.lowDataSteps(30));
        assertEquals(10_000, PaperResults.lowDataSteps(5));
    }
}
