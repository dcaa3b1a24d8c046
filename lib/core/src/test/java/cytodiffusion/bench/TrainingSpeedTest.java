package cytodiffusion.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.tensor.Precision;
import cytodiffusion.training.Recipe;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class TrainingSpeedTest {
    @Test
    void bothImplementationsTakeStepAfterStep() {
        Recipe recipe = Recipe.tiny();
        RgbImage image = new RgbImage(48, 48, new byte[48 * 48 * 3]);
        try (TrainingSpeed speed = new TrainingSpeed(recipe, Collections.nCopies(8, image), Precision.FP32)) {
            InTurns measured = speed.measure(2);
            assertTrue(measured.ours() > 0 && measured.plain() > 0);
        }
    }
}
