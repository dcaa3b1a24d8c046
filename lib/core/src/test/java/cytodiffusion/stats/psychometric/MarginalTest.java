package cytodiffusion.stats.psychometric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.stats.Interval;
import java.util.Arrays;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class MarginalTest {
    private static final BetaDistribution BETA = new BetaDistribution(3, 5);

    @Test
    void aPolynomialDensityIsExact() {
        QuadratureAxis axis = QuadratureAxis.of(0, 1, new double[0], 10);
        Marginal marginal = marginal(axis);
        assertBeta(marginal);
    }

    @Test
    void panelsJoinWithoutAStep() {
        QuadratureAxis axis = QuadratureAxis.of(0, 1, new double[] {0.2, 0.7, 5}, 24);
        assertEquals(3, axis.panels());
        assertBeta(marginal(axis));
    }

    @Test
    void outsideThereIsNothing() {
        Marginal marginal = marginal(QuadratureAxis.of(0, 1, new double[0], 10));
        assertEquals(0, marginal.density(-0.1));
        assertEquals(0, marginal.density(1.1));
        assertEquals(0, marginal.probabilityBelow(-1));
        assertEquals(1, marginal.probabilityBelow(2));
        assertThrows(IllegalArgumentException.class, () -> marginal.quantile(1.5));
    }

    @Test
    void aLopsidedDensityIsCutWhereItIsNegligible() {
        QuadratureAxis axis = QuadratureAxis.of(0, 100, new double[0], 50);
        double[] density = Arrays.stream(axis.nodes()).map(x -> Math.exp(-x)).toArray();
        Interval notable = new Marginal(axis, density).nodesAbove(1e-5);
        assertEquals(0, notable.lower());
        assertEquals(Math.log(1e5), notable.upper(), 3);
    }

    private static Marginal marginal(QuadratureAxis axis) {
        return new Marginal(axis, Arrays.stream(axis.nodes()).map(BETA::density).toArray());
    }

    private static void assertBeta(Marginal marginal) {
        assertEquals(3 / 8.0, marginal.mean(), 1e-13);
        for (double x : new double[] {0, 0.05, 0.2, 0.5, 0.7, 0.99, 1}) {
            assertEquals(BETA.density(x), marginal.density(x), 1e-11);
            assertEquals(BETA.cumulativeProbability(x), marginal.probabilityBelow(x), 1e-12);
        }
        for (double p : new double[] {0.025, 0.5, 0.975}) {
            assertEquals(p, BETA.cumulativeProbability(marginal.quantile(p)), 1e-11);
        }
    }
}
