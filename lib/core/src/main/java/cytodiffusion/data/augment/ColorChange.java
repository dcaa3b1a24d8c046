package cytodiffusion.data.augment;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pillow.PillowColor;
import java.util.List;

/**
 * A drawn change of colours with the results of torchvision's {@code adjust_brightness}, {@code adjust_contrast},
 * {@code adjust_saturation} and {@code adjust_hue} on an 8-bit Pillow image, which is what the published method trains
 * with: every step rounds to 8 bits as Pillow does.
 *
 * @param order the adjustments in the order in which they are applied
 * @param brightness factor: 0 is black, 1 changes nothing
 * @param contrast factor: 0 is the mean grey, 1 changes nothing
 * @param saturation factor: 0 is grey, 1 changes nothing
 * @param hue shift as a fraction of the colour circle, in [-0.5, 0.5]
 */
public record ColorChange(List<Adjustment> order, double brightness, double contrast, double saturation, double hue) {
    /** What can be adjusted. */
    public enum Adjustment {
        BRIGHTNESS,
        CONTRAST,
        SATURATION,
        HUE
    }

    /** Leaves every colour as it is. */
    public static final ColorChange NONE = new ColorChange(List.of(), 1, 1, 1, 0);

    public ColorChange {
        order = List.copyOf(order);
    }

    /** The image with its colours changed; the given one stays as it is. */
    public RgbImage apply(RgbImage image) {
        byte[] pixels = image.pixels().clone();
        for (Adjustment adjustment : order) {
            switch (adjustment) {
                case BRIGHTNESS -> PillowColor.brightness(pixels, (float) brightness);
                case CONTRAST -> PillowColor.contrast(pixels, (float) contrast);
                case SATURATION -> PillowColor.saturation(pixels, (float) saturation);
                case HUE -> PillowColor.hue(pixels, hue);
            }
        }
        return new RgbImage(image.width(), image.height(), pixels);
    }
}
