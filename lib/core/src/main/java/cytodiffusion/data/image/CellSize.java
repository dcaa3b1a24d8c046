package cytodiffusion.data.image;

import java.util.ArrayDeque;
import java.util.OptionalDouble;

/**
 * How large the cell in the middle of a picture is, as far as its nucleus tells, and what is stained as dark: so sizes of
 * the same class compare across microscopes, while those of different classes do not.
 *
 * <p>Pixels are parted by their green light, which the stains of a nucleus take away, into background, red cells and pale
 * cytoplasm, and nucleus; of the nuclei, only what lies around the middle counts.
 */
public final class CellSize {
    private static final int LEVELS = 256;

    /** Bodies whose centres are farther from the picture's than this share of its shorter side belong to neighbours. */
    private static final double REACH = 0.25;

    /** Smaller bodies, as a share of all pixels, are granules, dust and platelets. */
    private static final double SMALLEST = 0.002;

    private final int width;
    private final int height;
    private final boolean[] dark;

    private CellSize(RgbImage image) {
        width = image.width();
        height = image.height();
        int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = LEVELS - 1 - image.get(i % width, i / width, 1);
        }
        int threshold = upperThreshold(values);
        dark = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            dark[i] = values[i] > threshold;
        }
    }

    /**
     * The diameter in pixels of the disc whose points lie as far from its centre, in the root of the mean square, as the
     * nucleus'; nothing where there is none around the middle.
     */
    public static OptionalDouble diameter(RgbImage image) {
        return new CellSize(image).diameter();
    }

    /**
     * The upper of the two levels that part the values into three groups with the largest variance between them (Otsu,
     * 1979).
     */
    static int upperThreshold(int[] values) {
        double[] count = new double[LEVELS + 1];
        double[] sum = new double[LEVELS + 1];
        for (int value : values) {
            count[value + 1]++;
            sum[value + 1] += value;
        }
        for (int level = 0; level < LEVELS; level++) {
            count[level + 1] += count[level];
            sum[level + 1] += sum[level];
        }
        double best = -1;
        // Nothing lies above it: a picture of one tone has no nucleus.
        int threshold = LEVELS;
        for (int low = 1; low < LEVELS - 1; low++) {
            for (int high = low + 1; high < LEVELS && count[low] > 0 && count[high] < values.length; high++) {
                double between = squareOverCount(count, sum, 0, low)
                        + squareOverCount(count, sum, low, high)
                        + squareOverCount(count, sum, high, LEVELS);
                if (between > best) {
                    best = between;
                    threshold = high - 1;
                }
            }
        }
        return threshold;
    }

    /** What a group adds to the variance between groups, up to what is the same for all partings. */
    private static double squareOverCount(double[] count, double[] sum, int from, int to) {
        double n = count[to] - count[from];
        double s = sum[to] - sum[from];
        return n == 0 ? 0 : s * s / n;
    }

    /** Sums over the pixels of bodies. */
    private static final class Moments {
        double count;
        double x;
        double y;
        double squares;

        void add(double px, double py) {
            count++;
            x += px;
            y += py;
            squares += px * px + py * py;
        }

        void add(Moments other) {
            count += other.count;
            x += other.x;
            y += other.y;
            squares += other.squares;
        }

        /** Of a disc of diameter d the mean square distance from the centre is d² / 8. */
        double diameter() {
            double meanSquare = squares / count - (x * x + y * y) / (count * count);
            return Math.sqrt(8 * Math.max(0, meanSquare));
        }
    }

    private OptionalDouble diameter() {
        boolean[] seen = new boolean[dark.length];
        Moments cell = new Moments();
        double reach = REACH * Math.min(width, height);
        for (int i = 0; i < dark.length; i++) {
            if (dark[i] && !seen[i]) {
                Moments body = body(i, seen);
                double dx = body.x / body.count - (width - 1) / 2.0;
                double dy = body.y / body.count - (height - 1) / 2.0;
                if (body.count >= SMALLEST * dark.length && Math.sqrt(dx * dx + dy * dy) <= reach) {
                    cell.add(body);
                }
            }
        }
        return cell.count == 0 ? OptionalDouble.empty() : OptionalDouble.of(cell.diameter());
    }

    /** What hangs together with a pixel by its sides. */
    private Moments body(int start, boolean[] seen) {
        Moments body = new Moments();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(start);
        seen[start] = true;
        while (!open.isEmpty()) {
            int i = open.remove();
            int x = i % width;
            int y = i / width;
            body.add(x, y);
            visit(x > 0, i - 1, seen, open);
            visit(x < width - 1, i + 1, seen, open);
            visit(y > 0, i - width, seen, open);
            visit(y < height - 1, i + width, seen, open);
        }
        return body;
    }

    private void visit(boolean inside, int i, boolean[] seen, ArrayDeque<Integer> open) {
        if (inside && dark[i] && !seen[i]) {
            seen[i] = true;
            open.add(i);
        }
    }
}
