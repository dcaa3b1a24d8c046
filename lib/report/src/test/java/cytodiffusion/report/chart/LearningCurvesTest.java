package cytodiffusion.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.report.figure.Figure;
import cytodiffusion.report.figure.Palette;
import cytodiffusion.stats.MeanEstimate;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To look at the figure, set {@code -Dcyto.figures=FOLDER}. */
class LearningCurvesTest {
    private static final int[] SIZES = {10, 20, 50, 150};

    private static LearningCurve recorded(String name, int colour, double... means) {
        List<LearningCurve.Point> points = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            double m = means[i];
            double[] repetitions = {m - 3, m - 1, m, m + 1.5, m + 2.5};
            points.add(new LearningCurve.Point(SIZES[i], MeanEstimate.of(repetitions, 0.95), repetitions));
        }
        return new LearningCurve(name, colour, false, points);
    }

    private static LearningCurve live(String name, int colour, double images, double value) {
        double[] one = {value};
        return new LearningCurve(
                name, colour, true, List.of(new LearningCurve.Point(images, MeanEstimate.of(one, 0.95), one)));
    }

    private static LearningCurves figure() {
        return new LearningCurves(
                "",
                "Training images of each class",
                "Balanced accuracy (%)",
                List.of(
                        recorded("one model, from another", 0, 60, 70, 82, 92),
                        recorded("another model, from random weights", 1, 40, 52, 70, 85),
                        recorded("a third", 2, 45, 50, 66, 80),
                        live("one model, from another", 0, 20, 55),
                        live("another model, from random weights", 1, 20, 44)),
                12.5,
                "Filled marks and lines: mean over the samples; bands: Student's 95 % interval of it; dots: the samples;"
                        + " a note that is long enough to need a second line.");
    }

    @Test
    void showsEveryPointInItsColourAndLeavesTheEdgeBlank() throws Exception {
        LearningCurves figure = figure();
        String folder = System.getProperty("cyto.figures");
        if (folder != null) {
            figure.save(Path.of(folder).resolve("learning-curves.png"));
        }
        BufferedImage image = figure.toImage();
        assertEquals(Figure.SCALE * figure.width(), image.getWidth());
        for (int x = 0; x < image.getWidth(); x++) {
            assertEquals(Color.WHITE.getRGB(), image.getRGB(x, 0), "top edge at " + x);
            assertEquals(Color.WHITE.getRGB(), image.getRGB(x, image.getHeight() - 1), "bottom edge at " + x);
        }
        for (int y = 0; y < image.getHeight(); y++) {
            assertEquals(Color.WHITE.getRGB(), image.getRGB(0, y), "left edge at " + y);
            assertEquals(Color.WHITE.getRGB(), image.getRGB(image.getWidth() - 1, y), "right edge at " + y);
        }
        for (int colour = 0; colour < 3; colour++) {
            assertTrue(count(image, Palette.series(colour)) > 500, "colour " + colour);
        }
    }

    private static int count(BufferedImage image, Color color) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theAxisHoldsEveryDotAndIntervalButNoImpossiblePercentage() {
        double[] few = {96, 99.5};
        LearningCurve steep = new LearningCurve(
                "steep", 0, false, List.of(new LearningCurve.Point(10, MeanEstimate.of(few, 0.95), few)));
        Axis axis = new LearningCurves("", "x", "y", List.of(steep), Double.NaN, "").axis();
        assertTrue(axis.low() <= 75.5 && axis.high() == 100, axis.toString());
    }

    @Test
    void saysWhatItShows() {
        String text = figure().description();
        assertTrue(text.contains("one model, from another 10: 60.0 ["), text);
        assertTrue(text.contains("another model, from random weights 20: 44.0"), text);
    }

    @Test
    void aLogarithmicAxisHasNoPlaceForNoImages() {
        assertThrows(IllegalArgumentException.class, () -> live("none", 0, 0, 50));
    }
}
