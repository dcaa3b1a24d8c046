package cytodiffusion.explain;

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

    /** Pearson's correlation, element by element; NaN where one of the two is constant. */
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
