package cytodiffusion.nn;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.SplittableRandom;

/** A model small enough to classify with in a test: random weights, three classes, 16 x 16 pixels. */
public final class TinyModel {
    private TinyModel() {}

    public static LatentModel random(NDManager manager) {
        UNet unet = new UNet(UNetConfig.of(8, 2, List.of(8, 16), 1, 0, 4, 2, 4));
        Autoencoder autoencoder = new Autoencoder(AutoencoderConfig.of(2, List.of(8, 8), 1, 4));
        ModelCard card =
                new ModelCard(ModelCard.FORMAT, List.of("a", "b", "c"), 16, 0, 3.5, new double[] {1, 2, 3, 4, 5}, null);
        return new LatentModel(card, unet, noisy(unet, manager, 1), autoencoder, noisy(autoencoder, manager, 2));
    }

    /** Random weights start with layers of zeros, under which no class differs from another. */
    private static Weights noisy(Network network, NDManager manager, long seed) {
        Weights weights = Weights.random(network, manager, seed);
        SplittableRandom random = new SplittableRandom(seed);
        weights.list().forEach(w -> {
            float[] noise = new float[(int) w.size()];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) (0.2 * (random.nextDouble() - 0.5));
            }
            w.addi(manager.create(noise, w.getShape()));
        });
        return weights;
    }
}
