package cytodiffusion.baseline;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Weights;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Numbers that follow from a tensor's name, so that a reference in Python needs no stored weights. */
final class NumbersByName {
    private NumbersByName() {}

    /** {@code count} numbers that look uniform in [-1, 1), by a 32-bit integer hash of name and place. */
    static float[] uniform(String name, int count) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        int start = (int) crc.getValue();
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            int x = start + i;
            x ^= x >>> 15;
            x *= 0x2c1b3c6d;
            x ^= x >>> 12;
            x *= 0x297a2d39;
            x ^= x >>> 15;
            values[i] = (x >>> 8) / (float) (1 << 23) - 1;
        }
        return values;
    }

    /** Weights of a plausible size. */
    static Weights weights(ImageNetwork network, NDManager manager) {
        Weights weights = Weights.random(network, manager, 0).zeros();
        for (String name : weights.names()) {
            Shape shape = weights.get(name).getShape();
            float[] values = uniform(name, (int) shape.size());
            double[] line = line(name, shape);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (line[0] + line[1] * values[i]);
            }
            weights.get(name).addi(manager.create(values, shape));
        }
        return weights;
    }

    /** Centre and half width of a tensor's numbers. */
    private static double[] line(String name, Shape shape) {
        if (name.endsWith("running_var")) {
            return new double[] {1, 0.5};
        }
        if (shape.dimension() > 1) {
            return new double[] {0, 2 / Math.sqrt(shape.size() / (double) shape.get(0))};
        }
        boolean scale = name.endsWith("weight");
        return scale ? new double[] {1, 0.2} : new double[] {0, 0.1};
    }
}
