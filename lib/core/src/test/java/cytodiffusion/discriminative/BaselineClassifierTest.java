package cytodiffusion.discriminative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.Dropout;
import cytodiffusion.tensor.Precision;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("numerics")
class BaselineClassifierTest {
    private final NDManager manager = NDManager.newBaseManager();
    private final Baseline model = TinyBaseline.untrained(manager, "a", "b", "c");

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void anImagesLogitsDoNotDependOnItsNeighbours() {
        try (BaselineClassifier classifier = BaselineClassifier.of(model, Precision.FP32, manager)) {
            RgbImage image = TinyBaseline.image("image");
            List<Logits> together =
                    classifier.logits(List.of(TinyBaseline.image("first"), image, TinyBaseline.image("last")));
            assertEquals(3, together.size());
            assertArrayEquals(
                    classifier.logits(List.of(image)).get(0).values(),
                    together.get(1).values(),
                    1e-4);
        }
    }

    @Test
    void seesTheCentreOfALargerCanvas() {
        RgbImage image = TinyBaseline.image("image");
        int size = TinyBaseline.SIZE;
        byte[] framed = new byte[(size + 4) * (size + 4) * 3];
        for (int y = 0; y < size; y++) {
            System.arraycopy(image.pixels(), y * size * 3, framed, ((y + 2) * (size + 4) + 2) * 3, size * 3);
        }
        RgbImage canvas = new RgbImage(size + 4, size + 4, framed);
        try (BaselineClassifier classifier = BaselineClassifier.of(model, Precision.FP32, manager)) {
            List<Logits> logits = classifier.logits(List.of(image, canvas));
            assertArrayEquals(logits.get(0).values(), logits.get(1).values(), 1e-5);
        }
    }

    /** A step of the pixels along the gradient raises the logit by the step times the gradient's squared length. */
    @Test
    void theInputGradientSaysHowALogitChanges() {
        ImageNetwork network = model.network();
        int label = 2;
        try (BaselineClassifier classifier = BaselineClassifier.of(model, Precision.FP32, manager)) {
            RgbImage image = TinyBaseline.image("image");
            float[] gradient = classifier.inputGradient(image, label);
            float[] pixels = new float[gradient.length];
            image.writePlanes(pixels, 0);
            double squared = 0;
            for (float g : gradient) {
                squared += g * g;
            }
            double step = 0.01 / Math.sqrt(squared);
            double up = logit(network, moved(pixels, gradient, step), label);
            double down = logit(network, moved(pixels, gradient, -step), label);
            assertEquals(2 * step * squared, up - down, 0.02 * 2 * step * squared);
        }
    }

    private static float[] moved(float[] pixels, float[] direction, double step) {
        float[] moved = new float[pixels.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (pixels[i] + step * direction[i]);
        }
        return moved;
    }

    private double logit(ImageNetwork network, float[] pixels, int label) {
        var images = manager.create(pixels).reshape(1, 3, TinyBaseline.SIZE, TinyBaseline.SIZE);
        return network.logits(model.weights().in(Precision.FP32), images, Dropout.NONE)
                .toFloatArray()[label];
    }

    @Test
    void theInputGradientLeavesNoArraysBehind() {
        try (BaselineClassifier classifier = BaselineClassifier.of(model, Precision.FP32, manager)) {
            classifier.inputGradient(TinyBaseline.image("image"), 0);
            int managed = manager.getManagedArrays().size();
            classifier.inputGradient(TinyBaseline.image("other"), 1);
            assertEquals(managed, manager.getManagedArrays().size());
        }
    }

    @Test
    void namesAClassThatIsNotThere() {
        try (BaselineClassifier classifier = BaselineClassifier.of(model, Precision.FP32, manager)) {
            Exception problem = assertThrows(
                    IllegalArgumentException.class, () -> classifier.inputGradient(TinyBaseline.image("image"), 3));
            assertEquals("There is no class 3 among 3", problem.getMessage());
        }
    }
}
