package cytodiffusion.nn.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reference values of diffusers, see the README beside them. */
public final class Fixtures {
    private Fixtures() {}

    public static Path path(String name) {
        try {
            return Path.of(
                    Fixtures.class.getResource("/cytodiffusion/nn/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    public static <T> T json(String name, Class<T> type) throws IOException {
        return new Gson().fromJson(Files.readString(path(name)), type);
    }

    public static UNet tinyUNet() throws IOException {
        return new UNet(json("tiny-unet.config.json", UNetConfig.class));
    }

    public static Autoencoder tinyAutoencoder() throws IOException {
        return new Autoencoder(json("tiny-vae.config.json", AutoencoderConfig.class));
    }

    public static Weights weights(Network network, NDManager manager, String name) throws IOException {
        try (SafetensorsReader file = SafetensorsReader.open(path(name))) {
            return Weights.read(network, manager, file);
        }
    }

    public static NDArray tensor(SafetensorsReader file, NDManager manager, String name) {
        return manager.create(file.floats(name), file.shape(name));
    }

    /** Fails with the largest difference, relative to the largest expected value. */
    public static void assertClose(NDArray expected, NDArray actual, double tolerance, String what) {
        assertEquals(expected.getShape(), actual.getShape(), what);
        float[] e = expected.toFloatArray();
        float[] a = actual.toFloatArray();
        double largest = 0;
        double scale = 1e-12;
        for (int i = 0; i < e.length; i++) {
            largest = Math.max(largest, Math.abs(e[i] - a[i]));
            scale = Math.max(scale, Math.abs(e[i]));
        }
        double relative = largest / scale;
        assertTrue(relative <= tolerance, what + ": relative difference " + relative + ", tolerance " + tolerance);
    }
}
