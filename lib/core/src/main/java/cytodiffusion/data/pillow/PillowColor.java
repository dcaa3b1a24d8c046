package cytodiffusion.data.pillow;

/** Pillow's 8-bit colour arithmetic, in place on interleaved RGB bytes. */
public final class PillowColor {
    private PillowColor() {}

    /** Blends with black: factor 0 gives black, 1 the image, more a brighter one. */
    public static void brightness(byte[] pixels, float factor) {
        blendWith(0, pixels, factor);
    }

    /** Blends with the rounded mean of the grey image. */
    public static void contrast(byte[] pixels, float factor) {
        long sum = 0;
        for (int i = 0; i < pixels.length; i += 3) {
            sum += gray(pixels, i);
        }
        blendWith((int) (sum / (pixels.length / 3.0) + 0.5), pixels, factor);
    }

    /** Blends with the grey image: factor 0 gives grey, 1 the image, more stronger colours. */
    public static void saturation(byte[] pixels, float factor) {
        for (int i = 0; i < pixels.length; i += 3) {
            int gray = gray(pixels, i);
            pixels[i] = blend(gray, pixels[i] & 0xff, factor);
            pixels[i + 1] = blend(gray, pixels[i + 1] & 0xff, factor);
            pixels[i + 2] = blend(gray, pixels[i + 2] & 0xff, factor);
        }
    }

    /** Shifts the 8-bit hue by {@code shift} of the circle; the detour over 8-bit HSV costs a little even at 0. */
    public static void hue(byte[] pixels, double shift) {
        int steps = (int) (shift * 255);
        for (int i = 0; i < pixels.length; i += 3) {
            int r = pixels[i] & 0xff;
            int g = pixels[i + 1] & 0xff;
            int b = pixels[i + 2] & 0xff;
            int max = Math.max(r, Math.max(g, b));
            int min = Math.min(r, Math.min(g, b));
            int saturation = max == min ? 0 : (int) ((float) (max - min) / max * 255.0);
            int hue = max == min ? 0 : hueOf(r, g, b, max, max - min);
            writeHsv(hue + steps & 0xff, saturation, max, pixels, i);
        }
    }

    /** ITU-R 601-2 luma in 16-bit fixed point. */
    static int gray(byte[] pixels, int i) {
        return 19595 * (pixels[i] & 0xff) + 38470 * (pixels[i + 1] & 0xff) + 7471 * (pixels[i + 2] & 0xff) + 0x8000
                >> 16;
    }

    /** {@code from} where {@code factor} is 0, {@code to} where it is 1; truncated, and clipped beyond. */
    static byte blend(int from, int to, float factor) {
        float value = from + factor * (to - from);
        return (byte) (int) Math.min(255, Math.max(0, value));
    }

    /** Replaces every byte by its entry in {@code table}. */
    static void look(byte[] pixels, byte[] table) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = table[pixels[i] & 0xff];
        }
    }

    private static void blendWith(int constant, byte[] pixels, float factor) {
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            table[value] = blend(constant, value, factor);
        }
        look(pixels, table);
    }

    private static int hueOf(int r, int g, int b, int max, float chroma) {
        float red = (max - r) / chroma;
        float green = (max - g) / chroma;
        float blue = (max - b) / chroma;
        float sixths;
        if (r == max) {
            sixths = blue - green;
        } else if (g == max) {
            sixths = (float) (2.0 + red - blue);
        } else {
            sixths = (float) (4.0 + green - red);
        }
        return (int) ((float) ((sixths / 6.0 + 1.0) % 1.0) * 255.0);
    }

    private static void writeHsv(int hue, int saturation, int value, byte[] pixels, int i) {
        byte v = (byte) value;
        if (saturation == 0) {
            write(v, v, v, pixels, i);
            return;
        }
        double sixths = hue * 6.0 / 255.0;
        int sector = (int) sixths;
        float f = (float) (sixths - sector);
        float s = (float) (saturation / 255.0);
        byte p = round(value * (1.0 - s));
        byte q = round(value * (1.0 - s * f));
        byte t = round(value * (1.0 - s * (1.0 - f)));
        switch (sector % 6) {
            case 0 -> write(v, t, p, pixels, i);
            case 1 -> write(q, v, p, pixels, i);
            case 2 -> write(p, v, t, pixels, i);
            case 3 -> write(p, q, v, pixels, i);
            case 4 -> write(t, p, v, pixels, i);
            default -> write(v, p, q, pixels, i);
        }
    }

    private static byte round(double value) {
        return (byte) (int) (value + 0.5);
    }

    private static void write(byte r, byte g, byte b, byte[] pixels, int i) {
        pixels[i] = r;
        pixels[i + 1] = g;
        pixels[i + 2] = b;
    }
}
