package cytodiffusion.diffusion;

import static cytodiffusion.nn.latent.Fixtures.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.Fixtures;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DenoisingLossTest {
    @Test
    void isDiffusersMinSnrLoss() throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                SafetensorsReader io = SafetensorsReader.open(Fixtures.path("tiny-unet.io.safetensors"))) {
            UNet unet = Fixtures.tinyUNet();
            Weights weights = Fixtures.weights(unet, manager, "tiny-unet.safetensors");
            float[] t = io.floats("train.timestep");
            int[] timesteps = {(int) t[0], (int) t[1], (int) t[2], (int) t[3]};
            NDArray row = tensor(io, manager, "train.encoder_hidden_states").get(":, 0");
            NDArray loss = new DenoisingLoss(unet, null, manager)
                    .loss(
                            weights.in(Precision.FP32),
                            tensor(io, manager, "train.noisy"),
                            tensor(io, manager, "train.noise"),
                            timesteps,
                            new ClassCondition.Rows(row));
            assertEquals(io.floats("train.loss")[0], loss.getFloat(), 1e-5);
        }
    }
}
