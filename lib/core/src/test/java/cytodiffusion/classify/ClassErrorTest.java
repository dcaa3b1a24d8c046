package cytodiffusion.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.TinyModel;
import org.junit.jupiter.api.Test;

class ClassErrorTest {
    /** Differences of 1 in one latent and of -3 in another, everywhere: the error counts the elements of the circle. */
    @Test
    void isTheSumOfSquaresInsideTheCircle() {
        try (NDManager manager = NDManager.newBaseManager();
                LatentModel model = TinyModel.random(manager)) {
            int size = model.latentSize();
            int channels = model.unet().config().inChannels();
            int inCircle = 0;
            for (float inside : CircleMask.of(size, model.card().maskRadius())) {
                inCircle += inside > 0 ? 1 : 0;
            }
            Shape shape = new Shape(1, channels, size, size);

            float[] errors =
                    new ClassError(model, manager).of(manager.ones(shape).concat(manager.full(shape, -3f)));

            assertArrayEquals(new float[] {channels * inCircle, 9 * channels * inCircle}, errors);
        }
    }
}
