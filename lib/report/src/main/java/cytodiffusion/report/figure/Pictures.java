package cytodiffusion.report.figure;

import cytodiffusion.data.image.PngFile;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns figures and images into pixels, PNG and JPEG. */
public final class Pictures {
    /** The size, in pixels of the longer side, up to which a small image is enlarged to be seen well. */
    public static final int READABLE = 192;

    /** Bytes of a picture in a notebook beyond which it is worth losing a little of it. */
    private static final int LARGEST = 150_000;

    private static final float[] QUALITIES = {0.95f, 0.9f, 0.85f};

    private static final double[] SCALES = {0.8, 0.65, 0.5, 0.4};

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
    public static BufferedImage enlarge(BufferedImage image) {
        int factor = enlargement(image.getWidth(), image.getHeight());
        return factor == 1 ? image : resize(image, image.getWidth() * factor, image.getHeight() * factor);
    }

    /** The largest whole factor, at least 1, by which an image still fits into {@link #READABLE} pixels. */
    static int enlargement(int width, int height) {
        return Math.max(1, READABLE / Math.max(width, height));
    }

    private static BufferedImage resize(BufferedImage image, int width, int height) {
        BufferedImage resized = blank(image, width, height);
        Graphics2D g = resized.createGraphics();
        try {
            drawImage(g, image, 0, 0, width, height);
        } finally {
            g.dispose();
        }
        return resized;
    }

    /** Draws an image into a rectangle: by whole factors with its pixels as squares, by others smoothly. */
    static void drawImage(Graphics2D g, BufferedImage image, int x, int y, int width, int height) {
        boolean whole = width % image.getWidth() == 0 && height % image.getHeight() == 0;
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                whole
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(shrink(image, width, height), x, y, width, height, null);
    }

    /** Halves an image while it is more than twice as large as needed, so that no pixel is skipped later. */
    private static BufferedImage shrink(BufferedImage image, int width, int height) {
        BufferedImage shrunk = image;
        while (shrunk.getWidth() >= 2 * width && shrunk.getHeight() >= 2 * height) {
            shrunk = half(shrunk);
        }
        return shrunk;
    }

    private static BufferedImage half(BufferedImage image) {
        BufferedImage half = blank(image, image.getWidth() / 2, image.getHeight() / 2);
        Graphics2D g = half.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(image, 0, 0, half.getWidth(), half.getHeight(), null);
        } finally {
            g.dispose();
        }
        return half;
    }

    private static BufferedImage blank(BufferedImage like, int width, int height) {
        int type = like.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        return new BufferedImage(width, height, type);
    }

    /** A picture in the way that suits a notebook's file. */
    public record Encoded(String mimeType, byte[] bytes) {
        /** Only a JPEG file can be: pictures that are not opaque stay as they are. */
        private boolean isTooLarge() {
            return mimeType.equals("image/jpeg") && bytes.length > LARGEST;
        }
    }

    /**
     * A PNG file's bytes; a JPEG file's where those are more than {@value #LARGEST} and the picture is opaque, as they are
     * for grids of photographs, and of a smaller picture where that does not help: a notebook that holds many must stay
     * light enough to be read on the web.
     */
    public static Encoded encode(BufferedImage image) {
        Encoded encoded = encodeAsIs(image);
        for (int i = 0; i < SCALES.length && encoded.isTooLarge(); i++) {
            int width = Math.max(1, (int) (image.getWidth() * SCALES[i]));
            int height = Math.max(1, (int) (image.getHeight() * SCALES[i]));
            encoded = encodeAsIs(resize(image, width, height));
        }
        return encoded;
    }

    private static Encoded encodeAsIs(BufferedImage image) {
        byte[] png = PngFile.compress(image);
        if (png.length <= LARGEST || image.getColorModel().hasAlpha()) {
            return new Encoded("image/png", png);
        }
        byte[] jpeg = png;
        for (int step = 0; step < QUALITIES.length && jpeg.length > LARGEST; step++) {
            jpeg = jpeg(image, QUALITIES[step]);
        }
        return new Encoded("image/jpeg", jpeg);
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
