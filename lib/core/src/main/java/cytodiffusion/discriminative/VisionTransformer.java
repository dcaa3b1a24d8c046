package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Conv;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Norm;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.TensorSpec.Start;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Vision Transformer (Dosovitskiy et al., 2021) with torchvision's names: an image's patches and a token for its class
 * look at each other, and the class is read from that token. The tensors come with each call.
 */
public final class VisionTransformer implements ImageNetwork {
    private static final String CLASS_TOKEN = "class_token";
    private static final String POSITIONS = "encoder.pos_embedding";
    private static final double EPS = 1e-6;

    private final int hidden;
    private final int tokens;
    private final Conv patches;
    private final List<TransformerLayer> layers = new ArrayList<>();
    private final Norm norm;
    private final Linear head;

    VisionTransformer(VisionTransformerConfig config, int classes, int imageSize, int channels) {
        hidden = config.hidden();
        int side = imageSize / config.patch();
        tokens = side * side + 1;
        patches = new Conv("conv_proj", channels, hidden, config.patch(), config.patch(), 0);
        for (int i = 0; i < config.layers(); i++) {
            layers.add(new TransformerLayer(
                    "encoder.layers.encoder_layer_" + i, hidden, config.heads(), config.mlp(), EPS));
        }
        norm = new Norm("encoder.ln", hidden, 0, EPS);
        head = new Linear("heads.head", hidden, classes, true);
    }

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        tensors.accept(new TensorSpec(CLASS_TOKEN, new Shape(1, 1, hidden), Start.ZEROS, hidden));
        patches.describe(tensors);
        tensors.accept(new TensorSpec(POSITIONS, new Shape(1, tokens, hidden), Start.UNIFORM, hidden));
        Layer.describeAll(tensors, layers);
        norm.describe(tensors);
        head.describe(tensors);
    }

    @Override
    public Linear head() {
        return head;
    }

    @Override
    public NDArray features(Parameters p, NDArray images, Dropout dropout) {
        long count = images.getShape().get(0);
        try (Scope scope = new Scope()) {
            NDArray h = NativeOps.toTokens(patches.apply(p, p.precision().cast(ImageNetScale.apply(images))));
            NDArray classToken = p.get(CLASS_TOKEN).broadcast(new Shape(count, 1, hidden));
            h = NDArrays.concat(new NDList(classToken, h), 1).add(p.get(POSITIONS));
            for (TransformerLayer layer : layers) {
                h = layer.forward(p, h);
            }
            // Normalization looks at each token by itself: only the class's is needed.
            return scope.keep(norm.apply(p, h.get(":, 0")));
        }
    }
}
