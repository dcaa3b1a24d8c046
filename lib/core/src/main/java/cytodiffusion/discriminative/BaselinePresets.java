package cytodiffusion.discriminative;

import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.train.Method;
import cytodiffusion.train.Published;
import cytodiffusion.train.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The discriminative networks by their names: those of the networks here, and those
 * that are listed as services, see {@link NetworkFamily}.
 */
final class BaselinePresets {
    static final Map<String, BaselineRecipe> ALL = new LinkedHashMap<>();

    static {
        for (BaselineRecipe recipe : List.of(
                BaselineRecipe.small("resnet18-small", ResNetConfig.resnet18(32), 1e-3),
                BaselineRecipe.small(
                        "resnet18-gn-small", ResNetConfig.resnet18(32).withGroups(16), 1e-3),
                BaselineRecipe.small("resnet50-small", ResNetConfig.resnet50(16), 1e-3),
                BaselineRecipe.small("densenet121-small", DenseNetConfig.small(), 1e-3),
                BaselineRecipe.small("vit-small", VisionTransformerConfig.small(), 5e-4),
                BaselineRecipe.small("efficientnet-small", EfficientNetConfig.miniature(), 1e-3),
                full("resnet18", 224, ResNetConfig.resnet18()),
                full("resnet18-gn", 224, ResNetConfig.resnet18().withGroups(32)),
                full("resnet50", 224, ResNetConfig.resnet50(64)),
                full("densenet121", 224, DenseNetConfig.densenet121()),
                full("vit-b-16", 224, VisionTransformerConfig.base16()),
                full("vit-b-32", 224, VisionTransformerConfig.base32()),
                full("vit-l-16", 224, VisionTransformerConfig.large16()),
                full("vit-l-32", 224, VisionTransformerConfig.large32()),
                full("efficientnet-v2-m", 360, EfficientNetConfig.medium()),
                adam("w-net", 128, ConvNetConfig.wNet(1024), LossKind.CROSS_ENTROPY),
                quickWNet(),
                adam("w-net-svm", 128, ConvNetConfig.wNet(1024), LossKind.HINGE),
                momentum("alexnet", 224, ConvNetConfig.alexNet(1)),
                momentum("alexnet-small", 128, ConvNetConfig.alexNet(4)),
                adam("vgg-1x1", 224, ConvNetConfig.vgg19(1, 1), LossKind.CROSS_ENTROPY),
                adam("vgg-1x1-small", 64, ConvNetConfig.vgg19(1, 4), LossKind.CROSS_ENTROPY),
                adam("vgg-19", 224, ConvNetConfig.vgg19(3, 1), LossKind.CROSS_ENTROPY),
                adam("vgg-19-small", 64, ConvNetConfig.vgg19(3, 4), LossKind.CROSS_ENTROPY),
                momentum("resnet50-keras", 224, ResNetConfig.resnet50Keras(64)),
                momentum("resnet50-keras-small", 64, ResNetConfig.resnet50Keras(16)),
                ofWNetsPaper(
                        "lstm",
                        128,
                        LstmConfig.of(32),
                        64,
                        TrainingSettings.plain(Method.ADAM, 0.01, 0.999),
                        LossKind.CROSS_ENTROPY))) {
            ALL.put(recipe.name(), recipe);
        }
        for (NetworkFamily family : NetworkFamily.listed()) {
            for (BaselineRecipe recipe : family.presets()) {
                if (ALL.put(recipe.name(), recipe) != null) {
                    throw new IllegalStateException("Two presets are called " + recipe.name());
                }
            }
        }
    }

    private BaselinePresets() {}

    /**
     * CytoDiffusion's scale: batch 16 and the optimizer of its diffusion model. The learning rate is that of the published
     * code for fine-tuning, as the paper's for the baselines is not in our copy.
     */
    private static BaselineRecipe full(String name, int imageSize, Architecture architecture) {
        return new BaselineRecipe(
                name,
                imageSize,
                1,
                architecture,
                16,
                Augmentation.training(),
                Published.MIXUP_ALPHA,
                TrainingSettings.published(1e-5),
                Learning.USUAL);
    }

    /** W-Net's own training: Adam with a rate of 1e-4. Its batch of 5 takes two cores too long, so it is 32 here. */
    private static BaselineRecipe adam(String name, int imageSize, Architecture architecture, LossKind loss) {
        return ofWNetsPaper(name, imageSize, architecture, 32, TrainingSettings.plain(Method.ADAM, 1e-4, 0.999), loss);
    }

    /**
     * A W-Net that learns in minutes: ten times the paper's rate, flips, and dropout before the last layer only. Dropout
     * after convolutions, as the paper has it for its 500 epochs, slows the start: after 150 steps with 800 cells of PBC
     * 63 % of 100 validation cells were right where it dropped 0.4, and 94 % where it dropped none. What pooling passes on
     * is larger with it than without, so that the network then judges other numbers than it has learnt from.
     */
    private static BaselineRecipe quickWNet() {
        return new BaselineRecipe(
                "w-net-small",
                128,
                1,
                ConvNetConfig.wNet(96).withStageDropout(0),
                32,
                Augmentation.flips(),
                0,
                TrainingSettings.plain(Method.ADAM, 1e-3, 0.999),
                Learning.ofWNet(LossKind.CROSS_ENTROPY));
    }

    /** The optimizer of W-Net's paper for AlexNet and the ResNets; its learning rate for them is not in our copy. */
    private static BaselineRecipe momentum(String name, int imageSize, Architecture architecture) {
        return ofWNetsPaper(
                name,
                imageSize,
                architecture,
                32,
                TrainingSettings.plain(Method.MOMENTUM, 0.01, 0.999),
                LossKind.CROSS_ENTROPY);
    }

    /** All of the image, which is not changed at random. */
    private static BaselineRecipe ofWNetsPaper(
            String name,
            int imageSize,
            Architecture architecture,
            int batch,
            TrainingSettings training,
            LossKind loss) {
        return new BaselineRecipe(
                name, imageSize, 1, architecture, batch, Augmentation.none(), 0, training, Learning.ofWNet(loss));
    }
}
