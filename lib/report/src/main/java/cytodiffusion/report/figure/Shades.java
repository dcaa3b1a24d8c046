package cytodiffusion.report.figure;

import cytodiffusion.data.image.RgbImage;
import java.awt.Color;

/** Maps of numbers as images, in a scale from white over blue to dark blue whose lightness falls steadily. */
public final class Shades {
    private Shades() {}

    /**
     * A square map as an image.
     *
     * @param values row by row
     * @param darkest the value that gets the last colour; 0 or less stays white
     */
    public static RgbImage of(double[] values, int side, double darkest) {
        byte[] pixels = new byte[3 * values.length];
        for (int i = 0; i < values.length; i++) {
            Color color = Palette.sequential(darkest > 0 ? values[i] / darkest : 0);
            pixels[3 * i] = (byte) color.getRed();
            pixels[3 * i + 1] = (byte) color.getGreen();
            pixels[3 * i + 2] = (byte) color.getBlue();
        }
        return new RgbImage(side, side, pixels);
    }
}
