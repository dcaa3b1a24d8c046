package cytodiffusion.report.chart;

import cytodiffusion.stats.PointEstimate;
import java.util.List;

/**
 * How well a method does by the number of images that it was trained on.
 *
 * @param name what the legend calls it
 * @param colour index in the palette, and of the mark's shape
 * @param live whether it was computed just now: hollow marks without a line, beside the filled ones of a recorded run
 * @param points one for each number of images, ascending
 */
public record LearningCurve(String name, int colour, boolean live, List<Point> points) {
    /**
     * The scores with one number of images.
     *
     * @param images training images of each class, above 0
     * @param mean of the repetitions, with its interval where there is one
     * @param repetitions each repetition's score; drawn as dots where there are several
     */
    public record Point(double images, PointEstimate mean, double[] repetitions) {
        public Point {
            if (!(images > 0)) {
                throw new IllegalArgumentException("A logarithmic axis has no place for " + images + " images");
            }
        }
    }

    public LearningCurve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("The learning curve of " + name + " has no point");
        }
    }
}
