package cytodiffusion.report.cytodiffusion.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.DomainSweep;
import cytodiffusion.paper.cytodiffusion.shift.DomainShiftStudy;
import cytodiffusion.paper.cytodiffusion.shift.ShiftScore;
import cytodiffusion.paper.cytodiffusion.shift.ShiftScores;
import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.NoteFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Two models and four cells of two classes: the network takes everything for a platelet where the cells are changed. */
class DomainShiftTest {
    private static final List<String> CLASSES = List.of("neutrophil", "platelet");
    private static final int[] RIGHT = {0, 1, 0, 1};
    private static final int[] PLATELETS = {1, 1, 1, 1};

    private static ShiftScores scores(int repetitions) {
        List<ShiftScore> scores = new ArrayList<>();
        List<Domain> domains = Stream.concat(
                        Domain.presets().stream(),
                        DomainSweep.all().stream().flatMap(sweep -> sweep.domains().stream()))
                .distinct()
                .toList();
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            for (Domain domain : domains) {
                boolean home = domain.equals(Domain.REFERENCE);
                scores.add(new ShiftScore(DomainShiftStudy.DIFFUSION, repetition, domain.name(), CLASSES, RIGHT));
                scores.add(new ShiftScore("network", repetition, domain.name(), CLASSES, home ? RIGHT : PLATELETS));
            }
        }
        return new ShiftScores(scores);
    }

    private static ShiftScores named() {
        return new ShiftScores(scores(1).items().stream()
                .filter(score ->
                        Domain.presets().stream().anyMatch(d -> d.name().equals(score.domain())))
                .toList());
    }

    @Test
    void theTableTellsAccuracyAndLoss() {
        Table table = DomainShift.accuracies(named());

        assertEquals(6, table.rowCount());
        assertTrue(table.stringColumn("Balanced accuracy").get(0).matches("100.0 \\[.*, 100.0\\] %"));
        assertEquals("", table.stringColumn(5).get(0), "the reference itself");
        assertEquals("network", table.stringColumn("Model").get(3));
        assertTrue(table.stringColumn("Balanced accuracy").get(3).startsWith("50.0 ["));
        assertTrue(
                table.stringColumn(5).get(3).startsWith("-50.0 ["),
                table.stringColumn(5).get(3));
    }

    @Test
    void theDiffusionClassifierIsComparedCellByCell() {
        Table table = DomainShift.comparisons(named());

        assertEquals(3, table.rowCount());
        assertEquals(2, table.intColumn("Only diffusion right").get(1));
        assertEquals(0, table.intColumn("Only the other right").get(1));
        assertTrue(table.stringColumn("Difference in accuracy (points)").get(1).startsWith("+50.0 ["));
        // Two against none: 0.5 alone, three times as much, so 1, as the smallest of three.
        assertEquals(1, table.doubleColumn("p (McNemar, Holm)").get(1), 1e-12);
    }

    @Test
    void theConfusionThatAppearsIsNamed() {
        Table table = DomainShift.confusions(named());

        assertEquals(2, table.rowCount(), "the network's, in two domains");
        assertEquals("neutrophil → platelet", table.stringColumn("Taken for").get(0));
        assertEquals(0, table.intColumn("In the reference").get(0));
        assertEquals(2, table.intColumn("Here").get(0));
    }

    @Test
    void thePapersNumbersStandBesideOurs() {
        Table table = DomainShift.besidePaper(named());

        assertEquals(6, table.rowCount());
        assertEquals("85.85 %", table.stringColumn("Balanced accuracy").get(0));
        assertEquals("74.38 %", table.stringColumn("Balanced accuracy").get(1));
        assertEquals(2, DomainShift.besidePaper(ShiftScores.NONE).rowCount());
    }

    @Test
    void theLevelsThatAModelBearsAreTold() {
        Table table = ShiftSweeps.limits(scores(1));

        assertEquals(4, table.rowCount());
        assertEquals(
                "0.4 to 1.7", table.stringColumn(DomainShiftStudy.DIFFUSION).get(0));
        assertEquals("1", table.stringColumn("network").get(0), "the reference alone");
        assertEquals("0.15 to 1.3", table.stringColumn("Levels tried").get(2));
    }

    @Test
    void repetitionsHaveMeansAndDifferences() {
        Table table = ShiftSweeps.repetitions(scores(3));

        assertEquals(6, table.rowCount());
        assertEquals(3, table.intColumn("Trainings").get(0));
        assertEquals(
                // Wilson's interval of four cells of four: the trainings agree, the cells are few.
                "100.0 [51.0, 100.0] %",
                table.stringColumn("Balanced accuracy, mean").get(0));
        assertEquals(
                "+50.0 [-41.9, +141.9]",
                table.stringColumn("Diffusion above it (points)").get(3));
        assertEquals(0, ShiftSweeps.repetitions(ShiftScores.NONE).rowCount());
    }

    @Test
    void figuresNameModelsAndDomains() {
        for (Figure figure : List.of(ShiftSweeps.live(scores(1)), ShiftSweeps.repeated(scores(2)))) {
            assertTrue(figure.description().contains("Blur"), figure.description());
            assertTrue(figure.description().contains("network"), figure.description());
            assertTrue(figure.toPng().length > 10_000);
        }
        String forest = DomainShift.accuracyFigure(named()).description();
        assertTrue(forest.contains("second-stain, network   50.0"), forest);
        assertTrue(DomainShift.confusionMatrices(named(), Domain.SECOND_STAIN)
                .description()
                .contains("2 of 4"));
        assertTrue(ShiftSweeps.repetitionFigure(scores(2)).description().contains("reference, diffusion"));
    }

    @Test
    void whatIsNotThereIsSaid() {
        for (Figure figure : List.of(
                ShiftSweeps.live(ShiftScores.NONE),
                ShiftSweeps.repeated(ShiftScores.NONE),
                ShiftSweeps.repetitionFigure(ShiftScores.NONE),
                DomainShift.accuracyFigure(ShiftScores.NONE),
                DomainShift.confusionMatrices(ShiftScores.NONE, Domain.SECOND_STAIN),
                Transfer.confusion(List.of()))) {
            assertInstanceOf(NoteFigure.class, figure);
        }
        assertEquals(0, DomainShift.accuracies(ShiftScores.NONE).rowCount());
        assertEquals(0, Transfer.accuracies(List.of()).rowCount());
        assertEquals(0, Transfer.sizes(List.of()).rowCount());
    }
}
