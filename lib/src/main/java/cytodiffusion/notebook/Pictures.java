package cytodiffusion.notebook;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns figures and images into pixels and PNG. */
final class Pictures {
    /** The size, in pixels of the longer side, up to which a small image is enlarged to be seen well. */
    static final int READABLE = 192;

    /** The largest width, in logical pixels, at which a notebook shows an image. */
    static final int WIDEST = 880;

    private Pictures() {}

    static BufferedImage draw(Figure figure) {
        Fonts.require();
        BufferedImage image = new BufferedImage(
                figure.width() * Figure.SCALE, figure.height() * Figure.SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.scale(Figure.SCALE, Figure.SCALE);
            figure.paint(g);
        } finally {
            g.dispose();
        }
        return image;
    }

    /** A small image with every pixel repeated, so that its longer side comes near {@link #READABLE}; others as is. */
    static BufferedImage enlarge(BufferedImage image) {
        int factor = enlargement(image.getWidth(), image.getHeight());
        return factor == 1 ? image : resize(image, image.getWidth() * factor, image.getHeight() * factor);
    }

    /** The largest whole factor, at least 1, by which an image still fits into {@link #READABLE} pixels. */
    static int enlargement(int width, int height) {
        return Math.max(1, READABLE / Math.max(width, height));
    }

    /** Nearest neighbour where the image grows, bilinear where it shrinks; transparency is kept. */
    static BufferedImage resize(BufferedImage image, int width, int height) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage resized = new BufferedImage(width, height, type);
        Graphics2D g = resized.createGraphics();
        try {
            drawImage(g, image, 0, 0, width, height);
        } finally {
            g.dispose();
        }
        return resized;
    }

    /** Draws an image into a rectangle of logical pixels, keeping the pixels of a small one visible. */
    static void drawImage(Graphics2D g, BufferedImage image, int x, int y, int width, int height) {
        boolean grows = width >= image.getWidth();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                grows
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, x, y, width, height, null);
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // ImageIO.write(..., OutputStream) would go through a cache file on disk.
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IOException("This Java has no PNG writer for images of type " + image.getType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
