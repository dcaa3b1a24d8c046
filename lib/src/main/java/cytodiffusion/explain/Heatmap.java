package cytodiffusion.explain;

import cytodiffusion.data.RgbImage;

/**
 * A counterfactual heatmap: the decoder's picture of what would have to change for the model to see another class (the
 * paper, Equation 12).
 *
 * @param target index of the class that the cell is to become
 * @param from index of the class that it is taken for
 * @param gain by which the difference of the error tensors was multiplied
 * @param scalingFactor of the autoencoder, by which it was divided
 * @param decoded the decoder's output as it is: red, green and blue plane, row by row, in about [-1, 1]
 * @param neutral the decoder's output for a difference of zero; where {@code decoded} equals it nothing is to change
 */
public record Heatmap(int target, int from, double gain, double scalingFactor, float[] decoded, float[] neutral) {
    private static final int CHANNELS = 3;

    /** Side in pixels: that of the square that the model sees. */
    public int side() {
        return (int) Math.round(Math.sqrt(decoded.length / (double) CHANNELS));
    }

    /** The heatmap itself: the decoder's output, clamped to what a picture can show. */
    public RgbImage image() {
        return RgbImage.ofPlanes(decoded, 0, side(), side());
    }

    /**
     * What the decoder makes of the difference beyond its answer to zero, channel by channel: positive where the target
     * class would have more of a colour.
     */
    public float[] change() {
        float[] change = decoded.clone();
        for (int i = 0; i < change.length; i++) {
            change[i] -= neutral[i];
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
