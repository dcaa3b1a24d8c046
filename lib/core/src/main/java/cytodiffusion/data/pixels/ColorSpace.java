package cytodiffusion.data.pixels;

/**
 * What the numbers of an image mean.
 *
 * @param kind how they relate to light
 * @param camera whose colours they are in; empty for sRGB
 */
public record ColorSpace(Kind kind, String camera) {
    /** How numbers relate to light. */
    public enum Kind {
        /** Grey or red, green, blue as screens show them, with a tone curve. */
        SRGB,
        /** Red, green, blue as a camera's sensor counts light: linear, before white balance. */
        RAW,
        /** The same behind a colour filter of 2 x 2 pixels: the planes red, green, green, blue, each of half the size. */
        MOSAIC
    }

    /** Red, green, blue as screens show them. */
    public static final ColorSpace SRGB = new ColorSpace(Kind.SRGB, "");

    /** What a camera's sensor counts, red, green and blue at every pixel. */
    public static ColorSpace raw(String camera) {
        return new ColorSpace(Kind.RAW, camera);
    }

    /** What a camera's sensor counts behind its colour filter. */
    public static ColorSpace mosaic(String camera) {
        return new ColorSpace(Kind.MOSAIC, camera);
    }

    public ColorSpace {
        if (kind == Kind.SRGB != camera.isEmpty()) {
            throw new IllegalArgumentException(
                    "sRGB has no camera, and raw space has one: " + kind + ", camera '" + camera + "'");
        }
    }

    @Override
    public String toString() {
        return switch (kind) {
            case SRGB -> "sRGB";
            case RAW -> "raw of camera " + camera;
            case MOSAIC -> "mosaic of camera " + camera;
        };
    }
}
