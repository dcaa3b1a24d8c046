package cytodiffusion.discriminative;

import java.util.Arrays;

/** Layers as their definitions say, in double precision and by loops: what networks are compared with. */
final class PlainLayers {
    private PlainLayers() {}

    /** A feature map of (channels, size, size). */
    record Map3(int channels, int size, double[] values) {
        double at(int c, int y, int x) {
            boolean inside = y >= 0 && y < size && x >= 0 && x < size;
            return inside ? values[(c * size + y) * size + x] : 0;
        }

        Map3 relu() {
            return new Map3(
                    channels,
                    size,
                    Arrays.stream(values).map(v -> Math.max(0, v)).toArray());
        }

        Map3 plus(Map3 other) {
            double[] sum = values.clone();
            Arrays.setAll(sum, i -> values[i] + other.values[i]);
            return new Map3(channels, size, sum);
        }

        /** These channels, then the other's. */
        Map3 and(Map3 other) {
            double[] both = Arrays.copyOf(values, values.length + other.values.length);
            System.arraycopy(other.values, 0, both, values.length, other.values.length);
            return new Map3(channels + other.channels, size, both);
        }

        double[] means() {
            double[] means = new double[channels];
            Arrays.setAll(means, c -> Arrays.stream(values, c * size * size, (c + 1) * size * size)
                    .average()
                    .orElseThrow());
            return means;
        }
    }

    /** @param bias one a channel, or null */
    static Map3 conv(Map3 x, float[] weight, float[] bias, int kernel, int stride, int padding) {
        int out = weight.length / (x.channels() * kernel * kernel);
        int size = (x.size() + 2 * padding - kernel) / stride + 1;
        double[] values = new double[out * size * size];
        for (int i = 0; i < values.length; i++) {
            int o = i / (size * size);
            int top = i / size % size * stride - padding;
            int left = i % size * stride - padding;
            double sum = bias == null ? 0 : bias[o];
            for (int k = 0; k < x.channels() * kernel * kernel; k++) {
                int c = k / (kernel * kernel);
                sum += weight[o * x.channels() * kernel * kernel + k]
                        * x.at(c, top + k / kernel % kernel, left + k % kernel);
            }
            values[i] = sum;
        }
        return new Map3(out, size, values);
    }

    /** Of full squares only where {@code padding} is 0; else of what is inside. */
    static Map3 maxPool(Map3 x, int side, int stride, int padding) {
        int size = (x.size() + 2 * padding - side) / stride + 1;
        double[] values = new double[x.channels() * size * size];
        for (int i = 0; i < values.length; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < side * side; k++) {
                int row = i / size % size * stride - padding + k / side;
                int column = i % size * stride - padding + k % side;
                if (row >= 0 && row < x.size() && column >= 0 && column < x.size()) {
                    largest = Math.max(largest, x.at(i / (size * size), row, column));
                }
            }
            values[i] = largest;
        }
        return new Map3(x.channels(), size, values);
    }

    static Map3 halveByMean(Map3 x) {
        int size = x.size() / 2;
        double[] values = new double[x.channels() * size * size];
        for (int i = 0; i < values.length; i++) {
            int c = i / (size * size);
            int y = 2 * (i / size % size);
            int left = 2 * (i % size);
            values[i] = (x.at(c, y, left) + x.at(c, y, left + 1) + x.at(c, y + 1, left) + x.at(c, y + 1, left + 1)) / 4;
        }
        return new Map3(x.channels(), size, values);
    }

    /** Batch normalization by running statistics. */
    static Map3 norm(Map3 x, float[] weight, float[] bias, float[] mean, float[] variance, double eps) {
        double[] values = x.values().clone();
        int plane = x.size() * x.size();
        Arrays.setAll(values, i -> {
            int c = i / plane;
            return (x.values()[i] - mean[c]) / Math.sqrt(variance[c] + eps) * weight[c] + bias[c];
        });
        return new Map3(x.channels(), x.size(), values);
    }

    /** A row of the matrix for each output. */
    static double[] dense(double[] x, float[] weight, float[] bias) {
        double[] y = new double[weight.length / x.length];
        for (int o = 0; o < y.length; o++) {
            y[o] = bias == null ? 0 : bias[o];
            for (int i = 0; i < x.length; i++) {
                y[o] += weight[o * x.length + i] * x[i];
            }
        }
        return y;
    }
}
