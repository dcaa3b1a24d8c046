package cytodiffusion.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import cytodiffusion.data.Pictures;
import cytodiffusion.data.augment.ColorChange.Adjustment;
import cytodiffusion.data.image.RgbImage;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorChangeTest {
    @ParameterizedTest
    @EnumSource
    void equalsPillowExactly(Adjustment adjustment) throws IOException {
        JsonObject reference = Pictures.resource("pillow-color.json");
        RgbImage image = Pictures.parse(reference.getAsJsonObject("inputs").get("image_rgb_uint8"));
        JsonObject expected = reference
                .getAsJsonObject("expected")
                .getAsJsonObject(adjustment.name().toLowerCase(Locale.ROOT));
        for (Map.Entry<String, JsonElement> entry : expected.entrySet()) {
            double amount = Double.parseDouble(entry.getKey());
            ColorChange change = new ColorChange(List.of(adjustment), amount, amount, amount, amount);
            assertArrayEquals(
                    Pictures.parse(entry.getValue()).pixels(),
                    change.apply(image).pixels(),
                    adjustment + " by " + amount);
        }
    }

    @Test
    void appliesAdjustmentsInTheDrawnOrder() {
        RgbImage image = Pictures.blob(8);
        ColorChange both = new ColorChange(List.of(Adjustment.HUE, Adjustment.CONTRAST), 1, 0.8, 1, 0.1);
        RgbImage hueFirst = new ColorChange(List.of(Adjustment.HUE), 1, 1, 1, 0.1).apply(image);
        RgbImage thenContrast = new ColorChange(List.of(Adjustment.CONTRAST), 1, 0.8, 1, 0).apply(hueFirst);
        assertArrayEquals(thenContrast.pixels(), both.apply(image).pixels());
    }

    @Test
    void leavesTheGivenImageAlone() {
        RgbImage image = Pictures.blob(8);
        byte[] before = image.pixels().clone();
        new ColorChange(List.of(Adjustment.values()), 0.5, 0.5, 0.5, 0.3).apply(image);
        assertArrayEquals(before, image.pixels());
    }

    @Test
    void jitterStaysInItsRangesAndUsesEveryOrder() {
        SplittableRandom random = new SplittableRandom(1);
        Set<List<Adjustment>> orders = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ColorChange change = ColorJitter.PAPER.draw(random);
            orders.add(change.order());
            assertEquals(1, change.brightness(), 0.25);
            assertEquals(1, change.contrast(), 0.25);
            assertEquals(1, change.saturation(), 0.25);
            assertEquals(0, change.hue(), 0.125);
            assertEquals(EnumSet.allOf(Adjustment.class), EnumSet.copyOf(change.order()));
        }
        assertEquals(24, orders.size());
    }

    @Test
    void noJitterKeepsEveryByte() {
        RgbImage image = Pictures.noise(9, 7, 3);
        ColorChange none = ColorJitter.NONE.draw(new SplittableRandom(1));
        assertTrue(none.order().isEmpty());
        assertArrayEquals(image.pixels(), none.apply(image).pixels());
    }
}
