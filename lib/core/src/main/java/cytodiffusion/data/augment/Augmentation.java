package cytodiffusion.data.augment;

import cytodiffusion.data.image.RgbImage;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which random changes an image may get. What is drawn is plain data, so one draw can be shared by all classes of a
 * trial, stored, and undone on a heatmap.
 *
 * @param rotation which angles are drawn
 * @param mirror whether one in two images is mirrored left to right
 * @param diagonal whether one in two images is mirrored along its diagonal
 * @param color ranges of the colour changes
 * @param operations further operations
 * @param border what a rotated image shows where its canvas ends
 */
public record Augmentation(
        Rotation rotation,
        boolean mirror,
        boolean diagonal,
        ColorJitter color,
        RandAugment operations,
        Geometry.Border border) {
    /** Angles that may be drawn, each as likely as the others. */
    public enum Rotation {
        NONE,
        /** 0 or 180 degrees: with {@code mirror}, horizontal and vertical flips. */
        HALF_TURN,
        /** Every whole degree. */
        ANY
    }

    /** The paper's training: flips, any rotation, colour jitter and RandAugment. */
    public static Augmentation training() {
        return new Augmentation(
                Rotation.ANY, true, true, ColorJitter.PAPER, RandAugment.DEFAULT, Geometry.Border.REFLECT);
    }

    /** The paper's classification: as in training, without RandAugment. */
    public static Augmentation inference() {
        return new Augmentation(Rotation.ANY, true, true, ColorJitter.PAPER, RandAugment.NONE, Geometry.Border.REFLECT);
    }

    /** Horizontal and vertical flips, as the generator of the paper's Turing test is trained with (Section 3.5). */
    public static Augmentation flips() {
        return new Augmentation(
                Rotation.HALF_TURN, true, false, ColorJitter.NONE, RandAugment.NONE, Geometry.Border.REFLECT);
    }

    /** Flips and any rotation, the colours left as they are. */
    public static Augmentation turns() {
        return new Augmentation(Rotation.ANY, true, true, ColorJitter.NONE, RandAugment.NONE, Geometry.Border.REFLECT);
    }

    /** Leaves every image as it is. */
    public static Augmentation none() {
        return new Augmentation(
                Rotation.NONE, false, false, ColorJitter.NONE, RandAugment.NONE, Geometry.Border.REFLECT);
    }

    /** One draw. */
    public Draw draw(SplittableRandom random) {
        int degrees =
                switch (rotation) {
                    case NONE -> 0;
                    case HALF_TURN -> 180 * random.nextInt(2);
                    case ANY -> random.nextInt(360);
                };
        Geometry geometry = new Geometry(degrees, mirror && random.nextBoolean(), diagonal && random.nextBoolean());
        return new Draw(geometry, color.draw(random), operations.draw(random), border);
    }

    /** What was drawn for one image. */
    public record Draw(
            Geometry geometry, ColorChange color, List<RandAugment.Step> operations, Geometry.Border border) {
        public Draw {
            operations = List.copyOf(operations);
        }

        /** The central {@code size} x {@code size} pixels of the changed canvas. */
        public RgbImage apply(RgbImage canvas, int size) {
            RgbImage image = color.apply(geometry.apply(canvas, size, border));
            for (RandAugment.Step step : operations) {
                image = step.apply(image);
            }
            return image;
        }
    }
}
