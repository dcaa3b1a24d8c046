package cytodiffusion.data.smear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.data.image.RgbImage;
import org.junit.jupiter.api.Test;

class OpticsTest {
    private static final Domain EXACT = Domain.REFERENCE
            .with(Domain.REFERENCE.stain().withSpread(0))
            .with(new Microscope(32, 0, 0, 0))
            .with(new Camera(new Channels(250, 240, 230), 2.2, 0, 0, 0));

    /** log10 of the light in front of over that behind the dye, from pixel values. */
    private static double density(double background, int value) {
        return 2.2 * Math.log10(background / value);
    }

    private static RgbImage throughDye(double azure, double eosin) {
        Canvas canvas = new Canvas(32, 32);
        canvas.everywhere((sample, x, y) -> {
            canvas.stain(Dye.AZURE, sample, azure);
            canvas.stain(Dye.EOSIN, sample, eosin);
        });
        return new Optics(EXACT, 1).photograph(canvas);
    }

    @Test
    void densitiesOfDyesAddUpAsBeerAndLambertSay() {
        RgbImage image = throughDye(0.6, 0.4);

        for (int channel = 0; channel < 3; channel++) {
            double expected = 0.6 * EXACT.stain().azure().get(channel)
                    + 0.4 * EXACT.stain().eosin().get(channel);
            double background = EXACT.camera().background().get(channel);
            assertEquals(expected, density(background, image.get(16, 16, channel)), 0.005, "channel " + channel);
        }
    }

    @Test
    void anEmptyFieldIsTheBackground() {
        RgbImage image = throughDye(0, 0);

        assertEquals(250, image.get(3, 4, 0), 1);
        assertEquals(240, image.get(3, 4, 1), 1);
        assertEquals(230, image.get(3, 4, 2), 1);
    }

    @Test
    void halfCoveredPixelsPassTheMeanLightNotTheMeanDensity() {
        Canvas canvas = new Canvas(14, 32);
        assertEquals(2, canvas.factor());
        canvas.everywhere((sample, x, y) -> canvas.stain(Dye.PIGMENT, sample, sample % 2 == 0 ? 2 : 0));
        RgbImage image = new Optics(EXACT, 1).photograph(canvas);

        assertEquals(-Math.log10((1 + 0.01) / 2), density(250, image.get(9, 9, 0)), 0.01);
    }
}
