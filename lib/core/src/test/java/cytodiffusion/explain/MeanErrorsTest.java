package cytodiffusion.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.data.Seeds;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.augment.Geometry;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.tensor.Gaussian;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeanErrorsTest {
    private static final int SIDE = 16;

    private static float[] planes(RgbImage image) {
        float[] planes = new float[image.pixels().length];
        image.writePlanes(planes, 0);
        return planes;
    }

    /** Brightness that falls from the left to the right, and from the top, so that no turn or mirror leaves it as it is. */
    private static RgbImage slope() {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % SIDE;
            int y = i / 3 / SIDE;
            pixels[i] = (byte) (40 + 9 * x + 3 * y + 10 * (i % 3));
        }
        return new RgbImage(SIDE, SIDE, pixels);
    }

    @Test
    void quarterTurnsAndMirrorsAreUndoneExactly() {
        float[] expected = planes(slope());
        for (int degrees = 0; degrees < 360; degrees += 90) {
            for (int flips = 0; flips < 4; flips++) {
                Geometry geometry = new Geometry(degrees, (flips & 1) != 0, (flips & 2) != 0);
                float[] asSeen = planes(geometry.apply(slope(), SIDE, Geometry.Border.BLACK));
                MeanErrors means = new MeanErrors(1, 3, SIDE);

                means.add(geometry, new float[][] {asSeen}, new double[1]);

                assertArrayEquals(
                        expected, means.explanation(new float[0], new float[0]).tensors()[0], 0, geometry.toString());
            }
        }
    }

    @Test
    void whatAllTrialsShareIsLeftOfTheNoise() {
        int trials = 2000;
        SplittableRandom random = Seeds.random(5);
        float[] expected = planes(slope());
        MeanErrors means = new MeanErrors(2, 3, SIDE);
        for (int k = 0; k < trials; k++) {
            Geometry geometry = Augmentation.inference().draw(random).geometry();
            float[] seen = planes(geometry.apply(slope(), SIDE, Geometry.Border.REFLECT));
            float[] noise = Gaussian.numbers(random, seen.length);
            for (int i = 0; i < seen.length; i++) {
                seen[i] += noise[i];
            }
            means.add(geometry, new float[][] {seen, noise}, new double[] {1, 3});
        }

        Explanation explanation = means.explanation(new float[0], new float[0]);

        float[] difference = explanation.difference(0, 1);
        for (int i = 0; i < difference.length; i++) {
            double distance = Math.hypot(i % SIDE + 0.5 - SIDE / 2.0, i / SIDE % SIDE + 0.5 - SIDE / 2.0);
            if (distance < SIDE / 2.0 - 1) {
                assertEquals(expected[i], explanation.tensors()[0][i], 0.1, "with its noise, at " + i);
                assertEquals(expected[i], difference[i], 0.02, "the noise is the same for all classes, at " + i);
            }
        }
        assertArrayEquals(new double[] {1, 3}, explanation.errors(), 1e-9);
        assertEquals(0, explanation.predicted());
        assertEquals(trials, explanation.trials());
    }

    @Test
    void aCornerThatATrialDidNotShowAddsNothing() {
        float[] ones = new float[SIDE * SIDE];
        Arrays.fill(ones, 1);
        MeanErrors means = new MeanErrors(1, 1, SIDE);

        means.add(Geometry.IDENTITY, new float[][] {ones}, new double[1]);
        means.add(new Geometry(45, false, false), new float[][] {ones}, new double[1]);

        float[] mean = means.explanation(new float[0], new float[0]).tensors()[0];
        assertEquals(0.5, mean[0], 1e-6);
        assertEquals(1, mean[SIDE / 2 * SIDE + SIDE / 2], 1e-6);
    }
}
