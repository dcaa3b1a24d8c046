package cytodiffusion.paper.cytodiffusion.turing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedPanelTest {
    /** 288 cells, as many as the paper's. */
    private static final TuringKey KEY = TestCells.key(48);

    @Test
    void thePapersPanelHasItsSkillInTheMean() {
        double accuracy = 0;
        double sensitivity = 0;
        double agreement = 0;
        int tests = 20;
        for (int seed = 0; seed < tests; seed++) {
            Measures all =
                    new AnswerSheet(KEY, answers(SimulatedPanel.likeThePapers(), seed)).measures(entry -> true, seed);
            accuracy += all.accuracy().value() / tests;
            sensitivity += all.sensitivity().value() / tests;
            agreement += all.syntheticAgreement().value() / tests;
        }

        // About four standard errors of a mean over 20 tests whose raters share a third of their impressions.
        assertEquals(0.5235, accuracy, 0.012);
        assertEquals(0.558, sensitivity, 0.018);
        assertEquals(0.986, agreement, 0.004);
    }

    @Test
    void answersToTheSameCellsResembleEachOtherSoTheCrossedIntervalIsWider() {
        TuringScore score = TuringScore.of(KEY, answers(SimulatedPanel.likeThePapers(), 3), 3);

        Share accuracy = score.all().accuracy();
        double crossed = accuracy.crossed().orElseThrow().width();
        double exact = accuracy.exact().interval().orElseThrow().width();

        assertTrue(crossed > exact, crossed + " against " + exact);
        assertTrue(score.originKappa() > 0.02 && score.originKappa() < 0.2, "kappa " + score.originKappa());
        assertTrue(score.classKappa() > 0.9, "kappa " + score.classKappa());
    }

    @Test
    void itIsFoundWhetherExperienceHelps() {
        TuringScore learning = TuringScore.of(KEY, answers(SimulatedPanel.learning(), 3), 3);

        assertTrue(learning.experience().rho() > 0.8, learning.experience().toString());
        assertTrue(learning.experience().p() < 0.01, learning.experience().toString());
        assertEquals(0.85, learning.raters().get(0).measures().accuracy().value(), 0.09);
    }

    @Test
    void answersDependOnSeedAndNameOnly() {
        SimulatedRater rater = SimulatedPanel.likeThePapers().get(4);

        assertEquals(rater.answer(KEY, 1), rater.answer(KEY, 1));
        assertFalse(rater.answer(KEY, 1).equals(rater.answer(KEY, 2)));
    }

    @Test
    void peopleTakeThePlaceOfSimulatedRaters(@TempDir Path folder) throws IOException {
        List<SimulatedRater> standIns = SimulatedPanel.likeThePapers();

        RaterPanel simulated = RaterPanel.of(KEY, folder, standIns, 1);
        RaterFiles.write(folder.resolve("ann.csv"), KEY, standIns.get(0).answer(KEY, 9));
        RaterPanel people = RaterPanel.of(KEY, folder, standIns, 1);

        assertTrue(simulated.simulated());
        assertEquals(10, simulated.raters().size());
        assertFalse(people.simulated());
        assertEquals(1, people.raters().size());
    }

    private static List<RaterAnswers> answers(List<SimulatedRater> raters, long seed) {
        return raters.stream().map(rater -> rater.answer(KEY, seed)).toList();
    }
}
