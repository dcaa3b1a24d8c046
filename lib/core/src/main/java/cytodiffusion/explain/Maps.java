package cytodiffusion.explain;

import java.util.Arrays;

/** Numbers about maps of a cell: planes of red, green and blue one after the other, or a single plane. */
public final class Maps {
    private static final int CHANNELS = 3;

    private Maps() {}

    /** The length of the vector of the three channels in every pixel. */
    public static double[] magnitude(float[] planes) {
        double[] magnitude = new double[planes.length / CHANNELS];
        for (int i = 0; i < magnitude.length; i++) {
            double squares = 0;
            for (int channel = 0; channel < CHANNELS; channel++) {
                double value = planes[channel * magnitude.length + i];
                squares += value * value;
            }
            magnitude[i] = Math.sqrt(squares);
        }
        return magnitude;
    }

    /** Each of the three planes minus its median: what stands out from the map's ground. */
    public static float[] beyondGround(float[] planes) {
        int plane = planes.length / CHANNELS;
        float[] beyond = planes.clone();
        for (int channel = 0; channel < CHANNELS; channel++) {
            float[] sorted = Arrays.copyOfRange(planes, channel * plane, (channel + 1) * plane);
            Arrays.sort(sorted);
            for (int i = 0; i < plane; i++) {
                beyond[channel * plane + i] -= sorted[plane / 2];
            }
        }
        return beyond;
    }

    /** The planes turned by half a turn: as far from the middle as before, on the other side. */
    public static float[] turned(float[] planes) {
        int plane = planes.length / CHANNELS;
        float[] turned = new float[planes.length];
        for (int i = 0; i < planes.length; i++) {
            turned[i / plane * plane + plane - 1 - i % plane] = planes[i];
        }
        return turned;
    }

    /**
     * Each plane with the mean of a block in the place of each of its pixels.
     *
     * @param side of a plane, a multiple of {@code block}
     * @param block side of a block
     */
    public static float[] coarse(float[] planes, int side, int block) {
        if (side % block != 0) {
            throw new IllegalArgumentException("Blocks of " + block + " do not fill planes of " + side + " pixels");
        }
        float[] coarse = new float[planes.length];
        for (int i = 0; i < planes.length; i++) {
            coarse[blockStart(i, side, block)] += planes[i] / (block * block);
        }
        for (int i = 0; i < planes.length; i++) {
            coarse[i] = coarse[blockStart(i, side, block)];
        }
        return coarse;
    }

    /** The first pixel of a pixel's block. */
    private static int blockStart(int i, int side, int block) {
        int x = i % side;
        int y = i / side % side;
        return i - x % block - y % block * side;
    }

    /** Pearson's correlation, element by element; NaN where one of the two is constant. */
    public static double correlation(float[] a, float[] b) {
        return correlation(doubles(a), doubles(b));
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    /** The same. */
    public static double correlation(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return product / Math.sqrt(squaresA * squaresB);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
