package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.image.PngFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pixels.ColorSpace;
import cytodiffusion.data.pixels.PixelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawCommandTest {
    private static final int SIDE = 16;

    @TempDir
    Path folder;

    /** Soft colours between 60 and 220, which no camera clips. */
    private static RgbImage picture(int shade) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % SIDE;
            int y = i / 3 / SIDE;
            pixels[i] = (byte) (90 + shade + 4 * x + 2 * y + 3 * (i % 3));
        }
        return new RgbImage(SIDE, SIDE, pixels);
    }

    @BeforeEach
    void classes() throws IOException {
        for (String name : new String[] {"a", "b"}) {
            for (int i = 0; i < 2; i++) {
                Path file = folder.resolve("cells").resolve(name).resolve(name + i + ".png");
                Files.createDirectories(file.getParent());
                Files.write(file, PngFile.encode(picture(10 * i)));
            }
        }
    }

    private CommandRun raw(Object... more) {
        Object[] all = new Object[more.length + 2];
        all[0] = "data";
        all[1] = "raw";
        System.arraycopy(more, 0, all, 2, more.length);
        return CommandRun.of(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nexus-6p", "sony-a7r", "olympus-e-m10", "sony-rx100-iv", "mean", "mix"})
    void aFolderComesBackPixelByPixel(String camera) throws IOException {
        Path raw = folder.resolve("raw");
        Path back = folder.resolve("back");
        CommandRun there = raw("--camera", camera, "--gains", "drawn", "--seed", 3, folder.resolve("cells"), raw);
        assertEquals(Main.OK, there.code(), there.err());
        assertEquals(raw + "\n", there.out());

        PixelImage image = ImageFile.readPixels(raw.resolve("a/a1.png"));
        assertEquals(16, image.bits());
        assertEquals(ColorSpace.raw(camera), image.space());
        JsonObject record = JsonParser.parseString(Files.readString(raw.resolve("raw-space.json")))
                .getAsJsonObject();
        assertEquals(camera, record.getAsJsonObject("camera").get("name").getAsString());
        assertEquals(3, record.get("seed").getAsInt());
        assertTrue(record.getAsJsonObject("gains").get("red").getAsDouble() >= 1.9);

        assertEquals(Main.OK, raw("--develop", raw, back).code());
        assertArrayEquals(
                picture(10).pixels(), ImageFile.read(back.resolve("a/a1.png")).pixels());
        assertFalse(Files.exists(back.resolve("raw-space.json")), "what was developed is sRGB");
    }

    @Test
    void mosaicsAreOneGreyPictureAndNoiseIsEachImagesOwn() throws IOException {
        Path raw = folder.resolve("raw");
        CommandRun run = raw("--mosaic", "--noise", "--seed", 5, "--format", "tif", folder.resolve("cells"), raw);
        assertEquals(Main.OK, run.code(), run.err());
        PixelImage first = ImageFile.readPixels(raw.resolve("a/a0.tif"));
        assertEquals(ColorSpace.mosaic("mean"), first.space());
        assertEquals(4, first.channels());
        assertEquals(SIDE / 2, first.width());
        assertNotEquals(first, ImageFile.readPixels(raw.resolve("b/b0.tif")), "the same picture under another name");

        Path again = folder.resolve("again");
        raw("--mosaic", "--noise", "--seed", 5, "--format", "tif", folder.resolve("cells"), again);
        assertEquals(first, ImageFile.readPixels(again.resolve("a/a0.tif")));
    }

    @Test
    void oneFileGoesThereAndBack() throws IOException {
        Path raw = folder.resolve("one.tif");
        Path back = folder.resolve("one.png");
        assertEquals(
                Main.OK,
                raw("--camera", "sony-a7r", folder.resolve("cells/a/a0.png"), raw)
                        .code());
        CommandRun run = raw("--develop", raw, back);
        assertEquals(Main.OK, run.code(), run.err());
        assertArrayEquals(picture(0).pixels(), ImageFile.read(back).pixels());
    }

    @Test
    void brokenPicturesAreNamedAndTheRestIsDone() throws IOException {
        Files.writeString(folder.resolve("cells/a/broken.png"), "no picture");
        Path raw = folder.resolve("raw");
        CommandRun run = raw(folder.resolve("cells"), raw);
        assertEquals(Main.FAILED, run.code());
        assertTrue(run.err().contains("broken.png: it does not hold a PNG"), run.err());
        assertTrue(Files.exists(raw.resolve("b/b1.png")));
    }

    @Test
    void foldersOfOtherSettingsAreLeftAlone() throws IOException {
        Path raw = folder.resolve("raw");
        assertEquals(Main.OK, raw(folder.resolve("cells"), raw).code());
        assertEquals(Main.OK, raw(folder.resolve("cells"), raw).code(), "the same once more");
        CommandRun other = raw("--camera", "sony-a7r", folder.resolve("cells"), raw);
        assertEquals(Main.FAILED, other.code());
        assertTrue(other.err().contains("already holds images of other settings"), other.err());
        assertTrue(raw(folder.resolve("cells"), folder.resolve("cells")).code() == Main.USAGE);
    }

    @Test
    void wrongUsageIsNamed() {
        Path cell = folder.resolve("cells/a/a0.png");
        assertUsage("There is no camera 'canon'", "--camera", "canon", cell, folder.resolve("x.png"));
        assertUsage("as .png, .tif or .tiff", cell, folder.resolve("x.jpg"));
        assertUsage("is in sRGB already", "--develop", cell, folder.resolve("x.png"));
        assertUsage("leave them out with --develop", "--develop", "--noise", cell, folder.resolve("x.png"));
        assertUsage("--gains takes", "--gains", "many", cell, folder.resolve("x.png"));
    }

    private void assertUsage(String words, Object... arguments) {
        CommandRun run = raw(arguments);
        assertEquals(Main.USAGE, run.code(), run.err());
        assertTrue(run.err().contains(words), run.err());
    }
}
