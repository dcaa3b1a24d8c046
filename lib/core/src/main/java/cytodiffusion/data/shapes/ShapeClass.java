package cytodiffusion.data.shapes;

import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A class of drawn shapes: one outline in one colour, at any place, size and angle, on any light ground.
 *
 * @param name of the class
 * @param hue in [0, 1), about which a picture's own varies a little
 */
public record ShapeClass(String name, Outline outline, double hue) {
    /** How far a picture's hue is from its class's at most: less than half the distance of two of the hues of a hundred. */
    private static final double HUE_SPREAD = 0.02;

    /** Points of a pixel, in each direction, that are looked at: edges are smooth. */
    private static final int SAMPLES = 2;

    /** Five classes that differ in everything. */
    public static List<ShapeClass> dissimilar() {
        List<ShapeClass> classes = new ArrayList<>();
        List<Outline> outlines = List.of(Outline.DISC, Outline.RING, Outline.CROSS, Outline.STAR, Outline.STRIPES);
        for (int i = 0; i < outlines.size(); i++) {
            classes.add(new ShapeClass(name(outlines.get(i)), outlines.get(i), (double) i / outlines.size()));
        }
        return classes;
    }

    /** A hundred: each of ten outlines in each of ten colours. */
    public static List<ShapeClass> hundred() {
        List<ShapeClass> classes = new ArrayList<>();
        int hues = 10;
        for (Outline outline : Outline.values()) {
            for (int h = 0; h < hues; h++) {
                classes.add(new ShapeClass(name(outline) + "-" + h, outline, (double) h / hues));
            }
        }
        return classes;
    }

    private static String name(Outline outline) {
        return outline.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Draws one of the class, the same for the same numbers.
     *
     * @param number tells the pictures of a seed apart
     * @param size side in pixels
     */
    public RgbImage draw(long seed, int number, int size) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(Seeds.derive(seed, name), number));
        double half = size / 2.0;
        double radius = half * (0.45 + 0.35 * random.nextDouble());
        double x0 = half + (half - radius) * (2 * random.nextDouble() - 1);
        double y0 = half + (half - radius) * (2 * random.nextDouble() - 1);
        double angle = 2 * Math.PI * random.nextDouble();
        int colour = hsb(hue + HUE_SPREAD * (2 * random.nextDouble() - 1), 0.75, 0.55 + 0.3 * random.nextDouble());
        int ground = hsb(random.nextDouble(), 0.15 * random.nextDouble(), 0.8 + 0.15 * random.nextDouble());
        byte[] pixels = new byte[3 * size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double share = share(x - x0, y - y0, radius, angle);
                int noise = random.nextInt(-6, 7);
                for (int c = 0; c < 3; c++) {
                    int shift = 16 - 8 * c;
                    double mixed = share * (colour >> shift & 0xff) + (1 - share) * (ground >> shift & 0xff);
                    pixels[3 * (y * size + x) + c] = (byte) Math.max(0, Math.min(255, Math.round(mixed) + noise));
                }
            }
        }
        return new RgbImage(size, size, pixels);
    }

    /** Which part of the pixel whose corner is at this place lies in the shape. */
    private double share(double x, double y, double radius, double angle) {
        int inside = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                double u = (x + (i + 0.5) / SAMPLES) / radius;
                double v = (y + (j + 0.5) / SAMPLES) / radius;
                double cos = Math.cos(angle);
                double sin = Math.sin(angle);
                inside += outline.contains(cos * u - sin * v, sin * u + cos * v) ? 1 : 0;
            }
        }
        return inside / (double) (SAMPLES * SAMPLES);
    }

    private static int hsb(double hue, double saturation, double brightness) {
        return Color.HSBtoRGB((float) hue, (float) saturation, (float) brightness);
    }
}
