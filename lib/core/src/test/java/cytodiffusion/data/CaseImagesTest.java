package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.image.RgbImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that people had trouble with elsewhere: mean red, green and blue of the picture that each shows, or words of the
 * reason for which it is refused. Means are Pillow's (9.4.0) but where a comment says otherwise.
 */
class CaseImagesTest {
    /** The picture in colours without loss, and as the grey ones have it. */
    private static final double[] COLOUR = {220.88, 188.45, 182.20};

    private static final double[] GREY = {197.43, 197.43, 197.43};

    private static final double[] JPEG = {220.46, 188.45, 182.23};
    private static final double[] RECOMPRESSED = {219.85, 188.46, 182.04};
    private static final double[] BILEVEL = {197.79, 197.79, 197.79};
    private static final double[] GREY_JPEG = {197.44, 197.44, 197.44};

    /** Half transparent, over white. */
    private static final double[] OVER_WHITE = {233.69, 214.39, 212.17};

    /** A file, and what becomes of it: means, or words of the refusal. */
    private record Outcome(String file, double[] means, String refusal) {
        @Override
        public String toString() {
            return file + ": " + (refusal.isEmpty() ? Arrays.toString(means) : refusal);
        }
    }

    private static Outcome shows(String file, double... means) {
        return new Outcome(file, means, "");
    }

    private static Outcome refused(String file, String words) {
        return new Outcome(file, new double[0], words);
    }

    static Stream<Outcome> outcomes() {
        return Stream.of(
                shows("alpha.png", OVER_WHITE),
                shows("alpha.tif", OVER_WHITE),
                shows("anim.png", COLOUR),
                shows("base.jpg", JPEG),
                shows("be.tif", COLOUR),
                refused("bigtiff.tif", "it is a BigTIFF file, which is not read"),
                shows("bilevel-g4.tif", BILEVEL),
                shows("bilevel.png", BILEVEL),
                shows("cmyk-jpeg.tif", 220.53, 188.49, 182.18),
                shows("cmyk-lzw.tif", COLOUR),
                shows("cmyk.jpg", 220.77, 188.47, 182.21),
                shows("cmyk.tif", COLOUR),
                shows("exif6.jpg", JPEG),
                shows("exif6.png", COLOUR),
                shows("exif6.tif", COLOUR),
                refused("float.tif", "floating-point numbers; save it with 8 or 16 bits"),
                shows("gray-trns.png", GREY),
                shows("gray.jpg", GREY_JPEG),
                // As the numbers are, of 65535; Pillow cuts 16-bit grey off at 255.
                shows("gray12in16.png", 12.31, 12.31, 12.31),
                shows("gray16.png", GREY),
                shows("gray4.png", 201.05, 201.05, 201.05),
                refused("html.png", "it is a web page"),
                shows("icc-broken.jpg", JPEG),
                shows("icc-broken.png", COLOUR),
                shows("icc-rgb-on-gray.jpg", GREY_JPEG),
                shows("icc-srgb.jpg", JPEG),
                // The first of three pages; Pillow fails after them.
                shows("imagej-stack.tif", GREY),
                refused("int32.tif", "its samples are signed"),
                shows("jpeg.tif", 220.53, 188.48, 182.18),
                // Opaque, so its colours are as they stand; Pillow knows no grey with multiplied opacity.
                shows("la-assoc.tif", GREY),
                shows("la.png", GREY),
                shows("la.tif", GREY),
                refused("lfs.png", "git lfs pull"),
                refused("lzma.tif", "LZMA"),
                shows("miniswhite.tif", GREY),
                shows("multi.tif", COLOUR),
                shows("ome.tif", COLOUR),
                shows("one.png", 219, 186, 182),
                shows("packbits.tif", COLOUR),
                shows("pal.bmp", 221.70, 189.39, 182.41),
                shows("palette-trns.png", 220.83, 189.36, 184.09),
                shows("palette.png", 220.83, 188.57, 182.04),
                shows("planar.tif", COLOUR),
                shows("pred.tif", COLOUR),
                shows("prog.jpg", JPEG),
                refused("renamed-gif.png", "it is a GIF image"),
                shows("renamed-jpg.png", RECOMPRESSED),
                shows("renamed-png.jpg", COLOUR),
                refused("renamed-webp.jpg", "it is a WebP image"),
                shows("rgb-trns.png", COLOUR),
                shows("rgb.png", COLOUR),
                // Rounded from 16 bits; Pillow, which cuts the lower byte off, has 13.18, 11.38, 10.81.
                shows("rgb12in16.tif", 13.88, 11.68, 11.48),
                shows("rgb16.png", COLOUR),
                shows("rgb16.tif", COLOUR),
                shows("rgba.bmp", COLOUR),
                shows("rgbx.tif", COLOUR),
                shows("tall.jpg", 220.37, 188.29, 181.83),
                shows("tiff_deflate.tif", COLOUR),
                shows("tiff_lzw.tif", COLOUR),
                shows("tiled.tif", COLOUR),
                shows("trailing.jpg", JPEG),
                shows("trailing.png", COLOUR),
                refused("trunc-last1.jpg", "cut short"),
                refused("trunc.jpg", "cut short"),
                refused("trunc.png", "cut short"),
                shows("wide.png", 220.68, 188.36, 182.13),
                shows("x.bmp", COLOUR),
                refused("x.gif", "it is a GIF image, which is not read; save it as PNG"),
                shows("x.jfif", RECOMPRESSED),
                refused("x.jp2", "it is a JPEG 2000 image"),
                shows("x.jpe", RECOMPRESSED),
                refused("x.ppm", "it is a PPM image"),
                refused("x.webp", "it is a WebP image"),
                // From YCbCr without compression, which Pillow 9.4.0 does not read; its own YCbCr.convert gives 219.31,
                // 187.98, 180.29, as it does not round.
                shows("ycbcr.tif", 219.73, 188.50, 180.80),
                refused("zero.png", "the file is empty"),
                refused("zstd.tif", "Zstandard"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void isReadRightlyOrRefusedByName(Outcome outcome) throws IOException {
        byte[] content = Pictures.archive("pixels/cases.zip").get(outcome.file());
        if (outcome.refusal().isEmpty()) {
            assertEquals(Arrays.toString(outcome.means()), Arrays.toString(means(ImageFile.decode(content))));
        } else {
            String message = assertThrows(IOException.class, () -> ImageFile.decode(content))
                    .getMessage();
            assertTrue(message.contains(outcome.refusal()), message);
        }
    }

    @Test
    void everyFileHasItsOutcome() throws IOException {
        Map<String, byte[]> files = Pictures.archive("pixels/cases.zip");
        Set<String> named = new TreeSet<>(outcomes().map(Outcome::file).toList());
        assertEquals(files.keySet(), named);
    }

    /** Of red, green and blue, to two decimals. */
    private static double[] means(RgbImage image) {
        double[] means = new double[3];
        for (int i = 0; i < image.pixels().length; i++) {
            means[i % 3] += image.pixels()[i] & 0xff;
        }
        return Arrays.stream(means)
                .map(sum -> Math.round(100 * sum / (image.width() * image.height())) / 100.0)
                .toArray();
    }
}
