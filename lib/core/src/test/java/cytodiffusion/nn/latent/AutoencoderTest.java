package cytodiffusion.nn.latent;

import static cytodiffusion.nn.latent.Fixtures.assertClose;
import static cytodiffusion.nn.latent.Fixtures.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against diffusers 0.29.2, in float32. */
@Tag("numerics")
class AutoencoderTest {
    private static final double TOLERANCE = 1e-5;

    private final NDManager manager = NDManager.newBaseManager();
    private Autoencoder autoencoder;
    private Parameters parameters;
    private SafetensorsReader io;

    @BeforeEach
    void open() throws IOException {
        autoencoder = Fixtures.tinyAutoencoder();
        parameters =
                Fixtures.weights(autoencoder, manager, "tiny-vae.safetensors").in(Precision.FP32);
        io = SafetensorsReader.open(Fixtures.path("tiny-vae.io.safetensors"));
    }

    @AfterEach
    void close() throws IOException {
        io.close();
        manager.close();
    }

    @Test
    void encodesToDiffusersPosterior() {
        Autoencoder.Posterior posterior = autoencoder.encode(parameters, tensor(io, manager, "image"));
        assertClose(tensor(io, manager, "mean"), posterior.mean(), TOLERANCE, "mean");
        assertClose(tensor(io, manager, "logvar"), posterior.logVariance(), TOLERANCE, "log variance");
        assertClose(tensor(io, manager, "kl"), posterior.divergence(), TOLERANCE, "divergence");
    }

    @Test
    void decodesTheMean() {
        NDArray decoded = autoencoder.decode(parameters, tensor(io, manager, "mean"));
        assertClose(tensor(io, manager, "decoded"), decoded, TOLERANCE, "decoded");
    }

    @Test
    void takesSizesThatAreNoMultipleOfFour() {
        Autoencoder.Posterior posterior = autoencoder.encode(parameters, tensor(io, manager, "odd.image"));
        assertClose(tensor(io, manager, "odd.mean"), posterior.mean(), TOLERANCE, "mean");
        NDArray decoded = autoencoder.decode(parameters, tensor(io, manager, "odd.mean"));
        assertClose(tensor(io, manager, "odd.decoded"), decoded, TOLERANCE, "decoded");
    }

    @Test
    void stableDiffusionsTensorsHaveTheirNamesAndShapes() throws IOException {
        Shapes.assertSame("sd15-vae.shapes.json", new Autoencoder(AutoencoderConfig.stableDiffusion15()), 83_653_863L);
    }
}
