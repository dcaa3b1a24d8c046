package cytodiffusion.data.raw;

import cytodiffusion.data.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How a camera sees colours: the matrix {@code M} from linear sRGB to the camera's red, green and blue before white
 * balance. {@code M} is the camera's matrix from XYZ times the one from sRGB to XYZ, each row divided by its sum, so that
 * white stays white.
 *
 * <p>The four matrices are those of Brooks et al. 2019, who give the numbers without saying whose they are. The cameras'
 * names are ours and certain to different degrees: {@code sony-a7r} stands under that camera's name in dcraw's table of
 * Adobe's matrices; {@code olympus-e-m10} and {@code sony-rx100-iv} stand there under the names of sister models with, as
 * far as we know, the same sensor; {@code nexus-6p}, which that table does not have, is named from recollection, as one of
 * the cameras of the Darmstadt Noise Dataset. The numbers are tested, the names are labels.
 *
 * @param name of the camera, as {@link #named} knows it
 * @param fromSrgb the 3 x 3 matrix {@code M}, row by row
 */
public record CameraColors(String name, List<List<Double>> fromSrgb) {
    /** All four cameras in equal parts. */
    public static final String MEAN = "mean";

    /** A mix of the four with random weights, which a seed decides. */
    public static final String MIX = "mix";

    private static final Map<String, double[][]> FROM_XYZ = new LinkedHashMap<>();

    static {
        FROM_XYZ.put(
                "nexus-6p",
                new double[][] {{1.0234, -0.2969, -0.2266}, {-0.5625, 1.6328, -0.0469}, {-0.0703, 0.2188, 0.6406}});
        FROM_XYZ.put(
                "sony-a7r",
                new double[][] {{0.4913, -0.0541, -0.0202}, {-0.6130, 1.3513, 0.2906}, {-0.1564, 0.2151, 0.7183}});
        FROM_XYZ.put(
                "olympus-e-m10",
                new double[][] {{0.8380, -0.2630, -0.0639}, {-0.2887, 1.0725, 0.2496}, {-0.0627, 0.1427, 0.5438}});
        FROM_XYZ.put(
                "sony-rx100-iv",
                new double[][] {{0.6596, -0.2079, -0.0562}, {-0.4782, 1.3016, 0.1933}, {-0.0970, 0.1581, 0.5181}});
    }

    private static final double[][] SRGB_TO_XYZ = {
        {0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}
    };

    /** Changes the stream of random numbers, so that weights and gains of one seed have nothing in common. */
    private static final long WEIGHTS = 1;

    public CameraColors {
        fromSrgb = fromSrgb.stream().map(List::copyOf).toList();
    }

    /** What {@link #named} knows: four cameras, their mean, a random mix. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(FROM_XYZ.keySet());
        names.addAll(List.of(MEAN, MIX));
        return List.copyOf(names);
    }

    /**
     * A camera by its name.
     *
     * @param seed decides the weights of {@value #MIX}; the others do not need it
     * @throws IllegalArgumentException if there is no such camera
     */
    public static CameraColors named(String name, long seed) {
        double[] weights = new double[FROM_XYZ.size()];
        if (name.equals(MEAN)) {
            Arrays.fill(weights, 1);
        } else if (name.equals(MIX)) {
            SplittableRandom random = Seeds.random(seed, WEIGHTS);
            Arrays.setAll(weights, i -> random.nextDouble(1e-8, 1));
        } else {
            int index = List.copyOf(FROM_XYZ.keySet()).indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "There is no camera '" + name + "'; there are " + String.join(", ", names()));
            }
            weights[index] = 1;
        }
        return new CameraColors(name, rows(mixed(weights)));
    }

    /** The convex combination of the cameras' matrices from XYZ, times sRGB to XYZ, rows scaled to the sum 1. */
    private static double[][] mixed(double[] weights) {
        double total = Arrays.stream(weights).sum();
        double[][] fromXyz = new double[3][3];
        int camera = 0;
        for (double[][] matrix : FROM_XYZ.values()) {
            for (int i = 0; i < 9; i++) {
                fromXyz[i / 3][i % 3] += weights[camera] / total * matrix[i / 3][i % 3];
            }
            camera++;
        }
        double[][] fromSrgb = new double[3][3];
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                fromSrgb[i / 3][i % 3] += fromXyz[i / 3][k] * SRGB_TO_XYZ[k][i % 3];
            }
        }
        for (double[] row : fromSrgb) {
            double sum = Arrays.stream(row).sum();
            Arrays.setAll(row, i -> row[i] / sum);
        }
        return fromSrgb;
    }

    private static List<List<Double>> rows(double[][] matrix) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    /** {@code M}, row by row. */
    double[][] matrix() {
        return fromSrgb.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    /** The inverse of {@code M}, by its cofactors. */
    double[][] inverse() {
        double[][] m = matrix();
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                inverse[c][r] = m[(r + 1) % 3][(c + 1) % 3] * m[(r + 2) % 3][(c + 2) % 3]
                        - m[(r + 1) % 3][(c + 2) % 3] * m[(r + 2) % 3][(c + 1) % 3];
            }
        }
        for (int c = 0; c < 3; c++) {
            determinant += m[0][c] * inverse[c][0];
        }
        for (double[] row : inverse) {
            double by = determinant;
            Arrays.setAll(row, i -> row[i] / by);
        }
        return inverse;
    }
}
