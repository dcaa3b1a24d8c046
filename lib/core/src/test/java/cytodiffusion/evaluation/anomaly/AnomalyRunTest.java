package cytodiffusion.evaluation.anomaly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.data.LabelledImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnomalyRunTest {
    private static final int TRIALS = 40;

    /** Errors of four classes in every trial: the first is better than the others by {@code lead}. */
    private static AnomalyCell cell(String id, boolean abnormal, double lead, long seed) {
        return new AnomalyCell(
                new LabelledImage(Path.of(id + ".png"), id, 0),
                abnormal ? "blast" : "known",
                abnormal,
                fed(EliminationSettings.withoutElimination(TRIALS), lead, seed));
    }

    private static Elimination.Outcome fed(EliminationSettings settings, double lead, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Elimination elimination = new Elimination(settings, 4);
        while (!elimination.finished()) {
            double shared = random.nextDouble();
            elimination.add(new double[] {
                shared + 0.1 * random.nextDouble(),
                shared + lead + 0.1 * random.nextDouble(),
                shared + lead + 0.1 * random.nextDouble(),
                shared + 2 * lead + 0.1 * random.nextDouble()
            });
        }
        return elimination.outcome();
    }

    @Test
    void aReplayIsWhatTheEliminationWouldHaveDone() {
        EliminationSettings settings = new EliminationSettings(10, TRIALS, 5, 2e-3);
        for (long seed = 0; seed < 5; seed++) {
            Elimination.Outcome live = fed(settings, 0.02, seed);
            Elimination.Outcome replayed =
                    cell("x", false, 0.02, seed).replayed(settings).outcome();

            assertArrayEquals(live.ranking(), replayed.ranking());
            assertArrayEquals(live.removalTrial(), replayed.removalTrial());
            assertArrayEquals(live.means(), replayed.means());
        }
    }

    @Test
    void errorsThatAreMissingCannotBeReplayed() {
        EliminationSettings settings = new EliminationSettings(10, TRIALS, 5, 2e-3);
        AnomalyCell eliminated = cell("x", false, 1, 1).replayed(settings);

        assertThrows(IllegalArgumentException.class, () -> eliminated.replayed(settings));
        assertThrows(IllegalArgumentException.class, () -> cell("x", false, 1, 1)
                .replayed(new EliminationSettings(10, TRIALS + 1, 5, 0)));
    }

    @Test
    void everyScoreFindsWhatNoClassExplains() {
        List<AnomalyCell> cells = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            cells.add(cell("blast/" + i, true, 0.001, 2L * i));
            cells.add(cell("known/" + i, false, 0.5, 2L * i + 1));
        }
        AnomalyRun run = new AnomalyRun(List.of("a", "b", "c", "d"), cells, List.of(), true);

        assertEquals("known/0", run.cells().get(0).image().id());
        assertEquals(10, run.count(true));
        assertEquals(4 * TRIALS, run.evaluationsPerCell(), 0);
        for (AnomalyScore score : AnomalyScore.values()) {
            assertEquals(1, run.detection(score).auc().value(), 0, score.id());
        }
        AnomalyRun eliminated = run.replayed(new EliminationSettings(10, TRIALS, 5, 2e-3));
        assertEquals(1, eliminated.detection(AnomalyScore.GAP).auc().value(), 0);
        assertEquals(
                0,
                eliminated
                        .detection(AnomalyScore.GAP)
                        .comparedWith(run.detection(AnomalyScore.GAP))
                        .standardError(),
                0,
                "the same cells in the same order");
    }

    @Test
    void aLimitTakesTheSameImagesEveryTime() {
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            images.add(new LabelledImage(Path.of(i + ".png"), "a/" + i, 0));
        }
        AnomalyRun.Images all = new AnomalyRun.Images(List.of("a"), images);

        assertEquals(all, all.atMost(0));
        assertEquals(10, all.atMost(10).images().size());
        assertEquals(all.atMost(5).images(), all.atMost(10).images().subList(0, 5));
    }
}
