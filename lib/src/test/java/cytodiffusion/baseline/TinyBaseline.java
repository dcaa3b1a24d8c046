package cytodiffusion.baseline;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.RgbImage;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.TensorSpec;
import java.util.List;

/** A baseline small enough for a test: three classes, 16 x 16 pixels. */
public final class TinyBaseline {
    static final int SIZE = 16;

    private TinyBaseline() {}

    /** With weights that nothing trained, and the name of each class. */
    public static Baseline untrained(NDManager manager, String... classes) {
        Architecture architecture = ResNetConfig.resnet18(4);
        ImageNetwork network = architecture.network(classes.length, SIZE);
        ModelCard card = new ModelCard(ModelCard.FORMAT, List.of(classes), SIZE, 0, 0, null, null);
        return new Baseline(card, architecture, network, NumbersByName.weights(network, manager));
    }

    /** A square of noise that follows from its name. */
    static RgbImage image(String name) {
        float[] noise = NumbersByName.uniform(name, SIZE * SIZE * 3);
        byte[] pixels = new byte[noise.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.round(127.5 + 127.5 * noise[i]);
        }
        return new RgbImage(SIZE, SIZE, pixels);
    }

    /** The numbers that a gradient trains, as torchvision counts them. */
    static long parameters(ImageNetwork network) {
        return network.tensors().stream()
                .filter(TensorSpec::learned)
                .mapToLong(t -> t.shape().size())
                .sum();
    }
}
