package cytodiffusion.evaluation.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.TrialErrors;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.stats.Uniformity;
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

    /** Known cells of one distribution: half of them, judged by the others, have uniform p-values. */
    @Test
    void freshKnownCellsHaveUniformValues() {
        int uneven = 0;
        for (int k = 0; k < 30; k++) {
            Uniformity fresh = FreshCells.uniformity(run(60, 1, 0.1)).orElseThrow();
            assertEquals(30, fresh.n());
            uneven += fresh.p() < 0.05 ? 1 : 0;
        }
        // Of 30 at 5 % more than 5 are uneven in less than one of a hundred simulations.
        assertTrue(uneven <= 5, uneven + " of 30");
        assertTrue(FreshCells.uniformity(run(12, 1, 0.1)).isEmpty(), "six cells judge nothing");
    }

    /** A cell of any class wins by 0.1 over all others; without its class in question no class wins. */
    @Test
    void knownCellsWhoseClassIsLeftOutAreFoundWhereNoOtherFitsThem() {
        AnomalyRun run = new AnomalyRun(List.of("a", "b", "c", "d"), four(0), List.of(), true);
        Rehearsal rehearsal = Rehearsal.of(run);

        assertEquals(4, rehearsal.areas().size());
        assertTrue(rehearsal.areas().get("b").get("gap").value() > 0.95, rehearsal.areas() + "");
        assertEquals(List.of(), rehearsal.notFound("gap"));
        assertEquals("", rehearsal.warning("gap"));
    }

    /** Where d is out of the question, its cells are taken for a more surely than a's own are: a warning names it. */
    @Test
    void aClassThatPassesForAnotherIsAWarning() {
        Rehearsal rehearsal = Rehearsal.of(new AnomalyRun(List.of("a", "b", "c", "d"), four(0.3), List.of(), true));

        assertTrue(rehearsal.areas().get("d").get("gap").value() < 0.2, rehearsal.areas() + "");
        assertEquals(List.of("d"), rehearsal.notFound("gap"));
        assertTrue(rehearsal.warning("gap").contains("do not trust gap here: known cells of d"));
        assertEquals(
                List.of("c", "d"),
                Rehearsal.without(new AnomalyRun(List.of("b", "c", "d", "x"), four(0), List.of(), true), "b")
                        .classes()
                        .subList(0, 2));
    }

    @Test
    void droppedClassesLeaveNothingToRehearse() {
        Elimination.Outcome outcome = new Elimination.Outcome(
                new int[] {0, 1, 2}, new int[] {0, 0, 1}, new double[] {0, 1, 2}, new TrialErrors(new double[][] {
                    {1, 1}, {2, 2}, {3}
                }));
        AnomalyCell dropped = new AnomalyCell(new LabelledImage(Path.of("a.png"), "a/1", 0), "a", false, outcome);
        assertTrue(Rehearsal.of(new AnomalyRun(CLASSES, List.of(dropped), List.of(), true))
                .areas()
                .isEmpty());
    }

    /**
     * Ten cells of each of four classes.
     *
     * @param likeA by how much the class a is better than b and c for cells of d
     */
    private List<AnomalyCell> four(double likeA) {
        List<AnomalyCell> cells = new ArrayList<>();
        List<String> names = List.of("a", "b", "c", "d");
        for (int i = 0; i < 40; i++) {
            int label = i % 4;
            double[][] errors = new double[4][TRIALS];
            for (int c = 0; c < 4; c++) {
                for (int k = 0; k < TRIALS; k++) {
                    errors[c][k] = 1
                            + 0.1 * random.nextDouble()
                            - (c == label ? 0.5 : 0)
                            - (label == 3 && c == 0 ? likeA * 3 : 0);
                }
            }
            cells.add(new AnomalyCell(
                    new LabelledImage(Path.of(i + ".png"), names.get(label) + "/" + i, label),
                    names.get(label),
                    false,
                    Elimination.replay(EliminationSettings.withoutElimination(TRIALS), new TrialErrors(errors))));
        }
        return cells;
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
