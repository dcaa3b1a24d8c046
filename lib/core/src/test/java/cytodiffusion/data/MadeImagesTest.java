package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.image.RgbImage;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Small pictures in many kinds of files ({@code make_images.py} beside them says how they came about): each is read as
 * Pillow reads it, or as the numbers in it say, pixel by pixel, or refused with the reason.
 */
class MadeImagesTest {
    @TestFactory
    Stream<DynamicTest> everyKindIsReadRightlyOrRefusedByName() throws IOException {
        JsonObject expected = Pictures.resource("pixels/images.json");
        Map<String, byte[]> files = Pictures.archive("pixels/images.zip");
        assertEquals(expected.keySet(), files.keySet(), "every file has its outcome");
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getKey(), () -> check(file.getValue(), expected.getAsJsonObject(file.getKey()))));
    }

    private static void check(byte[] content, JsonObject expected) throws IOException {
        if (expected.has("refused")) {
            String words = expected.get("refused").getAsString();
            String message = assertThrows(IOException.class, () -> ImageFile.decode(content))
                    .getMessage();
            assertTrue(message.contains(words), message + " does not say " + words);
            return;
        }
        RgbImage wanted = Pictures.parse(expected.get("rows"));
        RgbImage read = ImageFile.decode(content);
        assertEquals(wanted.width(), read.width());
        assertEquals(wanted.height(), read.height());
        int tolerance = expected.get("tolerance").getAsInt();
        for (int y = 0; y < read.height(); y++) {
            for (int x = 0; x < read.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    int column = x;
                    int row = y;
                    int channel = c;
                    assertEquals(
                            wanted.get(x, y, c),
                            read.get(x, y, c),
                            tolerance,
                            () -> "column " + column + ", row " + row + ", channel " + channel);
                }
            }
        }
    }
}
