package cytodiffusion.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.Pictures;
import cytodiffusion.data.image.RgbImage;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static Stream<Augmentation.Draw> draws(Augmentation augmentation) {
        SplittableRandom random = new SplittableRandom(1);
        return Stream.generate(() -> augmentation.draw(random)).limit(2000);
    }

    @Test
    void sameSeedGivesTheSamePixels() {
        RgbImage canvas = Pictures.noise(92, 92, 1);
        Augmentation.Draw draw = Augmentation.training().draw(new SplittableRandom(5));
        Augmentation.Draw again = Augmentation.training().draw(new SplittableRandom(5));
        assertEquals(draw, again);
        assertArrayEquals(
                draw.apply(canvas, 64).pixels(), again.apply(canvas, 64).pixels());
    }

    @Test
    void trainingUsesEveryAngleAndBothMirrors() {
        assertEquals(
                359,
                draws(Augmentation.training())
                        .mapToInt(d -> d.geometry().degrees())
                        .max()
                        .orElseThrow(),
                2);
        assertEquals(
                1000,
                draws(Augmentation.training())
                        .filter(d -> d.geometry().mirror())
                        .count(),
                100);
        assertEquals(
                1000,
                draws(Augmentation.training())
                        .filter(d -> d.geometry().diagonal())
                        .count(),
                100);
    }

    @Test
    void inferenceDrawsNoFurtherOperations() {
        assertTrue(draws(Augmentation.inference()).allMatch(d -> d.operations().isEmpty()));
        assertTrue(draws(Augmentation.inference()).noneMatch(d -> d.color().equals(ColorChange.NONE)));
    }

    @Test
    void flipsOnlyEverMirror() {
        RgbImage canvas = Pictures.noise(8, 8, 1);
        long distinct = draws(Augmentation.flips())
                .map(draw -> draw.apply(canvas, 8))
                .peek(image -> assertTrue(image.get(0, 0, 0) == canvas.get(0, 0, 0)
                        || image.get(0, 0, 0) == canvas.get(7, 0, 0)
                        || image.get(0, 0, 0) == canvas.get(0, 7, 0)
                        || image.get(0, 0, 0) == canvas.get(7, 7, 0)))
                .map(image -> image.get(0, 0, 0) << 8 | image.get(0, 0, 1))
                .distinct()
                .count();
        assertEquals(4, distinct);
    }

    @Test
    void noneChangesNothing() {
        RgbImage canvas = Pictures.noise(64, 64, 1);
        assertTrue(draws(Augmentation.none())
                .allMatch(
                        d -> Arrays.equals(canvas.pixels(), d.apply(canvas, 64).pixels())));
    }
}
