package cytodiffusion.evaluation.cells;

import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.curves.DeLong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether drawn cells are copies of training images: how near each of them comes to its nearest one, compared with real
 * cells that the generator has not seen.
 *
 * @param drawn each drawn cell with its nearest training image
 * @param unseen the same for real cells
 */
public record Novelty(List<Neighbour> drawn, List<Neighbour> unseen) {
    /** Side to which images are reduced before they are compared: a copy is one at any size. */
    private static final int REDUCED = 16;

    private static final int GREY_LEVELS = 255;

    /**
     * A cell and the training image that is most like it, either of them flipped or not, as the generator saw it.
     *
     * @param distance root of the mean squared difference of the pixels, both reduced to 16 x 16, in grey levels
     */
    public record Neighbour(RgbImage cell, String className, RgbImage nearest, String nearestClass, double distance) {}

    /**
     * Finds the nearest training image of each cell.
     *
     * @param drawn cells that were drawn
     * @param unseen real cells that are not among the training images
     */
    public static Novelty of(CellSet drawn, CellSet unseen, CellSet training) {
        float[][] reduced = training.images().stream().map(Novelty::reduced).toArray(float[][]::new);
        return new Novelty(neighbours(drawn, training, reduced), neighbours(unseen, training, reduced));
    }

    private static List<Neighbour> neighbours(CellSet cells, CellSet training, float[][] reduced) {
        List<Neighbour> neighbours = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (float[] flipped : flips(reduced(cells.images().get(i)))) {
                for (int k = 0; k < reduced.length; k++) {
                    double squares = squares(flipped, reduced[k], least);
                    if (squares < least) {
                        least = squares;
                        nearest = k;
                    }
                }
            }
            neighbours.add(new Neighbour(
                    cells.images().get(i),
                    cells.className(i),
                    training.images().get(nearest),
                    training.className(nearest),
                    Math.sqrt(least / (3 * REDUCED * REDUCED))));
        }
        return neighbours;
    }

    private static float[] reduced(RgbImage image) {
        RgbImage small = new Preprocessing(0, REDUCED).canvas(image);
        float[] planes = new float[3 * REDUCED * REDUCED];
        small.writePlanes(planes, 0);
        for (int i = 0; i < planes.length; i++) {
            planes[i] *= GREY_LEVELS / 2f;
        }
        return planes;
    }

    /** As it is, mirrored left to right, upside down, and both. */
    private static List<float[]> flips(float[] planes) {
        List<float[]> flips = new ArrayList<>();
        for (int flip = 0; flip < 4; flip++) {
            float[] flipped = new float[planes.length];
            for (int i = 0; i < planes.length; i++) {
                int x = i % REDUCED;
                int y = i / REDUCED % REDUCED;
                int plane = i / (REDUCED * REDUCED);
                int fromX = (flip & 1) == 0 ? x : REDUCED - 1 - x;
                int fromY = (flip & 2) == 0 ? y : REDUCED - 1 - y;
                flipped[i] = planes[(plane * REDUCED + fromY) * REDUCED + fromX];
            }
            flips.add(flipped);
        }
        return flips;
    }

    /** The sum of the squared differences, or something above {@code enough} where it is above. */
    private static double squares(float[] a, float[] b, double enough) {
        double sum = 0;
        for (int start = 0; start < a.length && sum < enough; start += REDUCED) {
            for (int i = start; i < start + REDUCED; i++) {
                double difference = a[i] - b[i];
                sum += difference * difference;
            }
        }
        return sum;
    }

    /**
     * The probability that a drawn cell is nearer to the training images than a real one is, with DeLong's 95 % interval
     * where it is neither 0 nor 1: one half for new cells, near 1 for copies.
     */
    public PointEstimate nearerThanReal() {
        boolean[] positive = new boolean[drawn.size() + unseen.size()];
        Arrays.fill(positive, 0, drawn.size(), true);
        double[] nearness = new double[positive.length];
        for (int i = 0; i < nearness.length; i++) {
            nearness[i] = -(positive[i] ? drawn.get(i) : unseen.get(i - drawn.size())).distance();
        }
        DeLong.Estimate estimate = DeLong.estimate(positive, nearness);
        return estimate.auc() == 0 || estimate.auc() == 1
                ? PointEstimate.alone(estimate.auc())
                : new PointEstimate(estimate.auc(), estimate.interval(Interval.LEVEL));
    }
}
