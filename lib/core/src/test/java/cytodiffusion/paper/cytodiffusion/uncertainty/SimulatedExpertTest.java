package cytodiffusion.paper.cytodiffusion.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.experts.ConfidenceLevel;
import cytodiffusion.data.experts.ExpertAnswer;
import cytodiffusion.data.experts.ExpertPanel;
import cytodiffusion.data.smear.GradedCell;
import cytodiffusion.data.smear.GradedSmear;
import cytodiffusion.stats.psychometric.Binning;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedExpertTest {
    private static final double GUESS_RATE = 1.0 / 8;

    @Test
    void theSkillOfEveryExpertIsFoundAgain() {
        List<GradedCell> cells = new GradedSmear(250, 4, 32).cells();
        ExpertPanel panel = SimulatedExpert.answers(SimulatedExpert.panel(), cells, 9);

        List<FittedObserver> found = new GradedTruth(cells)
                .expertsByClarity(panel, GUESS_RATE, GradedCell::appearance, 25, Binning.EQUAL_COUNT);

        assertEquals(6, found.size());
        for (SimulatedExpert expert : SimulatedExpert.panel()) {
            FittedObserver observer = found.stream()
                    .filter(o -> o.name().equals(expert.name()))
                    .findFirst()
                    .orElseThrow();
            assertTrue(
                    observer.fit()
                            .threshold()
                            .interval(0.999)
                            .contains(expert.skill().threshold()),
                    () -> expert + ": threshold " + observer.fit().threshold().interval(0.999));
            assertTrue(
                    observer.fit()
                            .width()
                            .interval(0.999)
                            .contains(expert.skill().width()),
                    () -> expert + ": width " + observer.fit().width().interval(0.999));
            assertTrue(
                    observer.fit()
                            .lapseRate()
                            .interval(0.999)
                            .contains(expert.skill().lapseRate()),
                    () -> expert + ": lapse rate " + observer.fit().lapseRate().interval(0.999));
        }
    }

    @Test
    void noExpertNamesTheRivalMoreOftenThanTheAppearance() {
        int cells = 4000;
        for (SimulatedExpert expert : SimulatedExpert.panel()) {
            for (double clarity : new double[] {0, 0.1, 0.2, 0.4, 0.7, 1}) {
                Map<String, Long> named = IntStream.range(0, cells)
                        .mapToObj(i -> new GradedCell("x/" + i, "monocyte", "lymphocyte", clarity, "monocyte", i))
                        .collect(Collectors.groupingBy(
                                cell -> expert.answer(cell, 3).label(), Collectors.counting()));
                double appearance = (double) named.getOrDefault("monocyte", 0L) / cells;
                double rival = (double) named.getOrDefault("lymphocyte", 0L) / cells;

                // Where both are equally probable, their shares differ by chance: by 0.05 in more than four deviations.
                assertTrue(rival < appearance + 0.05, () -> expert.name() + " at " + clarity + ": " + named);
                assertEquals(expert.skill().at(clarity), appearance, 0.04, () -> expert.name() + " at " + clarity);
            }
        }
    }

    @Test
    void confidenceRisesWithClarity() {
        List<GradedCell> cells = new GradedSmear(250, 4, 32).cells();
        SimulatedExpert expert = SimulatedExpert.panel().get(4);

        assertTrue(meanConfidence(expert, cells, 0, 0.2) < meanConfidence(expert, cells, 0.2, 0.4));
        assertTrue(meanConfidence(expert, cells, 0.2, 0.4) < meanConfidence(expert, cells, 0.4, 1));
    }

    private static double meanConfidence(SimulatedExpert expert, List<GradedCell> cells, double from, double to) {
        return cells.stream()
                .filter(cell -> cell.clarity() >= from && cell.clarity() < to)
                .map(cell -> expert.answer(cell, 1).confidence())
                .mapToDouble(ConfidenceLevel::value)
                .average()
                .orElseThrow();
    }

    @Test
    void answersDependOnSeedExpertAndCellOnly() {
        List<GradedCell> cells = new GradedSmear(5, 4, 32).cells();
        SimulatedExpert expert = SimulatedExpert.panel().get(0);
        List<ExpertAnswer> all =
                SimulatedExpert.answers(SimulatedExpert.panel(), cells, 1).answers();

        for (GradedCell cell : cells) {
            assertTrue(all.contains(expert.answer(cell, 1)));
        }
        assertTrue(!all.equals(
                SimulatedExpert.answers(SimulatedExpert.panel(), cells, 2).answers()));
    }
}
