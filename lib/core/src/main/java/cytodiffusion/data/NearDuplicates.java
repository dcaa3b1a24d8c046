package cytodiffusion.data;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Finds pictures that show the same thing: cut a little differently, in other light, or saved anew. Each picture is reduced
 * to {@value #SIDE} pixels a side and freed of what is smooth, so that two round cells on a light ground are not alike for
 * that; how much alike two of them are is the correlation of what is left, the one shifted by up to {@value #SHIFT} of these
 * pixels. All pairs are compared: some hundred pictures take seconds, ten thousand an hour.
 *
 * <p>Measured: a copy that is shifted by up to 3 % of its side, darkened and saved anew has 0.92 and more. Of pictures that
 * show the field around a cell (Raabin's), the same cell taken twice under other light has 0.78, other cells at most 0.55.
 * In close crops that a cell fills (W-Net's of PBC) other cells reach 0.80.
 */
public final class NearDuplicates {
    static final int SIDE = 32;
    static final int SHIFT = 2;

    /** From here on two pictures of a cell with the field around it are the same. */
    public static final double SAME_FIELD = 0.6;

    /** The same of close crops, of which it finds copies alone. */
    public static final double SAME_CROP = 0.85;

    /** Half the side of the square whose mean is taken away, and of the one over which a pixel is averaged. */
    private static final int WIDE = 3;

    private static final int NARROW = 1;

    private NearDuplicates() {}

    /**
     * The groups of two or more, and what is like one of a group is in it; in the order of the list.
     *
     * @param same how much alike two are at least that are the same, in (0, 1)
     * @throws IOException where a file cannot be read
     * @throws CancellationException if {@code stop} asks for an end
     */
    public static List<List<LabelledImage>> groups(
            List<LabelledImage> images, double same, Stop stop, Progress progress) throws IOException {
        List<float[]> details = new ArrayList<>();
        for (LabelledImage image : images) {
            details.add(details(image.read()));
        }
        int[] leader = IntStream.range(0, images.size()).toArray();
        try (Progress.Task task = progress.start("Comparing pictures", "images", images.size())) {
            for (int i = 0; i < leader.length; i++) {
                if (stop.requested()) {
                    throw new CancellationException("Stopped after comparing " + i + " of " + leader.length);
                }
                for (int j = 0; j < i; j++) {
                    if (leaderOf(leader, i) != leaderOf(leader, j)
                            && likeness(details.get(i), details.get(j)) >= same) {
                        join(leader, i, j);
                    }
                }
                task.update(i + 1, "");
            }
        }
        Map<Integer, List<LabelledImage>> groups = new LinkedHashMap<>();
        for (int i = 0; i < leader.length; i++) {
            groups.computeIfAbsent(leaderOf(leader, i), first -> new ArrayList<>())
                    .add(images.get(i));
        }
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    private static int leaderOf(int[] leader, int i) {
        int first = i;
        while (leader[first] != first) {
            first = leader[first];
        }
        return first;
    }

    private static void join(int[] leader, int i, int j) {
        int one = leaderOf(leader, i);
        int other = leaderOf(leader, j);
        leader[Math.max(one, other)] = Math.min(one, other);
    }

    /** How much alike two pictures are: 1 for the same one, about 0 for any two. */
    static double likeness(RgbImage one, RgbImage other) {
        return likeness(details(one), details(other));
    }

    private static double likeness(float[] one, float[] other) {
        double most = -1;
        for (int dy = -SHIFT; dy <= SHIFT; dy++) {
            for (int dx = -SHIFT; dx <= SHIFT; dx++) {
                most = Math.max(most, correlation(one, other, dx, dy));
            }
        }
        return most;
    }

    /** Of the part that both have where the other is shifted. */
    private static double correlation(float[] one, float[] other, int dx, int dy) {
        double product = 0;
        double squaresOfOne = 0;
        double squaresOfOther = 0;
        for (int y = Math.max(0, -dy); y < SIDE - Math.max(0, dy); y++) {
            for (int x = Math.max(0, -dx); x < SIDE - Math.max(0, dx); x++) {
                double a = one[y * SIDE + x];
                double b = other[(y + dy) * SIDE + x + dx];
                product += a * b;
                squaresOfOne += a * a;
                squaresOfOther += b * b;
            }
        }
        double size = Math.sqrt(squaresOfOne * squaresOfOther);
        return size == 0 ? 0 : product / size;
    }

    /** Its brightness in few pixels, smoothed over the narrow square and without the mean of the wide one. */
    private static float[] details(RgbImage image) {
        float[] small = reduced(image);
        float[] narrow = mean(small, NARROW);
        float[] wide = mean(small, WIDE);
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] -= wide[i];
        }
        return narrow;
    }

    private static float[] reduced(RgbImage image) {
        float[] sums = new float[SIDE * SIDE];
        int[] counts = new int[SIDE * SIDE];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int place = y * SIDE / image.height() * SIDE + x * SIDE / image.width();
                sums[place] += image.get(x, y, 0) + image.get(x, y, 1) + image.get(x, y, 2);
                counts[place]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        return sums;
    }

    private static float[] mean(float[] values, int reach) {
        float[] means = new float[values.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float sum = 0;
                int count = 0;
                for (int v = Math.max(0, y - reach); v <= Math.min(SIDE - 1, y + reach); v++) {
                    for (int u = Math.max(0, x - reach); u <= Math.min(SIDE - 1, x + reach); u++) {
                        sum += values[v * SIDE + u];
                        count++;
                    }
                }
                means[y * SIDE + x] = sum / count;
            }
        }
        return means;
    }
}
