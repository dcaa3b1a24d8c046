package cytodiffusion.data.smear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BlendTest {
    @Test
    void theEndsAreThePureCells() {
        byte[] lymphocyte =
                SyntheticSmear.draw(CellSpec.of("lymphocyte"), 8).image().pixels();
        byte[] monocyte =
                SyntheticSmear.draw(CellSpec.of("monocyte"), 8).image().pixels();

        assertArrayEquals(
                lymphocyte, draw("lymphocyte", "monocyte", 0, 8).image().pixels());
        assertArrayEquals(monocyte, draw("lymphocyte", "monocyte", 1, 8).image().pixels());
        assertArrayEquals(
                lymphocyte, draw("monocyte", "lymphocyte", 1, 8).image().pixels());
    }

    @Test
    void traitsGoStraightFromOneClassToTheOther() {
        Traits start = SyntheticSmear.traits(CellSpec.of("neutrophil"), 2);
        Traits end = SyntheticSmear.traits(CellSpec.of("eosinophil"), 2);
        Traits between = SyntheticSmear.traits(CellSpec.between("neutrophil", "eosinophil", 0.25), 2);

        for (Trait trait : Trait.values()) {
            assertEquals(0.75 * start.get(trait) + 0.25 * end.get(trait), between.get(trait), 1e-12, trait.name());
        }
    }

    @Test
    void whatIsSeenChangesSteadily() {
        assertRises("neutrophil", "eosinophil", cell -> Measure.redness(cell, Part.CYTOPLASM));
        assertRises("monocyte", "lymphocyte", Measure::nuclearShare);
        assertRises("platelet", "lymphocyte", Measure::cellArea);
        assertRises("erythroblast", "artefact", cell -> Measure.mean(cell, Part.NUCLEUS, 1));
    }

    private static void assertRises(String first, String second, ToDoubleFunction<SmearCell> measure) {
        double before = Double.NEGATIVE_INFINITY;
        for (double blend : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            double now = 0;
            for (long seed = 0; seed < 30; seed++) {
                now += measure.applyAsDouble(draw(first, second, blend, seed)) / 30;
            }
            assertTrue(now > before, first + " to " + second + " at " + blend + ": " + now + " after " + before);
            before = now;
        }
    }

    private static SmearCell draw(String first, String second, double blend, long seed) {
        return SyntheticSmear.draw(CellSpec.between(first, second, blend), seed);
    }
}
