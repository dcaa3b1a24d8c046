package cytodiffusion.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import cytodiffusion.data.Pictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {
    @TempDir
    Path folder;

    private static String reason(byte[] content) {
        return assertThrows(IOException.class, () -> ImageFile.decode(content)).getMessage();
    }

    private static void assertNear(int red, int green, int blue, RgbImage image, int x, int y, int tolerance) {
        assertEquals(red, image.get(x, y, 0), tolerance, "red");
        assertEquals(green, image.get(x, y, 1), tolerance, "green");
        assertEquals(blue, image.get(x, y, 2), tolerance, "blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void readsLosslessFormatsExactly(String format) throws IOException {
        RgbImage image = Pictures.noise(31, 17, 1);
        byte[] file = Pictures.encode(image.toBufferedImage(), format);
        assertArrayEquals(image.pixels(), ImageFile.decode(file).pixels());
    }

    @Test
    void readsJpeg() throws IOException {
        byte[] file = Pictures.encode(Pictures.plain(16, 16, 200, 100, 50).toBufferedImage(), "jpeg");
        assertNear(200, 100, 50, ImageFile.decode(file), 8, 8, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "tiff"})
    void refusesEveryFileThatWasCutShort(String format) throws IOException {
        byte[] whole = Pictures.encode(Pictures.noise(64, 48, 1).toBufferedImage(), format);
        for (int percent : new int[] {1, 5, 20, 50, 80, 95, 99}) {
            byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
            assertThrows(IOException.class, () -> ImageFile.decode(cut), format + " cut to " + percent + " %");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "ZLib", "PackBits", "JPEG"})
    void refusesCompressedTiffThatWasCutShort(String compression) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(Pictures.blob(96).toBufferedImage(), null, null), parameters);
        } finally {
            writer.dispose();
        }
        byte[] whole = out.toByteArray();
        assertEquals(96, ImageFile.decode(whole).width());
        for (int percent : new int[] {10, 50, 80, 95}) {
            byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
            assertThrows(IOException.class, () -> ImageFile.decode(cut), "cut to " + percent + " %");
        }
    }

    @Test
    void refusesJpegDataThatEndsEarlyBeforeItsEndMarker() throws IOException {
        byte[] whole = Pictures.encode(Pictures.noise(64, 48, 1).toBufferedImage(), "jpeg");
        byte[] closed = Arrays.copyOf(whole, whole.length * 6 / 10);
        closed[closed.length - 2] = (byte) 0xFF;
        closed[closed.length - 1] = (byte) 0xD9;
        assertTrue(reason(closed).contains("premature end"), reason(closed));
    }

    @Test
    void namesFilesThatMayNotBeRead() throws IOException {
        Path file = Pictures.write(folder.resolve("secret.png"), Pictures.png(Pictures.blob(8)));
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "the super-user may read everything");
        assertTrue(assertThrows(IOException.class, () -> ImageFile.read(file))
                .getMessage()
                .contains("permission"));
    }

    @Test
    void refusesFloatingPointSamples() throws IOException {
        SampleModel model = new BandedSampleModel(DataBuffer.TYPE_FLOAT, 4, 4, 1);
        ComponentColorModel gray = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        BufferedImage image = new BufferedImage(gray, Raster.createWritableRaster(model, null), false, null);
        assertTrue(reason(Pictures.encode(image, "tiff")).contains("floating-point"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "tiff"})
    void damageNeverEscapesAsAnythingButAReason(String format) throws IOException {
        byte[] whole = Pictures.encode(Pictures.blob(24).toBufferedImage(), format);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) 0xA5;
            try {
                ImageFile.decode(damaged);
            } catch (IOException e) {
                assertTrue(e.getMessage().length() > 5, e.getMessage());
            }
        }
    }

    @Test
    void everyFlippedByteOfPngPixelsIsNoticed() throws IOException {
        byte[] whole = Pictures.png(Pictures.blob(24));
        int pixels = new String(whole, StandardCharsets.ISO_8859_1).indexOf("IDAT") + 4;
        for (int i = pixels; i < whole.length - 16; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            assertTrue(reason(damaged).contains("checksum"), "byte " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyValuesAreTakenAsTheyAre(int type) throws IOException {
        BufferedImage image = new BufferedImage(4, 4, type);
        int max = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65535;
        image.getRaster().setSample(2, 1, 0, Math.round(max * 0.4f));
        for (String format : new String[] {"png", "tiff"}) {
            RgbImage read = ImageFile.decode(Pictures.encode(image, format));
            assertNear(102, 102, 102, read, 2, 1, 0);
            assertNear(0, 0, 0, read, 1, 2, 0);
        }
    }

    @Test
    void greyJpegKeepsItsValues() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 100);
        assertNear(100, 100, 100, ImageFile.decode(Pictures.encode(image, "jpeg")), 7, 7, 1);
    }

    @Test
    void transparencyLiesOverWhite() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0xff204060);
        image.setRGB(1, 0, 0x00204060);
        image.setRGB(2, 0, 0x80000000);
        RgbImage read = ImageFile.decode(Pictures.encode(image, "png"));
        assertNear(0x20, 0x40, 0x60, read, 0, 0, 0);
        assertNear(255, 255, 255, read, 1, 0, 0);
        assertNear(127, 127, 127, read, 2, 0, 0);
    }

    @Test
    void readsPalettes() throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x33, 0x66, 0xcc));
        graphics.fillRect(0, 0, 8, 8);
        graphics.dispose();
        for (String format : new String[] {"png", "bmp", "tiff"}) {
            assertNear(0x33, 0x66, 0xcc, ImageFile.decode(Pictures.encode(image, format)), 4, 4, 0);
        }
    }

    @Test
    void reducesSixteenBitColourToEight() throws IOException {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(2, 2);
        raster.setPixel(1, 1, new int[] {200 * 257, 100 * 257, 50 * 257});
        BufferedImage image = new BufferedImage(model, raster, false, null);
        for (String format : new String[] {"png", "tiff"}) {
            assertNear(200, 100, 50, ImageFile.decode(Pictures.encode(image, format)), 1, 1, 1);
        }
    }

    /** As Photoshop writes it: inverted, so that full magenta and yellow ink, which make red, are 0. */
    @Test
    void convertsCmykJpeg() throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                raster.setPixel(x, y, new int[] {255, 0, 0, 255});
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        assertTrue(reason(out.toByteArray()).contains("four channels"), "without Adobe's marker it could be anything");
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        RgbImage read = ImageFile.decode(insert(out.toByteArray(), 2, adobe));
        String message = read.get(8, 8, 0) + ", " + read.get(8, 8, 1) + ", " + read.get(8, 8, 2);
        assertTrue(read.get(8, 8, 0) > 200 && read.get(8, 8, 1) < 80 && read.get(8, 8, 2) < 80, message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsImagesUpright(int orientation) throws IOException {
        // Where EXIF says that the file's first row and first column are (Exif 2.3, tag 274).
        String[] firstRow = {"top", "top", "bottom", "bottom", "left", "right", "right", "left"};
        String[] firstColumn = {"left", "right", "right", "left", "top", "top", "bottom", "bottom"};
        RgbImage stored = Pictures.noise(5, 3, 1);
        byte[] png = Pictures.png(stored);
        RgbImage shown = ImageFile.decode(insert(png, 33, chunk("eXIf", exif(orientation))));
        String sides = firstRow[orientation - 1] + " " + firstColumn[orientation - 1];
        int x = sides.contains("left") ? 0 : shown.width() - 1;
        int y = sides.contains("top") ? 0 : shown.height() - 1;
        assertEquals(stored.get(0, 0, 0), shown.get(x, y, 0), "the first pixel belongs to " + sides);
        boolean firstRowIsShownAsColumn = orientation >= 5;
        assertEquals(firstRowIsShownAsColumn ? 3 : 5, shown.width());
        int nextX = firstRowIsShownAsColumn ? x : (x == 0 ? 1 : x - 1);
        int nextY = !firstRowIsShownAsColumn ? y : (y == 0 ? 1 : y - 1);
        assertEquals(stored.get(1, 0, 0), shown.get(nextX, nextY, 0), "the second pixel follows along its row");
    }

    @Test
    void readsTheOrientationOfJpegFiles() throws IOException {
        byte[] jpeg = Pictures.encode(Pictures.plain(32, 16, 9, 9, 9).toBufferedImage(), "jpeg");
        byte[] exif = exif(6);
        ByteBuffer segment = ByteBuffer.allocate(10 + exif.length);
        segment.putShort((short) 0xFFE1).putShort((short) (8 + exif.length));
        segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif);
        assertEquals(16, ImageFile.decode(insert(jpeg, 2, segment.array())).width());
    }

    @Test
    void refusesHugeImagesBeforeDecodingThem() throws IOException {
        byte[] png = Pictures.png(Pictures.plain(8, 8, 0, 0, 0));
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        assertTrue(reason(png).contains("60000 x 60000 pixels, more than the limit"), reason(png));

        byte[] bmp = Pictures.encode(Pictures.plain(8, 8, 0, 0, 0).toBufferedImage(), "bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, 60_000);
        assertTrue(reason(bmp).contains("60000 x 60000"), reason(bmp));
    }

    @Test
    void namesWhatIsNoImage() throws IOException {
        assertEquals("the file is empty", reason(new byte[0]));
        assertEquals(
                "it does not hold a PNG, JPEG, BMP or TIFF image",
                reason("just some text".getBytes(StandardCharsets.UTF_8)));
        assertTrue(reason("<HTML>404</HTML>".getBytes(StandardCharsets.UTF_8)).startsWith("it is a web page"));
        byte[] gif = Pictures.encode(Pictures.blob(8).toBufferedImage(), "gif");
        assertEquals("it is a GIF image, which is not read; save it as PNG", reason(gif));
    }

    @Test
    void goesByContentNotByName() throws IOException {
        RgbImage image = Pictures.noise(6, 6, 1);
        Path file = Pictures.write(folder.resolve("really a PNG.jpg"), Pictures.png(image));
        assertArrayEquals(image.pixels(), ImageFile.read(file).pixels());
    }

    @Test
    void namesFilesThatCannotBeOpened() throws IOException {
        Path missing = folder.resolve("missing.png");
        Path loop = Files.createSymbolicLink(folder.resolve("loop.png"), folder.resolve("loop.png"));
        assertTrue(assertThrows(IOException.class, () -> ImageFile.read(missing))
                .getMessage()
                .contains("no such file"));
        assertThrows(IOException.class, () -> ImageFile.read(loop));
        assertTrue(assertThrows(IOException.class, () -> ImageFile.read(folder))
                .getMessage()
                .contains("not a regular file"));
    }

    /** A TIFF structure that holds nothing but the orientation. */
    private static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26);
        tiff.putInt(0x4D4D002A).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
        return tiff.array();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    private static byte[] insert(byte[] file, int at, byte[] part) {
        return ByteBuffer.allocate(file.length + part.length)
                .put(file, 0, at)
                .put(part)
                .put(file, at, file.length - at)
                .array();
    }
}
