package cytodiffusion.data;

import java.io.Serializable;
import java.util.List;

/**
 * In which numbers a network sees a picture. Files, canvases and augmentations are in sRGB whatever the space; what a
 * network of another space gets is computed from the square at the very end (see {@code data.raw.NetworkInput}), so that
 * nothing is rounded to 8 bits once it is linear.
 *
 * @param name {@value #RGB_NAME}, {@value #RAW} (red, green and blue as a camera's sensor counts light) or {@value
 *     #RAW_MOSAIC} (the four planes of its colour filter, each of half the size)
 * @param camera whose colours raw numbers are in, as {@code data.raw.CameraColors} names it; empty in sRGB
 * @param gains {@value #USUAL} (those of a usual camera are undone) or {@value #GREY_WORLD} (every image is balanced by its
 *     own means instead, see {@code data.raw.GreyWorld}); empty in sRGB
 */
public record ImageSpace(String name, String camera, String gains) implements Serializable {
    /** Red, green and blue as screens show them. */
    public static final String RGB_NAME = "rgb";

    /** Linear light in a camera's colours. */
    public static final String RAW = "raw";

    /** The same behind a colour filter of 2 x 2 pixels. */
    public static final String RAW_MOSAIC = "raw-mosaic";

    /** The camera where none is named: the mean of those known. */
    public static final String MEAN_CAMERA = "mean";

    /** Another mix of cameras and other gains for every training image; elsewhere the mean. */
    public static final String MIXED_CAMERAS = "mix";

    /** Before the gains of a usual camera. */
    public static final String USUAL = "usual";

    /** After white balance by the image's own means. */
    public static final String GREY_WORLD = "grey-world";

    private static final List<String> NAMES = List.of(RGB_NAME, RAW, RAW_MOSAIC);
    private static final List<String> GAINS = List.of(USUAL, GREY_WORLD);

    /** sRGB, in which all models are that do not say otherwise. */
    public static final ImageSpace RGB = new ImageSpace(RGB_NAME, "", "");

    /** @throws IllegalArgumentException naming what is unknown, or what sRGB does not have */
    public ImageSpace {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "There is no image space '" + name + "'; there are " + String.join(", ", NAMES));
        }
        camera = camera == null ? "" : camera;
        gains = gains == null ? "" : gains;
        if (name.equals(RGB_NAME)) {
            if (!camera.isEmpty() || !gains.isEmpty()) {
                throw new IllegalArgumentException("Only raw image space has a camera and gains; leave them out, or"
                        + " choose the space " + RAW + " or " + RAW_MOSAIC);
            }
        } else if (camera.isEmpty() || !GAINS.contains(gains)) {
            throw new IllegalArgumentException("Raw image space has a camera, and its gains are one of "
                    + String.join(", ", GAINS) + ", not '" + gains + "'");
        }
    }

    /** A space by its name, with the mean camera and usual gains where it is raw. */
    public static ImageSpace named(String name) {
        return name.equals(RGB_NAME) ? RGB : new ImageSpace(name, MEAN_CAMERA, USUAL);
    }

    /** The same in another camera's colours. */
    public ImageSpace camera(String other) {
        return new ImageSpace(name, other, gains);
    }

    /** The same with other gains. */
    public ImageSpace gains(String other) {
        return new ImageSpace(name, camera, other);
    }

    /** Whether it is sRGB. */
    public boolean isRgb() {
        return name.equals(RGB_NAME);
    }

    /** Whether it is the four planes of a colour filter. */
    public boolean isMosaic() {
        return name.equals(RAW_MOSAIC);
    }

    /** Planes that a network gets: 3, or 4 of a mosaic. */
    public int channels() {
        return isMosaic() ? 4 : 3;
    }

    /**
     * Side of these planes.
     *
     * @param pixels side of the picture, even where the space is a mosaic
     */
    public int side(int pixels) {
        if (isMosaic() && pixels % 2 != 0) {
            throw new IllegalArgumentException(
                    "A mosaic has 2 x 2 pixels, so the size is an even number, not " + pixels);
        }
        return isMosaic() ? pixels / 2 : pixels;
    }

    @Override
    public String toString() {
        if (isRgb()) {
            return name;
        }
        return name + " (camera " + camera + ", gains " + gains + ")";
    }
}
