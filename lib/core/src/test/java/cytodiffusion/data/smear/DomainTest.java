package cytodiffusion.data.smear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.image.RgbImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainTest {
    private static final Domain PLAIN = Domain.REFERENCE
            .with(Domain.REFERENCE.camera().withNoise(0).withSharpening(0))
            .withName("plain");

    private static SmearCell draw(Domain domain) {
        return SyntheticSmear.draw(CellSpec.of("monocyte").in(domain), 11);
    }

    private static RgbImage picture(Domain domain) {
        return draw(domain).image();
    }

    @Test
    void presetsAreFoundByName() {
        assertEquals(
                List.of("reference", "second-microscope", "second-stain"),
                Domain.presets().stream().map(Domain::name).toList());
        assertEquals(Domain.SECOND_STAIN, Domain.named("second-stain"));
        String message = assertThrows(IllegalArgumentException.class, () -> Domain.named("third"))
                .getMessage();
        assertTrue(message.contains("'third'") && message.contains("second-microscope"), message);
    }

    @Test
    void anotherStainOrCameraShowsTheSameCell() {
        Masks reference = draw(Domain.REFERENCE).masks();
        Masks second = draw(Domain.SECOND_STAIN).masks();

        for (Part part : Part.values()) {
            assertTrue(
                    Arrays.equals(
                            reference.toImage(part).pixels(),
                            second.toImage(part).pixels()),
                    part.name());
        }
        assertEquals(
                draw(Domain.REFERENCE).traits(), draw(Domain.SECOND_MICROSCOPE).traits());
    }

    @Test
    void aStrongerStainIsDarker() {
        double before = 255;
        for (double strength : new double[] {0.5, 0.8, 1.2, 1.6}) {
            double now = Measure.brightness(picture(PLAIN.with(PLAIN.stain().withStrength(strength))));
            assertTrue(now < before - 1, "strength " + strength + ": " + now + " after " + before);
            before = now;
        }
    }

    @Test
    void blurSoftensAndSharpeningSharpens() {
        double blurred = Measure.sharpness(picture(PLAIN.with(PLAIN.microscope().withBlur(0.8))));
        double plain = Measure.sharpness(picture(PLAIN));
        double sharpened = Measure.sharpness(picture(PLAIN.with(PLAIN.camera().withSharpening(0.8))));

        assertTrue(blurred < 0.9 * plain, blurred + " against " + plain);
        assertTrue(sharpened > 1.1 * plain, sharpened + " against " + plain);
    }

    @Test
    void noiseHasItsStandardDeviation() {
        RgbImage clean = picture(PLAIN);
        RgbImage noisy = picture(PLAIN.with(PLAIN.camera().withNoise(4)));
        double sum = 0;
        int count = 0;
        for (int i = 0; i < clean.pixels().length; i++) {
            int value = clean.pixels()[i] & 0xff;
            if (value > 30 && value < 225) {
                double difference = (noisy.pixels()[i] & 0xff) - value;
                sum += difference * difference;
                count++;
            }
        }
        assertEquals(4, Math.sqrt(sum / count), 0.15);
    }

    @Test
    void halfTheFieldIsFourTimesTheArea() {
        double near = Measure.cellArea(draw(PLAIN.with(PLAIN.microscope().withFieldWidth(20))));
        double far = Measure.cellArea(draw(PLAIN.with(PLAIN.microscope().withFieldWidth(40))));

        assertEquals(4, near / far, 0.1);
    }

    @Test
    void gammaLightensTheMiddleTones() {
        double neutral = Measure.brightness(picture(PLAIN));
        double lighter = Measure.brightness(picture(PLAIN.with(PLAIN.camera().withGamma(2.8))));

        assertTrue(lighter > neutral + 3, lighter + " against " + neutral);
    }

    @Test
    void theEmptyFieldHasTheColourOfTheBackground() {
        Channels blueish = new Channels(200, 210, 230);
        Domain domain = PLAIN.with(PLAIN.camera().withBackground(blueish).withSpread(0))
                .with(PLAIN.microscope().withShading(0));
        SmearCell cell = draw(domain);

        for (int channel = 0; channel < 3; channel++) {
            assertEquals(blueish.get(channel), Measure.mean(cell, Part.BACKGROUND, channel), 4, "channel " + channel);
        }
    }

    @Test
    void fringesShiftRedAgainstBlue() {
        RgbImage without = picture(PLAIN);
        RgbImage with = picture(PLAIN.with(PLAIN.microscope().withFringe(0.8)));
        int[] changed = new int[3];
        for (int i = 0; i < without.pixels().length; i++) {
            changed[i % 3] += without.pixels()[i] == with.pixels()[i] ? 0 : 1;
        }
        assertEquals(0, changed[1]);
        assertTrue(changed[0] > 1000 && changed[2] > 1000, Arrays.toString(changed));
    }

    @Test
    void shadingDarkensOneSide() {
        Domain shaded = PLAIN.with(PLAIN.microscope().withShading(0.5));
        double[] corners = new double[4];
        RgbImage even = picture(PLAIN);
        RgbImage uneven = picture(shaded);
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 96; x++) {
                corners[x / 48 + y / 48 * 2] += (uneven.get(x, y, 1) - even.get(x, y, 1)) / 2304.0;
            }
        }
        Arrays.sort(corners);
        assertTrue(corners[0] < -5 && corners[3] > 5, Arrays.toString(corners));
    }
}
