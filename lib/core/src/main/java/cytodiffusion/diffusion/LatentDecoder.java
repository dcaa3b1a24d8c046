package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.raw.NetworkInput;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;

/** Maps the latents in which the diffusion runs back to images. */
public final class LatentDecoder {
    private final Autoencoder autoencoder;
    private final Parameters parameters;
    private final NetworkInput input;

    /** @param space of the autoencoder's images, from which they are brought to sRGB */
    public LatentDecoder(Autoencoder autoencoder, Parameters parameters, ImageSpace space) {
        this.autoencoder = autoencoder;
        input = NetworkInput.of(space);
        this.parameters = parameters;
    }

    /** @param latents (n, channels, height, width), with a variance of about 1 */
    public List<RgbImage> decode(NDArray latents) {
        try (Scope scope = new Scope()) {
            NDArray unscaled = NativeOps.scale(latents, 1 / autoencoder.config().scalingFactor());
            NDArray decoded = autoencoder.decode(parameters, unscaled);
            Shape shape = decoded.getShape();
            float[] planes = decoded.toFloatArray();
            int channels = (int) shape.get(1);
            int height = (int) shape.get(2);
            int width = (int) shape.get(3);
            List<RgbImage> images = new ArrayList<>();
            for (int n = 0; n < shape.get(0); n++) {
                images.add(input.picture(planes, n * channels * height * width, width, height));
            }
            return images;
        }
    }
}
