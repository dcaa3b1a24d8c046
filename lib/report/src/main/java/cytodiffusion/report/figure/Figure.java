package cytodiffusion.report.figure;

import cytodiffusion.data.image.PngFile;
import cytodiffusion.io.AtomicFile;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.knowm.xchart.internal.chartpart.Chart;

/** A picture with text, drawn at a logical size and stored at twice that in pixels, so that it is sharp everywhere. */
public interface Figure {
    /** Pixels of the stored picture for one logical pixel. */
    int SCALE = 2;

    /** Logical width in pixels: the width at which a notebook shows the figure. */
    int width();

    /** Logical height in pixels. */
    int height();

    /** One line for those who cannot see the picture: what kind of figure it is, and of what. */
    String description();

    /** Draws the figure, its background included, in logical pixels from the origin to the right and down. */
    void paint(Graphics2D g);

    /**
     * The figure as {@code SCALE * width} by {@code SCALE * height} pixels.
     *
     * @throws IllegalStateException if this machine has no fonts
     */
    default BufferedImage toImage() {
        return Pictures.draw(this);
    }

    /** The same as a PNG file's bytes. */
    default byte[] toPng() {
        return PngFile.compress(toImage());
    }

    /** Writes the figure to a PNG file, replacing it at once if it is there; missing folders are made. */
    default void save(Path file) throws IOException {
        AtomicFile.writeBytes(file, toPng());
    }

    /** An XChart chart as a figure of the chart's own width and height. */
    static Figure of(Chart<?, ?> chart) {
        return new ChartFigure(chart);
    }
}
