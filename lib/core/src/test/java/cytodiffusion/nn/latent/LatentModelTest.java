package cytodiffusion.nn.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.tensor.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentModelTest {
    private static final UNet UNET = new UNet(UNetConfig.of(8, 2, List.of(4, 4), 1, 0, 3, 1, 2));

    private static ModelCard card(int imageSize, String... classes) {
        return new ModelCard(ModelCard.FORMAT, List.of(classes), imageSize, 0, 3, null, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 15, 30, 45, 90, 360, 363})
    void latentsHaveTheSizeThatTheEncoderGivesThem(int imageSize) {
        Autoencoder autoencoder = new Autoencoder(AutoencoderConfig.of(2, List.of(2, 2, 2, 2), 1, 1));
        try (NDManager manager = NDManager.newBaseManager();
                Weights weights = Weights.random(autoencoder, manager, 1);
                Weights unetWeights = Weights.random(UNET, manager, 1)) {
            LatentModel model = new LatentModel(card(imageSize, "a", "b"), UNET, unetWeights, autoencoder, weights);
            NDArray image = manager.zeros(new Shape(1, 3, imageSize, imageSize));
            NDArray mean = autoencoder.encode(weights.in(Precision.FP32), image).mean();
            assertEquals(new Shape(1, 2, model.latentSize(), model.latentSize()), mean.getShape());
        }
    }

    @Test
    void refusesMoreClassesThanTheConditionHasRoomFor() {
        Autoencoder autoencoder = new Autoencoder(AutoencoderConfig.of(2, List.of(2), 1, 1));
        assertComplains("4 classes", card(8, "a", "b", "c", "d"), autoencoder);
    }

    @Test
    void refusesLatentsThatTheUNetDoesNotTake() {
        Autoencoder autoencoder = new Autoencoder(AutoencoderConfig.of(3, List.of(2), 1, 1));
        assertComplains("3 channels", card(8, "a", "b"), autoencoder);
    }

    private static void assertComplains(String about, ModelCard card, Autoencoder autoencoder) {
        ModelException problem =
                assertThrows(ModelException.class, () -> new LatentModel(card, UNET, null, autoencoder, null));
        assertTrue(problem.getMessage().contains(about), problem.getMessage());
    }
}
