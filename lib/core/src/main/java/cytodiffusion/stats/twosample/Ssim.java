package cytodiffusion.stats.twosample;

import java.util.Arrays;

/**
 * Structural similarity of two images (Wang, Bovik, Sheikh and Simoncelli, 2004), with K1 = 0.01 and K2 = 0.03. Only
 * windows that lie inside the image count, and colour channels are averaged, as scikit-image does.
 *
 * @param width pixels in a row, at least the window's
 * @param height number of rows, at least the window's
 * @param channels values of a pixel: an image is {@code height * width * channels} values, row by row, in each row
 *     pixel by pixel
 * @param dataRange the span of possible values, 255 for 8 bits
 */
public record Ssim(int width, int height, int channels, double dataRange) {
    private static final double K1 = 0.01;
    private static final double K2 = 0.03;
    private static final int UNIFORM_RADIUS = 3;
    private static final int GAUSSIAN_RADIUS = 5;
    private static final double GAUSSIAN_SIGMA = 1.5;

    /** With a uniform window of 7 pixels and sample covariances: scikit-image's default. */
    public double uniform(double[] a, double[] b) {
        double[] window = uniformWindow();
        int pixels = window.length * window.length;
        return mean(a, b, window, pixels / (pixels - 1.0));
    }

    /** With a Gaussian window of sigma 1.5 and 11 pixels, as the original paper has it. */
    public double gaussian(double[] a, double[] b) {
        double[] window = new double[2 * GAUSSIAN_RADIUS + 1];
        double sum = 0;
        for (int i = 0; i < window.length; i++) {
            double z = (i - GAUSSIAN_RADIUS) / GAUSSIAN_SIGMA;
            window[i] = Math.exp(-z * z / 2);
            sum += window[i];
        }
        for (int i = 0; i < window.length; i++) {
            window[i] /= sum;
        }
        return mean(a, b, window, 1);
    }

    private double mean(double[] a, double[] b, double[] window, double covarianceFactor) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            double[] map = map(a, b, c, window, covarianceFactor);
            for (double value : map) {
                sum += value / map.length;
            }
        }
        return sum / channels;
    }

    /** The similarity around each pixel whose window lies inside, row by row, with the uniform window. */
    double[] uniformMap(double[] a, double[] b, int channel) {
        double[] window = uniformWindow();
        int pixels = window.length * window.length;
        return map(a, b, channel, window, pixels / (pixels - 1.0));
    }

    private static double[] uniformWindow() {
        double[] window = new double[2 * UNIFORM_RADIUS + 1];
        Arrays.fill(window, 1.0 / window.length);
        return window;
    }

    private double[] map(double[] a, double[] b, int channel, double[] window, double covarianceFactor) {
        double[] x = channel(a, channel);
        double[] y = channel(b, channel);
        double[] meanX = filter(x, window);
        double[] meanY = filter(y, window);
        double[] meanXx = filter(product(x, x), window);
        double[] meanYy = filter(product(y, y), window);
        double[] meanXy = filter(product(x, y), window);
        double c1 = K1 * dataRange * K1 * dataRange;
        double c2 = K2 * dataRange * K2 * dataRange;
        double[] map = new double[meanX.length];
        for (int i = 0; i < map.length; i++) {
            double varianceX = covarianceFactor * (meanXx[i] - meanX[i] * meanX[i]);
            double varianceY = covarianceFactor * (meanYy[i] - meanY[i] * meanY[i]);
            double covariance = covarianceFactor * (meanXy[i] - meanX[i] * meanY[i]);
            double luminance = (2 * meanX[i] * meanY[i] + c1) / (meanX[i] * meanX[i] + meanY[i] * meanY[i] + c1);
            map[i] = luminance * (2 * covariance + c2) / (varianceX + varianceY + c2);
        }
        return map;
    }

    /** A separable filter without padding: the result is smaller by the window's length less one, each way. */
    private double[] filter(double[] image, double[] window) {
        int outWidth = width - window.length + 1;
        int outHeight = height - window.length + 1;
        if (outWidth < 1 || outHeight < 1) {
            throw new IllegalArgumentException("An image of " + width + " x " + height
                    + " pixels is smaller than the window of " + window.length + " pixels");
        }
        double[] rows = new double[outWidth * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < outWidth; x++) {
                for (int i = 0; i < window.length; i++) {
                    rows[y * outWidth + x] += window[i] * image[y * width + x + i];
                }
            }
        }
        double[] filtered = new double[outWidth * outHeight];
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                for (int i = 0; i < window.length; i++) {
                    filtered[y * outWidth + x] += window[i] * rows[(y + i) * outWidth + x];
                }
            }
        }
        return filtered;
    }

    private double[] channel(double[] image, int channel) {
        if (image.length != width * height * channels) {
            throw new IllegalArgumentException("An image of " + width + " x " + height + " pixels and " + channels
                    + " channels does not have " + image.length + " values");
        }
        double[] values = new double[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = image[i * channels + channel];
        }
        return values;
    }

    private static double[] product(double[] x, double[] y) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            product[i] = x[i] * y[i];
        }
        return product;
    }
}
