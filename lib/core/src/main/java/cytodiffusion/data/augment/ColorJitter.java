package cytodiffusion.data.augment;

import cytodiffusion.data.augment.ColorChange.Adjustment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws colour changes as torchvision's {@code ColorJitter} does: three factors uniform within so much of 1, the hue
 * within so much of 0, in random order.
 *
 * @param brightness half-width of the factor's range, in [0, 1]
 * @param contrast half-width of the factor's range, in [0, 1]
 * @param saturation half-width of the factor's range, in [0, 1]
 * @param hue half-width of the shift's range, in [0, 0.5]
 */
public record ColorJitter(double brightness, double contrast, double saturation, double hue) {
    /** What the paper trains and tests with. */
    public static final ColorJitter PAPER = new ColorJitter(0.25, 0.25, 0.25, 0.125);

    /** Leaves colours as they are. */
    public static final ColorJitter NONE = new ColorJitter(0, 0, 0, 0);

    public ColorJitter {
        if (!(within(brightness, 1) && within(contrast, 1) && within(saturation, 1) && within(hue, 0.5))) {
            throw new IllegalArgumentException("Colour ranges lie in [0, 1], that of the hue in [0, 0.5]; not "
                    + Arrays.toString(new double[] {brightness, contrast, saturation, hue}));
        }
    }

    /** One draw; the same numbers are used up whatever the settings are, unless this is {@link #NONE}. */
    public ColorChange draw(SplittableRandom random) {
        if (equals(NONE)) {
            return ColorChange.NONE;
        }
        List<Adjustment> left = new ArrayList<>(List.of(Adjustment.values()));
        List<Adjustment> order = new ArrayList<>();
        while (!left.isEmpty()) {
            order.add(left.remove(random.nextInt(left.size())));
        }
        return new ColorChange(
                order,
                around(1, brightness, random),
                around(1, contrast, random),
                around(1, saturation, random),
                around(0, hue, random));
    }

    private static double around(double centre, double halfWidth, SplittableRandom random) {
        return centre + halfWidth * (2 * random.nextDouble() - 1);
    }

    private static boolean within(double value, double limit) {
        return value >= 0 && value <= limit;
    }
}
