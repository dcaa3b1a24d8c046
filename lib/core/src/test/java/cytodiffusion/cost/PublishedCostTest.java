package cytodiffusion.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.discriminative.Architecture;
import cytodiffusion.discriminative.ConvNetConfig;
import cytodiffusion.discriminative.DenseNetConfig;
import cytodiffusion.discriminative.LstmConfig;
import cytodiffusion.discriminative.ResNetConfig;
import cytodiffusion.discriminative.VisionTransformerConfig;
import cytodiffusion.nn.Computation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts against those that were published, or computed for what was published, of the same networks. */
class PublishedCostTest {
    private static NetworkCost count(Architecture architecture, int classes, int imageSize) {
        return ImageNetworkCost.of(architecture.network(classes, imageSize), imageSize);
    }

    /** Jung et al., 2022; what its VGGNet and its ResNet50 are is what their published numbers fit. */
    @ParameterizedTest
    @CsvSource({
        "w-net, 128, 16806949",
        "alexnet, 224, 46767493",
        "vgg-1x1, 224, 121796165",
        "vgg-19, 224, 139590725",
        "resnet50-keras, 224, 23544837",
        "resnet50, 224, 23518277",
        "resnet18, 224, 11179077",
        "lstm, 128, 53541"
    })
    void parametersForFiveClasses(String name, int imageSize, long parameters) {
        Architecture architecture =
                switch (name) {
                    case "w-net" -> ConvNetConfig.wNet(1024);
                    case "alexnet" -> ConvNetConfig.alexNet(1);
                    case "vgg-1x1" -> ConvNetConfig.vgg19(1, 1);
                    case "vgg-19" -> ConvNetConfig.vgg19(3, 1);
                    case "resnet50-keras" -> ResNetConfig.resnet50Keras(64);
                    case "resnet50" -> ResNetConfig.resnet50(64);
                    case "resnet18" -> ResNetConfig.resnet18();
                    default -> LstmConfig.of(32);
                };
        assertEquals(parameters, count(architecture, 5, imageSize).parameters());
    }

    /** The poster's 23.54 M parameters, 4.12 G operations, 53 convolutions and 11.11 M activations. */
    @Test
    void resNet50() {
        NetworkCost cost = count(ResNetConfig.resnet50(64), 15, 224);
        assertEquals(23_538_767, cost.parameters());
        assertEquals(4_087_136_256L, cost.sum(Computation.CONVOLUTION));
        assertEquals(22_227_968, cost.sum(Computation.NORMALIZATION));
        assertEquals(9_608_704, cost.sum(Computation.ACTIVATION));
        assertEquals(30_720, cost.sum(Computation.LINEAR));
        assertEquals(4_119_003_648L, cost.total());
        assertEquals(53, cost.convolutions());
        assertEquals(1, cost.linearLayers());
        assertEquals(11_113_984, cost.activations());
    }

    /** KimiaNet's 2.88 G operations, 120 convolutions and 6.90 M activations; its 7.00 M parameters count two heads. */
    @Test
    void denseNet121() {
        NetworkCost cost = count(DenseNetConfig.densenet121(), 15, 224);
        assertEquals(2_833_137_664L, cost.sum(Computation.CONVOLUTION));
        assertEquals(31_334_912, cost.sum(Computation.NORMALIZATION));
        assertEquals(15_617_280, cost.sum(Computation.ACTIVATION));
        assertEquals(15_360, cost.sum(Computation.LINEAR));
        assertEquals(2_880_105_216L, cost.total());
        assertEquals(120, cost.convolutions());
        assertEquals(6_899_200, cost.activations());
        long headOf30 = 30 * (1024 + 1);
        assertEquals(6_999_981, cost.parameters() + headOf30);
    }

    /** 17.6 G products with those of the attention; "38 convolutions" are one and 37 linear layers. */
    @Test
    void visionTransformer() {
        NetworkCost cost = count(VisionTransformerConfig.base16(), 1000, 224);
        long maps = cost.sum(Computation.CONVOLUTION, Computation.LINEAR, Computation.LINEAR_PART);
        assertEquals(16_848_500_736L, maps);
        assertEquals(17_563_828_224L, maps + cost.sum(Computation.ATTENTION));
        assertEquals(1, cost.convolutions());
        assertEquals(37, cost.linearLayers());
    }

    /** The poster counts the head of 1000 classes and, beside it, its own of 15. */
    @ParameterizedTest
    @CsvSource({
        "b-16, 86579191, 85810191",
        "b-32, 88235767, 87466767",
        "l-16, 304342007, 303317007",
        "l-32, 306550775, 305525775"
    })
    void parametersOfVisionTransformers(String name, long withBothHeads, long withOwnHead) {
        VisionTransformerConfig config =
                switch (name) {
                    case "b-16" -> VisionTransformerConfig.base16();
                    case "b-32" -> VisionTransformerConfig.base32();
                    case "l-16" -> VisionTransformerConfig.large16();
                    default -> VisionTransformerConfig.large32();
                };
        assertEquals(withOwnHead, count(config, 15, 224).parameters());
        long ownHead = 15L * (config.hidden() + 1);
        assertEquals(withBothHeads, count(config, 1000, 224).parameters() + ownHead);
    }

    /** The LSTM's rows are 128 steps of 384 values, of which each goes to 4 x 32 gates beside the 32 units themselves. */
    @Test
    void lstm() {
        NetworkCost cost = count(LstmConfig.of(32), 5, 128);
        assertEquals(128L * 4 * 32 * (384 + 32) + 32 * 5, cost.sum(Computation.LINEAR));
        assertEquals(0, cost.convolutions());
    }
}
