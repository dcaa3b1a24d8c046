package cytodiffusion.data.pillow;

import cytodiffusion.data.image.RgbImage;
import java.util.Arrays;

/** Pillow's affine transform with the nearest neighbour, in its 16-bit fixed point; what lies outside is black. */
public final class NearestAffine {
    private NearestAffine() {}

    /** Fills {@code target} from {@code (a x + b y + c, d x + e y + f)} of {@code source}, at pixel centres. */
    public static void apply(
            RgbImage source, byte[] target, double a, double b, double c, double d, double e, double f) {
        int width = source.width();
        int height = source.height();
        byte[] pixels = source.pixels();
        Arrays.fill(target, (byte) 0);
        int stepX = fixed(a);
        int stepY = fixed(d);
        int rowX = fixed(c + a * 0.5 + b * 0.5);
        int rowY = fixed(f + d * 0.5 + e * 0.5);
        for (int y = 0, t = 0; y < height; y++) {
            int fixedX = rowX;
            int fixedY = rowY;
            for (int x = 0; x < width; x++, t += 3) {
                int sourceX = fixedX >> 16;
                int sourceY = fixedY >> 16;
                if (sourceX >= 0 && sourceX < width && sourceY >= 0 && sourceY < height) {
                    System.arraycopy(pixels, (sourceY * width + sourceX) * 3, target, t, 3);
                }
                fixedX += stepX;
                fixedY += stepY;
            }
            rowX += fixed(b);
            rowY += fixed(e);
        }
    }

    /** Turns counter-clockwise about the centre. */
    public static void rotate(RgbImage source, byte[] target, double degrees) {
        double angle = -StrictMath.toRadians(degrees);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double centreX = source.width() / 2.0;
        double centreY = source.height() / 2.0;
        double c = centreX - cos * centreX - sin * centreY;
        double f = centreY + sin * centreX - cos * centreY;
        apply(source, target, cos, sin, c, -sin, cos, f);
    }

    private static int fixed(double value) {
        return (int) Math.floor(value * 65536 + 0.5);
    }
}
