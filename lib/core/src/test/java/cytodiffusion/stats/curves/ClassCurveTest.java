package cytodiffusion.stats.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassCurveTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final int[] ACTUAL = {0, 0, 1, 1};
    private static final double[][] SCORES = {{0.9, 0.1, 0}, {0.3, 0.5, 0.2}, {0.4, 0.6, 0}, {0.1, 0.9, 0}};

    /** One of the four pairs of an a and another is in the wrong order by a's score, none by b's. */
    @Test
    void eachClassIsRankedAgainstAllOthers() {
        List<ClassCurve> curves = ClassCurve.of(CLASSES, ACTUAL, SCORES);

        assertEquals(List.of("a", "b"), curves.stream().map(ClassCurve::name).toList(), "there is no c");
        assertEquals(0.75, curves.get(0).roc().auc(), 1e-12);
        assertEquals(1, curves.get(1).roc().auc(), 1e-12);
        assertEquals(0.5 * 1 + 0.5 * 2 / 3, curves.get(0).precisionRecall().averagePrecision(), 1e-12);
        assertEquals(2, curves.get(0).cases());
    }

    @Test
    void theWeightedAreaIsTheirMeanByCases() {
        assertEquals((2 * 0.75 + 2 * 1) / 4, OneVersusRest.weightedAuc(ACTUAL, SCORES), 1e-12);
    }
}
