package cytodiffusion.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.classify.Classification;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.tensor.CheckedLayers;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.Precision;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the library is compared with does the same. */
class PlainImplementationTest {
    private final NDManager manager = NDManager.newBaseManager();
    private final LatentModel model = TinyModel.random(manager);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void predictsTheSameNoise() {
        NDArray latents = manager.create(Gaussian.numbers(new SplittableRandom(1), 2 * 2 * 64), new Shape(2, 2, 8, 8));
        NDArray timesteps = manager.create(new float[] {10, 700});
        NDArray rows = manager.eye(4).get("1:3");

        NDArray ours = model.unet()
                .forward(model.unetWeights().in(Precision.FP32), latents, timesteps, new ClassCondition.Rows(rows));
        assumeThatLibtorchsOwnLayersAreRight();
        NDArray plain = new PlainUNet(model.unet().config(), model.unetWeights(), manager)
                .forward(latents, timesteps, PlainContext.of(new int[] {1, 2}, 4, manager));

        assertArrayEquals(ours.toFloatArray(), plain.toFloatArray(), 1e-5f);
    }

    @Test
    void decidesTheSame() {
        var settings = new ClassifierSettings(
                new EliminationSettings(6, 20, 2, 0.05), Augmentation.inference(), ErrorWeighting.PAPER, 3, 16);
        byte[] pixels = new byte[16 * 16 * 3];
        Seeds.random(5).nextBytes(pixels);
        RgbImage canvas = new RgbImage(16, 16, pixels);

        try (var classifier = new DiffusionClassifier(model, manager, Precision.FP32, settings)) {
            Classification ours = classifier.classify("cell", canvas);
            assumeThatLibtorchsOwnLayersAreRight();
            Elimination.Outcome plain = new PlainClassifier(model, manager, settings).classify(canvas);
            assertEquals(ours.predicted(), plain.winner());
            assertArrayEquals(ours.outcome().removalTrial(), plain.removalTrial());
            for (int label = 0; label < 3; label++) {
                assertArrayEquals(
                        ours.outcome().errors().byClass()[label], plain.errors().byClass()[label], 1e-3);
            }
        }
    }

    /** The plain implementation is libtorch as it is; on some processors that computes wrongly. */
    private static void assumeThatLibtorchsOwnLayersAreRight() {
        assumeTrue(CheckedLayers.replaced().isEmpty(), () -> "wrong here: " + CheckedLayers.replaced());
    }
}
