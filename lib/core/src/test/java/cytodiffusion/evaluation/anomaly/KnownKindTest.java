package cytodiffusion.evaluation.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.stats.anomaly.AnomalyDetection;
import cytodiffusion.stats.anomaly.ScoredCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnownKindTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final int TRIALS = 30;

    private final SplittableRandom random = new SplittableRandom(5);

    /**
     * A cell whose class wins by {@code lead} on average.
     *
     * @param level of the errors of all classes, by which cells of one kind differ little
     */
    private AnomalyCell cell(int number, boolean abnormal, int winner, double level, double lead) {
        double ofCell = level * (1 + 0.05 * random.nextGaussian());
        Elimination elimination = new Elimination(EliminationSettings.withoutElimination(TRIALS), CLASSES.size());
        while (!elimination.finished()) {
            double[] errors = new double[CLASSES.size()];
            for (int c = 0; c < errors.length; c++) {
                errors[c] = ofCell + (c == winner ? 0 : lead) + 0.1 * random.nextDouble();
            }
            elimination.add(errors);
        }
        String id = (abnormal ? "x/" : CLASSES.get(winner) + "/") + number;
        return new AnomalyCell(
                new LabelledImage(Path.of(id + ".png"), id, 0),
                abnormal ? "x" : CLASSES.get(winner),
                abnormal,
                elimination.outcome());
    }

    private AnomalyRun run(int known, double level, double lead) {
        List<AnomalyCell> cells = new ArrayList<>();
        for (int i = 0; i < known; i++) {
            cells.add(cell(i, false, i % 3, 1, 0.1));
        }
        for (int i = 0; i < 20; i++) {
            cells.add(cell(i, true, i % 3, level, lead));
        }
        return new AnomalyRun(CLASSES, cells, List.of(), true);
    }

    private static double area(AnomalyRun run) {
        return KnownKind.of(run).orElseThrow().auc().value();
    }

    @Test
    void cellsThatNoClassFitsAreFound() {
        assertTrue(area(run(60, 1, 0.01)) > 0.95);
    }

    @Test
    void cellsWithErrorsLikeNoKindAreFoundThoughOneClassWins() {
        AnomalyRun tooEasy = run(60, 0.7, 0.1);

        assertTrue(tooEasy.detection(AnomalyScore.CONSISTENCY).auc().value() < 0.8);
        assertTrue(area(tooEasy) > 0.95);
        assertTrue(area(run(60, 1.4, 0.1)) > 0.95, "too hard ones, too");
    }

    @Test
    void cellsLikeTheKnownOnesAreNot() {
        assertEquals(0.5, area(run(120, 1, 0.1)), 0.15);
    }

    @Test
    void aKnownCellsValueIsTheShareOfKnownCellsThatAreAsUnusual() {
        AnomalyRun run = run(200, 1, 0.01);
        AnomalyDetection detection = KnownKind.of(run).orElseThrow();

        for (double level : new double[] {0.05, 0.2, 0.5}) {
            long below = Arrays.stream(detection.confidences(false))
                    .filter(p -> p <= level)
                    .count();
            assertEquals(level, below / 200.0, 0.02);
        }
        assertEquals(
                run.cells().stream().map(cell -> cell.image().id()).toList(),
                detection.cases().stream().map(ScoredCase::image).toList());
    }

    @Test
    void fewKnownCellsSayNothing() {
        assertTrue(KnownKind.of(run(11, 1, 0.1)).isEmpty());
        assertTrue(KnownKind.of(run(12, 1, 0.1)).isPresent());
        AnomalyRun others = run(30, 1, 0.1);
        assertTrue(KnownKind.of(new AnomalyRun(List.of("p", "q", "r"), others.cells(), List.of(), true))
                .isEmpty());
    }
}
