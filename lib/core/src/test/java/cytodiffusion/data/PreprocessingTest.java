package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pillow.Resampling;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
    @Test
    void resizesAsPillowDoes() throws IOException {
        JsonObject reference = Pictures.resource("pillow-color.json");
        JsonObject sources = reference.getAsJsonObject("inputs").getAsJsonObject("resize_sources");
        JsonObject results = reference.getAsJsonObject("expected").getAsJsonObject("resize");
        for (Map.Entry<String, JsonElement> entry : results.entrySet()) {
            RgbImage source = Pictures.parse(sources.get(entry.getKey()));
            RgbImage expected = Pictures.parse(entry.getValue());
            Resampling.Box whole = new Resampling.Box(0, 0, source.width(), source.height());
            RgbImage resized = Resampling.resize(source, whole, expected.width(), expected.height());
            assertArrayEquals(expected.pixels(), resized.pixels(), entry.getKey());
        }
        assertEquals(2, results.size());
    }

    @Test
    void keepsRealSurroundingsForRotatedCrops() {
        RgbImage canvas = new Preprocessing(64, 64).canvas(Pictures.noise(96, 96, 1));
        assertEquals(92, canvas.width(), "64 * sqrt(2) is 90.5, so 14 pixels on each side");
        assertEquals(92, canvas.height());
    }

    @Test
    void keepsOnlyWhatTheFileHas() {
        RgbImage canvas = new Preprocessing(64, 32).canvas(Pictures.noise(70, 200, 1));
        assertEquals(32 + 2, canvas.width(), "3 file pixels a side are 1 of the canvas");
        assertEquals(46, canvas.height());
    }

    @Test
    void centreIsTheCropItself() {
        RgbImage file = Pictures.noise(97, 96, 5);
        Preprocessing preprocessing = new Preprocessing(64, 64);
        RgbImage center = preprocessing.center(preprocessing.canvas(file));
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                assertEquals(file.get(x + 16, y + 16, 1), center.get(x, y, 1), "at " + x + ", " + y);
            }
        }
    }

    @Test
    void surroundingsDoNotChangeTheScaledCrop() {
        RgbImage file = Pictures.blob(96);
        Preprocessing preprocessing = new Preprocessing(64, 32);
        RgbImage center = preprocessing.center(preprocessing.canvas(file));
        RgbImage direct = Resampling.resize(file, new Resampling.Box(16, 16, 80, 80), 32, 32);
        assertArrayEquals(direct.pixels(), center.pixels());
    }

    @Test
    void wholeImageBecomesASquare() {
        RgbImage canvas = new Preprocessing(0, 64).canvas(Pictures.plain(360, 363, 10, 20, 30));
        assertArrayEquals(Pictures.plain(64, 64, 10, 20, 30).pixels(), canvas.pixels());
    }

    @Test
    void refusesFilesSmallerThanTheCrop() {
        Preprocessing preprocessing = new Preprocessing(64, 64);
        RgbImage small = Pictures.plain(64, 63, 0, 0, 0);
        String message = assertThrows(IllegalArgumentException.class, () -> preprocessing.canvas(small))
                .getMessage();
        assertTrue(message.contains("64 x 63"), message);
    }

    @Test
    void networkSeesPlanesFromMinusOneToOne() {
        float[] planes = new float[1 + 6];
        new RgbImage(2, 1, new byte[] {0, (byte) 255, 51, (byte) 204, 0, (byte) 255}).writePlanes(planes, 1);
        assertArrayEquals(new float[] {0, -1, 0.6f, 1, -1, -0.6f, 1}, planes, 1e-6f);
    }
}
