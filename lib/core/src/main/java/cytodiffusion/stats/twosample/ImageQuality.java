package cytodiffusion.stats.twosample;

/** How alike two images are, pixel by pixel. Images are flat arrays of values of one length, in any order of channels. */
public final class ImageQuality {
    private ImageQuality() {}

    /** The cosine of the angle between the two as vectors, 1 for proportional ones; NaN where one is all zeros. */
    public static double cosineSimilarity(double[] a, double[] b) {
        requireSameLength(a, b);
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            squaresA += a[i] * a[i];
            squaresB += b[i] * b[i];
        }
        return product / (Math.sqrt(squaresA) * Math.sqrt(squaresB));
    }

    /** The mean of the squared differences. */
    public static double meanSquaredError(double[] a, double[] b) {
        requireSameLength(a, b);
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return squares / a.length;
    }

    /**
     * Peak signal-to-noise ratio in decibels, infinite for equal images.
     *
     * @param dataRange the span of possible values, 255 for 8 bits
     */
    public static double peakSignalToNoise(double[] a, double[] b, double dataRange) {
        return 10 * Math.log10(dataRange * dataRange / meanSquaredError(a, b));
    }

    private static void requireSameLength(double[] a, double[] b) {
        if (a.length != b.length || a.length == 0) {
            throw new IllegalArgumentException(
                    "Images to compare have the same size, not " + a.length + " and " + b.length + " values");
        }
    }
}
