package cytodiffusion.data.smear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private static Traits traits(Morphology morphology) {
        double[] middle = new double[Trait.values().length];
        Arrays.fill(middle, 0.5);
        return morphology.at(middle);
    }

    private static Morphology smooth() {
        return Morphology.typical()
                .with(Trait.CELL_DIAMETER, 14, 14)
                .with(Trait.NUCLEUS_IRREGULARITY, 0, 0)
                .with(Trait.NUCLEUS_OFFSET, 0, 0);
    }

    @Test
    void anOutlineWithoutWavesIsACircle() {
        Outline circle = new Outline(new Dice(1, "test"), 5, 0, 0, 0);

        for (int degrees = 0; degrees < 360; degrees += 7) {
            double x = Math.cos(Math.toRadians(degrees));
            double y = Math.sin(Math.toRadians(degrees));
            assertEquals(5, circle.radius(x, y), 1e-9);
            assertEquals(-2, circle.outside(3 * x, 3 * y), 1e-9);
        }
    }

    @Test
    void anElongatedOutlineHasItsAxes() {
        Outline ellipse = new Outline(new Dice(1, "test"), 5, 0.3, 0, 0);
        double shortest = Double.MAX_VALUE;
        double longest = 0;
        for (int degrees = 0; degrees < 360; degrees++) {
            double angle = Math.toRadians(degrees);
            double radius = ellipse.radius(Math.cos(angle), Math.sin(angle));
            shortest = Math.min(shortest, radius);
            longest = Math.max(longest, radius);
        }
        assertEquals(1.3, longest / shortest, 0.01);
        assertEquals(longest, ellipse.reach(), 0.01);
    }

    @Test
    void aNucleusOfNoLengthIsRoundAndHasItsWidth() {
        Traits round = traits(smooth().with(Trait.NUCLEUS_LENGTH, 0, 0).with(Trait.NUCLEUS_WIDTH, 0.5, 0.5));
        NucleusShape nucleus = new NucleusShape(round, new Dice(3, "test"));
        double size = -nucleus.outside(0, 0);

        assertEquals(3.5, size, 1.5);
        assertEquals(0, nucleus.outside(size, 0), 1e-6);
        assertEquals(0, nucleus.outside(0, -size), 1e-6);
    }

    @Test
    void aNucleusFitsIntoItsCell() {
        for (String cellClass : SyntheticSmear.pbcClasses()) {
            for (long seed = 0; seed < 50; seed++) {
                Traits traits = SyntheticSmear.traits(CellSpec.of(cellClass), seed);
                NucleusShape nucleus = new NucleusShape(traits, new Dice(seed, "nucleus"));
                double slack = traits.get(Trait.CELL_DIAMETER)
                        * traits.get(Trait.NUCLEUS_WIDTH)
                        * traits.get(Trait.NUCLEUS_IRREGULARITY);
                for (int degrees = 0; degrees < 360; degrees += 10) {
                    double x = traits.radius() * Math.cos(Math.toRadians(degrees));
                    double y = traits.radius() * Math.sin(Math.toRadians(degrees));
                    assertTrue(nucleus.outside(x, y) > -slack, cellClass + ", seed " + seed);
                }
            }
        }
    }

    @Test
    void constrictionPartsTheLobes() {
        Morphology twoLobes = smooth().with(Trait.LOBES, 2, 2)
                .with(Trait.NUCLEUS_WIDTH, 0.3, 0.3)
                .with(Trait.NUCLEUS_LENGTH, 0.6, 0.6)
                .with(Trait.NUCLEUS_BEND, 0, 0);
        double open = depthInTheMiddle(traits(twoLobes.with(Trait.CONSTRICTION, 0, 0)));
        double strand = depthInTheMiddle(traits(twoLobes.with(Trait.CONSTRICTION, 1, 1)));

        assertTrue(open > 1.5, "without constriction the middle is " + open + " micrometres deep");
        assertTrue(strand > 0 && strand < 0.7, "a strand is " + strand + " micrometres deep");
    }

    /** The mean over some nuclei, as the lobes' places vary. */
    private static double depthInTheMiddle(Traits traits) {
        double sum = 0;
        for (long seed = 0; seed < 20; seed++) {
            NucleusShape nucleus = new NucleusShape(traits, new Dice(seed, "test"));
            double[] middle = nucleus.pointAt(0.5);
            sum -= nucleus.outside(middle[0], middle[1]);
        }
        return sum / 20;
    }

    @Test
    void aRangeThatIsUpsideDownIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Morphology.typical().with(Trait.LOBES, 5, 2));
    }

    @Test
    void drawsHaveTheMomentsTheySay() {
        Dice dice = new Dice(1, "test");
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double value = dice.normal();
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum / 100_000, 0.02);
        assertEquals(1, squares / 100_000, 0.02);
    }
}
