package cytodiffusion.data.augment;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pillow.NearestAffine;
import cytodiffusion.data.pillow.PillowColor;
import cytodiffusion.data.pillow.PillowOps;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws operations as torchvision's {@code RandAugment} does (Cubuk et al., "RandAugment", 2020): each of {@code count}
 * is uniform among fourteen, all with one magnitude, its sign at random where it has one.
 *
 * @param count operations per image
 * @param magnitude strength, in [0, 30]
 */
public record RandAugment(int count, int magnitude) {
    /** torchvision's defaults, which the paper trains with. */
    public static final RandAugment DEFAULT = new RandAugment(2, 9);

    /** Draws no operations. */
    public static final RandAugment NONE = new RandAugment(0, 0);

    private static final int LARGEST_MAGNITUDE = 30;

    public RandAugment {
        if (count < 0 || magnitude < 0 || magnitude > LARGEST_MAGNITUDE) {
            throw new IllegalArgumentException(
                    "Needs 0 or more operations of magnitude 0 to 30, not " + count + " of magnitude " + magnitude);
        }
    }

    /** One drawn operation. {@code strength} lies in [-1, 1]; a sign means something to signed operations only. */
    public record Step(Operation operation, double strength) {
        RgbImage apply(RgbImage image) {
            return operation.apply(image, strength);
        }
    }

    /** The operations to apply, in their order. */
    public List<Step> draw(SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Operation operation = Operation.values()[random.nextInt(Operation.values().length)];
            double sign = random.nextBoolean() ? -1 : 1;
            steps.add(new Step(operation, sign * magnitude / LARGEST_MAGNITUDE));
        }
        return steps;
    }

    /** What torchvision chooses from, with its ranges, on 8-bit Pillow images; what is shifted in is black. */
    public enum Operation {
        IDENTITY,
        SHEAR_X,
        SHEAR_Y,
        TRANSLATE_X,
        TRANSLATE_Y,
        ROTATE,
        BRIGHTNESS,
        COLOR,
        CONTRAST,
        SHARPNESS,
        POSTERIZE,
        SOLARIZE,
        AUTO_CONTRAST,
        EQUALIZE;

        RgbImage apply(RgbImage image, double strength) {
            double unsigned = Math.abs(strength);
            float factor = (float) (1 + 0.9 * strength);
            byte[] pixels = image.pixels().clone();
            switch (this) {
                case IDENTITY -> {}
                case SHEAR_X -> NearestAffine.apply(image, pixels, 1, 0.3 * strength, 0, 0, 1, 0);
                case SHEAR_Y -> NearestAffine.apply(image, pixels, 1, 0, 0, 0.3 * strength, 1, 0);
                case TRANSLATE_X -> NearestAffine.apply(image, pixels, 1, 0, -shift(image.width(), strength), 0, 1, 0);
                case TRANSLATE_Y -> NearestAffine.apply(image, pixels, 1, 0, 0, 0, 1, -shift(image.height(), strength));
                case ROTATE -> NearestAffine.rotate(image, pixels, 30 * strength);
                case BRIGHTNESS -> PillowColor.brightness(pixels, factor);
                case COLOR -> PillowColor.saturation(pixels, factor);
                case CONTRAST -> PillowColor.contrast(pixels, factor);
                case SHARPNESS -> PillowOps.sharpness(image, pixels, factor);
                case POSTERIZE -> PillowOps.posterize(pixels, 8 - (int) Math.rint(unsigned * 4));
                case SOLARIZE -> PillowOps.solarize(pixels, 255 * (1 - unsigned));
                case AUTO_CONTRAST -> PillowOps.autoContrast(pixels);
                case EQUALIZE -> PillowOps.equalize(pixels);
            }
            return new RgbImage(image.width(), image.height(), pixels);
        }

        private static int shift(int side, double strength) {
            return (int) (150.0 / 331.0 * side * strength);
        }
    }
}
