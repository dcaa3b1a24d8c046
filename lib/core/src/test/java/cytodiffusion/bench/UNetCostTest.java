package cytodiffusion.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.nn.latent.UNet;
import cytodiffusion.nn.latent.UNetConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class UNetCostTest {
    /** One level of 4 channels with one head, counted by hand for 2 x 2 latents of one channel. */
    @Test
    void countsMultiplicationsAndAdditions() {
        UNet unet = new UNet(UNetConfig.of(2, 1, List.of(4), 1, 1, 3, 1, 2));
        int time = 4 * 16 + 16 * 16;
        int resnet = 4 * 9 * (4 * 4 + 4 * 4) + 16 * 4;
        int widerResnet = 4 * 9 * (8 * 4 + 4 * 4) + 16 * 4 + 4 * 8 * 4;
        int projections = 4 * (4 * 4 + 4 * 4);
        int selfAttention = 4 * 4 * (4 * 4) + 2 * 4 * 4 * 4;
        int classVector = 3 * 4 + 4 * 4;
        int feedForward = 4 * (4 * 32 + 16 * 4);
        int middle = 2 * resnet + projections + selfAttention + classVector + feedForward;
        int ends = 4 * 9 * (1 * 4 + 4 * 1);
        double multiplications = time + ends + resnet + middle + 2 * widerResnet;
        assertEquals(2 * multiplications, UNetCost.operations(unet, 2));
    }

    /** At 64 x 64 latents Stable Diffusion 1.5 is known for some 0.4 T multiplications, most of them outside attn2. */
    @Test
    void knowsStableDiffusion() {
        double operations = UNetCost.operations(new UNet(UNetConfig.stableDiffusion15()), 64);
        assertEquals(0.76e12, operations, 0.06e12);
    }
}
