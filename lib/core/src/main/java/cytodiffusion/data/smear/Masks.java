package cytodiffusion.data.smear;

import cytodiffusion.data.image.RgbImage;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was drawn where, pixel for pixel as in the picture. The microscope's blur spreads a part's colour a little beyond
 * its mask.
 */
public final class Masks {
    private final int size;
    private final Map<Part, byte[]> coverage = new EnumMap<>(Part.class);

    /** Settles who is on top at every sample point of the canvas, then reduces to pixels. */
    Masks(Canvas canvas) {
        size = canvas.side() / canvas.factor();
        float[] nucleus = canvas.part(Part.NUCLEUS);
        float[] cytoplasm = canvas.part(Part.CYTOPLASM);
        float[] granules = canvas.part(Part.GRANULES);
        float[] debris = canvas.part(Part.DEBRIS);
        float[] neighbours = canvas.part(Part.NEIGHBOURS);
        float[] redCells = canvas.part(Part.RED_CELLS);
        float[] background = canvas.part(Part.BACKGROUND);
        for (int i = 0; i < nucleus.length; i++) {
            float left = 1 - debris[i];
            granules[i] *= left;
            nucleus[i] *= left;
            cytoplasm[i] = Math.max(0, cytoplasm[i] * left - nucleus[i]);
            granules[i] = Math.min(granules[i], nucleus[i] + cytoplasm[i]);
            left -= nucleus[i] + cytoplasm[i];
            neighbours[i] = Math.min(left, neighbours[i]);
            left -= neighbours[i];
            redCells[i] = Math.min(left, redCells[i]);
            background[i] = Math.max(0, left - redCells[i]);
        }
        for (Part part : Part.values()) {
            float[] pixels = Planes.reduce(canvas.part(part), canvas.side(), canvas.factor());
            byte[] bytes = new byte[pixels.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Math.round(255 * pixels[i]);
            }
            coverage.put(part, bytes);
        }
    }

    /** Pixels along each side. */
    public int size() {
        return size;
    }

    /** The fraction, in [0, 1] and in steps of 1/255, of the pixel in column {@code x} of row {@code y}. */
    public double fraction(Part part, int x, int y) {
        return (coverage.get(part)[y * size + x] & 0xff) / 255.0;
    }

    /** Whether at least half of a pixel belongs to {@code part}. */
    public boolean contains(Part part, int x, int y) {
        return (coverage.get(part)[y * size + x] & 0xff) >= 128;
    }

    /** How many pixels the part covers, fractions added up. */
    public double area(Part part) {
        long sum = 0;
        for (byte value : coverage.get(part)) {
            sum += value & 0xff;
        }
        return sum / 255.0;
    }

    /** The part in white on black. */
    public RgbImage toImage(Part part) {
        byte[] plane = coverage.get(part);
        byte[] pixels = new byte[3 * plane.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = plane[i / 3];
        }
        return new RgbImage(size, size, pixels);
    }
}
