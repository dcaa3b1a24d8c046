package cytodiffusion.stats.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RiskCoverageTest {
    private static final double[] CONFIDENCE = {0.9, 0.2, 0.7, 0.4};
    private static final boolean[] CORRECT = {true, false, false, true};

    @Test
    void theSurestAreKeptFirst() {
        RiskCoverage curve = RiskCoverage.of(CONFIDENCE, CORRECT);

        assertEquals(new RiskCoverage.Point(0.9, 0.25, 1, 1), curve.points().get(0));
        assertEquals(0.5, curve.atCoverage(0.5).accuracy(), 0);
        assertEquals(2.0 / 3, curve.atCoverage(0.6).accuracy(), 1e-15);
        assertEquals(0.5, curve.atCoverage(1).accuracy(), 0);
        assertThrows(IllegalArgumentException.class, () -> curve.atCoverage(0));
    }

    @Test
    void theAreaIsTheMeanRisk() {
        RiskCoverage curve = RiskCoverage.of(CONFIDENCE, CORRECT);

        assertEquals((0 + 1.0 / 2 + 1.0 / 3 + 2.0 / 4) / 4, curve.areaUnderRisk(), 1e-15);
        assertEquals((0 + 0 + 1.0 / 3 + 2.0 / 4) / 4, curve.leastAreaUnderRisk(), 1e-15);
    }

    @Test
    void tiesAreKeptTogetherAndCountInRandomOrder() {
        RiskCoverage curve = RiskCoverage.of(new double[] {1, 1, 1, 1}, new boolean[] {true, false, true, true});

        assertEquals(1, curve.points().size());
        assertEquals(0.25, curve.areaUnderRisk(), 1e-15);
    }

    @Test
    void withoutErrorsThereIsNoRisk() {
        RiskCoverage curve = RiskCoverage.of(CONFIDENCE, new boolean[] {true, true, true, true});

        assertEquals(0, curve.areaUnderRisk(), 0);
        assertEquals(0, curve.leastAreaUnderRisk(), 0);
    }
}
