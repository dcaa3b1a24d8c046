package cytodiffusion.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.image.RgbImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;

/** Pictures that tests make. */
public final class Pictures {
    private Pictures() {}

    /** Every pixel at random, so that no two positions are alike. */
    public static RgbImage noise(int width, int height, long seed) {
        byte[] pixels = new byte[width * height * 3];
        new SplittableRandom(seed).nextBytes(pixels);
        return new RgbImage(width, height, pixels);
    }

    public static RgbImage plain(int width, int height, int red, int green, int blue) {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) red;
            pixels[i + 1] = (byte) green;
            pixels[i + 2] = (byte) blue;
        }
        return new RgbImage(width, height, pixels);
    }

    /** Bright in the middle and smooth, as a cell is. */
    public static RgbImage blob(int side) {
        byte[] pixels = new byte[side * side * 3];
        for (int y = 0, i = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double distance = Math.hypot(x - side * 0.6, y - side * 0.45) / side;
                pixels[i++] = (byte) (int) (200 * Math.exp(-4 * distance * distance));
                pixels[i++] = (byte) (int) (120 + 100 * (double) x / side);
                pixels[i++] = (byte) (int) (50 + 150 * (double) y / side);
            }
        }
        return new RgbImage(side, side, pixels);
    }

    public static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("Java cannot write this image as " + format);
        }
        return out.toByteArray();
    }

    public static byte[] png(RgbImage image) throws IOException {
        return encode(image.toBufferedImage(), "png");
    }

    public static Path write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** An array of rows of pixels of three values, as the reference files hold images. */
    public static RgbImage parse(JsonElement rows) {
        JsonArray array = rows.getAsJsonArray();
        int height = array.size();
        int width = array.get(0).getAsJsonArray().size();
        byte[] pixels = new byte[width * height * 3];
        int i = 0;
        for (JsonElement row : array) {
            for (JsonElement pixel : row.getAsJsonArray()) {
                for (JsonElement value : pixel.getAsJsonArray()) {
                    pixels[i++] = (byte) value.getAsInt();
                }
            }
        }
        return new RgbImage(width, height, pixels);
    }

    /** The files in a zip archive among the test resources, by their names. */
    public static Map<String, byte[]> archive(String name) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Pictures.class.getResourceAsStream(name))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    public static JsonObject resource(String name) throws IOException {
        try (InputStreamReader reader =
                new InputStreamReader(Pictures.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }
}
