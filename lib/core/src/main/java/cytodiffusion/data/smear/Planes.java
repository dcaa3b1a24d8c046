package cytodiffusion.data.smear;

/** Filters of square planes of numbers, row by row; beyond the border the nearest value counts. */
final class Planes {
    private static final double NEGLIGIBLE_BLUR = 0.1;

    private Planes() {}

    /** The plane reduced {@code factor} times in both directions, each value the mean of its block. */
    static float[] reduce(float[] plane, int side, int factor) {
        int size = side / factor;
        float[] reduced = new float[size * size];
        for (int y = 0; y < side; y++) {
            int row = y / factor * size;
            for (int x = 0; x < side; x++) {
                reduced[row + x / factor] += plane[y * side + x];
            }
        }
        float share = 1f / (factor * factor);
        for (int i = 0; i < reduced.length; i++) {
            reduced[i] *= share;
        }
        return reduced;
    }

    /** The plane blurred by a Gaussian of standard deviation {@code sigma} pixels. */
    static float[] blurred(float[] plane, int size, double sigma) {
        if (sigma < NEGLIGIBLE_BLUR) {
            return plane.clone();
        }
        float[] kernel = gaussian(sigma);
        // Each pass filters the rows and turns the plane on its side, so two passes filter both directions.
        return filterRowsAndTranspose(filterRowsAndTranspose(plane, size, kernel), size, kernel);
    }

    /** The plane moved by a fraction of its pixels, interpolated linearly. */
    static float[] shifted(float[] plane, int size, double dx, double dy) {
        float[] moved = new float[plane.length];
        for (int y = 0, i = 0; y < size; y++) {
            double fromY = Math.max(0, Math.min(size - 1.001, y - dy));
            int top = (int) fromY;
            for (int x = 0; x < size; x++, i++) {
                double fromX = Math.max(0, Math.min(size - 1.001, x - dx));
                int left = (int) fromX;
                double u = fromX - left;
                double v = fromY - top;
                int at = top * size + left;
                double upper = plane[at] * (1 - u) + plane[at + 1] * u;
                double lower = plane[at + size] * (1 - u) + plane[at + size + 1] * u;
                moved[i] = (float) (upper * (1 - v) + lower * v);
            }
        }
        return moved;
    }

    private static float[] filterRowsAndTranspose(float[] plane, int size, float[] kernel) {
        int reach = kernel.length / 2;
        float[] padded = new float[size + 2 * reach];
        float[] turned = new float[plane.length];
        for (int y = 0; y < size; y++) {
            for (int i = 0; i < padded.length; i++) {
                padded[i] = plane[y * size + Math.max(0, Math.min(size - 1, i - reach))];
            }
            for (int x = 0; x < size; x++) {
                float sum = 0;
                for (int k = 0; k < kernel.length; k++) {
                    sum += kernel[k] * padded[x + k];
                }
                turned[x * size + y] = sum;
            }
        }
        return turned;
    }

    private static float[] gaussian(double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        double[] weights = new double[2 * reach + 1];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double distance = (i - reach) / sigma;
            weights[i] = StrictMath.exp(-distance * distance / 2);
            total += weights[i];
        }
        float[] kernel = new float[weights.length];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (weights[i] / total);
        }
        return kernel;
    }
}
