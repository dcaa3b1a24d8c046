package cytodiffusion.data.smear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DomainSweepTest {
    @Test
    void theReferenceIsALevelOfEverySweep() {
        for (DomainSweep sweep : DomainSweep.all()) {
            assertSame(Domain.REFERENCE, sweep.at(sweep.reference()), sweep.name());
            assertEquals(
                    Domain.REFERENCE,
                    sweep.changed().apply(sweep.reference()),
                    "what changes passes through the reference: " + sweep.name());
            assertEquals(sweep.levels().stream().sorted().toList(), sweep.levels(), sweep.name());
            assertEquals(sweep.levels().size(), sweep.domains().size());
        }
    }

    @Test
    void allDomainsHaveNamesOfTheirOwn() {
        List<String> names = DomainSweep.all().stream()
                .flatMap(sweep -> sweep.domains().stream())
                .distinct()
                .map(Domain::name)
                .toList();

        assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
    }

    @Test
    void oneLevelChangesOneProperty() {
        assertEquals(1.3, DomainSweep.stainStrength().at(1.3).stain().strength(), 0);
        assertEquals(
                Domain.REFERENCE.camera(), DomainSweep.stainStrength().at(1.3).camera());
        assertEquals(0.9, DomainSweep.blur().at(0.9).microscope().blur(), 0);
        assertEquals(Domain.REFERENCE.stain(), DomainSweep.blur().at(0.9).stain());
        assertEquals(24, DomainSweep.magnification().at(1.5).microscope().fieldWidth(), 1e-9);
    }

    @Test
    void whiteBalanceIsTheRatioOfBlueToRed() {
        for (double level : DomainSweep.whiteBalance().levels()) {
            Channels field = DomainSweep.whiteBalance().at(level).camera().background();

            assertEquals(level, field.blue() / field.red(), 0.001, field.toString());
            assertTrue(field.red() <= 255 && field.blue() <= 257, field.toString());
        }
    }

    /** Mean value of a channel of the same cell. */
    private static double mean(Domain domain, ToDoubleFunction<int[]> of) {
        var image = SyntheticSmear.draw(CellSpec.of("monocyte").in(domain), 5).image();
        double sum = 0;
        for (int i = 0; i < image.width() * image.height(); i++) {
            int x = i % image.width();
            int y = i / image.width();
            sum += of.applyAsDouble(new int[] {image.get(x, y, 0), image.get(x, y, 1), image.get(x, y, 2)});
        }
        return sum / image.width() / image.height();
    }

    @Test
    void picturesFollowTheLevels() {
        DoubleUnaryOperator green = level -> mean(DomainSweep.stainStrength().at(level), rgb -> rgb[1]);
        DoubleUnaryOperator blue = level -> mean(DomainSweep.whiteBalance().at(level), rgb -> rgb[2] - rgb[0]);
        assertTrue(green.applyAsDouble(0.4) > green.applyAsDouble(1), "less stain is lighter");
        assertTrue(green.applyAsDouble(1) > green.applyAsDouble(1.7), "more is darker");
        assertTrue(blue.applyAsDouble(0.5) < blue.applyAsDouble(1.3), "a higher ratio is bluer");
    }

    @Test
    void aSweepWithoutItsReferenceIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DomainSweep("x", "X", List.of(1.0), 2, level -> Domain.REFERENCE));
    }
}
