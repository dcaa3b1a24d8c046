package cytodiffusion.explain;

import cytodiffusion.data.image.RgbImage;

/**
 * A counterfactual heatmap: the decoder's picture of what would have to change for the model to see another class, made
 * by {@link Explainer#heatmap}.
 *
 * <p>The decoder is not linear: what it makes of a difference alone is a picture to look at, whose ground has some colour
 * and shade even where the difference is 0. Where and how much is to change is therefore measured on the cell itself: the
 * same difference is added to the cell's latents, and the decoded cell subtracted from what is decoded then.
 *
 * @param target index of the class that the cell is to become
 * @param from index of the class that it is taken for
 * @param gain by which the difference of the error tensors was multiplied
 * @param scalingFactor of the autoencoder, by which it was divided
 * @param decoded the decoder's output for the difference alone, as it is: red, green and blue plane, row by row, in about
 *     [-1, 1]
 * @param cell the decoder's output for the cell's own latents
 * @param shifted the decoder's output for the cell's latents with the difference added
 */
public record Heatmap(
        int target, int from, double gain, double scalingFactor, float[] decoded, float[] cell, float[] shifted) {
    private static final int CHANNELS = 3;

    /** Side in pixels: that of the square that the model sees. */
    public int side() {
        return (int) Math.round(Math.sqrt(decoded.length / (double) CHANNELS));
    }

    /** The heatmap itself: the decoder's output, clamped to what a picture can show. */
    public RgbImage image() {
        return RgbImage.ofPlanes(decoded, 0, side(), side());
    }

    /** The cell with the difference added to its latents. */
    public RgbImage changed() {
        return RgbImage.ofPlanes(shifted, 0, side(), side());
    }

    /**
     * What the difference changes in the cell, channel by channel: positive where the target class would have more of a
     * colour, and 0 everywhere where the classes do not differ.
     */
    public float[] change() {
        float[] change = shifted.clone();
        for (int i = 0; i < change.length; i++) {
            change[i] -= cell[i];
        }
        return change;
    }

    /** The length of {@link #change} over the three channels, pixel by pixel: how much is to change there. */
    public double[] magnitude() {
        return Maps.magnitude(change());
    }

    /**
     * The cell with the heatmap laid over it: the more is to change, the less of the cell shows through.
     *
     * @param view the square that the model sees
     * @param opacity in [0, 1] of the heatmap where it is strongest
     */
    public RgbImage overlay(RgbImage view, double opacity) {
        double[] magnitude = magnitude();
        double strongest = 0;
        for (double value : magnitude) {
            strongest = Math.max(strongest, value);
        }
        byte[] heatmap = image().pixels();
        byte[] pixels = view.pixels().clone();
        if (pixels.length != heatmap.length) {
            throw new IllegalArgumentException("A heatmap of " + side() + " x " + side()
                    + " pixels does not fit over a cell of " + view.width() + " x " + view.height());
        }
        for (int i = 0; strongest > 0 && i < pixels.length; i++) {
            double alpha = opacity * magnitude[i / CHANNELS] / strongest;
            pixels[i] = (byte) Math.round((1 - alpha) * (pixels[i] & 0xff) + alpha * (heatmap[i] & 0xff));
        }
        return new RgbImage(view.width(), view.height(), pixels);
    }
}
