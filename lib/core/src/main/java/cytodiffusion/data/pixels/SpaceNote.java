package cytodiffusion.data.pixels;

import cytodiffusion.data.pixels.ColorSpace.Kind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line by which an image file that this library wrote says that its numbers are not sRGB: {@code cytodiffusion space
 * raw camera mean}. It stands in a text chunk of PNG files and in the description of TIFF files.
 */
final class SpaceNote {
    private static final Pattern NOTE = Pattern.compile("cytodiffusion space (raw|mosaic) camera ([\\w.-]+)");

    private SpaceNote() {}

    static String of(ColorSpace space) {
        return "cytodiffusion space " + space.kind().name().toLowerCase(Locale.ROOT) + " camera " + space.camera();
    }

    /** The image in the space that a text of its file names, if it does. */
    static PixelImage apply(String text, PixelImage image) {
        Matcher note = NOTE.matcher(text);
        if (!note.find()) {
            return image;
        }
        ColorSpace space = new ColorSpace(Kind.valueOf(note.group(1).toUpperCase(Locale.ROOT)), note.group(2));
        boolean raw = space.kind() == Kind.RAW && image.channels() == 3;
        boolean mosaic = space.kind() == Kind.MOSAIC
                && image.channels() == 1
                && image.width() % 2 == 0
                && image.height() % 2 == 0;
        return raw ? image.as(space) : mosaic ? Bayer.planes(image, space) : image;
    }
}
