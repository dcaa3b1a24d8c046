package cytodiffusion.diffusion;

import static cytodiffusion.nn.latent.Fixtures.assertClose;
import static cytodiffusion.nn.latent.Fixtures.tensor;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.Fixtures;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DdimTest {
    @Test
    void fiftyStepsEndWhereDiffusersEnds() throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                SafetensorsReader io = SafetensorsReader.open(Fixtures.path("ddim.io.safetensors"))) {
            UNet unet = Fixtures.tinyUNet();
            Parameters weights =
                    Fixtures.weights(unet, manager, "tiny-unet.safetensors").in(Precision.FP32);
            NDArray context = tensor(io, manager, "encoder_hidden_states");
            NoisePredictor model = (latents, t) -> unet.forward(
                    weights, latents, manager.create(new float[] {t}), new ClassCondition.Context(context));
            NDArray end = new Ddim(50)
                    .sample(model, tensor(io, manager, "start"), () -> false, () -> {})
                    .orElseThrow();
            assertClose(tensor(io, manager, "end"), end, 1e-4, "latents after 50 steps");
        }
    }

    @Test
    void refusesStepsThatDoNotDivideTheSchedule() {
        assertThrows(IllegalArgumentException.class, () -> new Ddim(30));
    }
}
