package cytodiffusion.tensor;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Layers of every kind that the networks have, each at a few shapes: what is examined where no particular network is at
 * hand. Operations that only move values to another place are left to the unit tests, but for those of every forward pass.
 * The shapes of convolutions are those that were found wrong somewhere, and those in which most time is spent.
 */
final class LayerCatalog {
    private static final int SIDE = 16;
    private static final int CHANNELS = 64;
    private static final int TOKENS = SIDE * SIDE;
    private static final double EPS = 1e-5;

    private LayerCatalog() {}

    static List<LayerOperation> all() {
        return Stream.of(
                        convolutions(),
                        transposedConvolutions(),
                        linearMaps(),
                        normalizations(),
                        attentions(),
                        pointwise(),
                        recurrent())
                .flatMap(List::stream)
                .toList();
    }

    private static List<LayerOperation> convolutions() {
        int[][] inAndOut = {
            {3, 32},
            {4, 32},
            {32, 3},
            {64, 4},
            {8, 4},
            {6, 10},
            {16, 16},
            {24, 24},
            {24, 40},
            {32, 64},
            {48, 48},
            {64, 64},
            {96, 96},
            {64, 128},
            {128, 128}
        };
        List<LayerOperation> all = new ArrayList<>();
        for (int[] channels : inAndOut) {
            all.add(convolution(channels[0], channels[1], 3, 1, 1));
        }
        all.add(convolution(48, 20, 3, 2, 1));
        all.add(convolution(48, 48, 3, 2, 1));
        all.add(convolution(64, 64, 3, 2, 1));
        all.add(convolution(3, 64, 7, 2, 1));
        all.add(convolution(40, 24, 1, 1, 1));
        all.add(convolution(64, 128, 1, 1, 1));
        all.add(convolution(24, 24, 3, 1, 24));
        all.add(convolution(64, 64, 5, 2, 64));
        return all;
    }

    private static LayerOperation convolution(int in, int out, int kernel, int stride, int groups) {
        return new ConvolutionOperation(in, out, kernel, stride, kernel / 2, groups, true, SIDE, SIDE);
    }

    /** As DCGAN's generator has them (Jung et al., 2022): 5x5, to twice the size or the same, at the end to three channels. */
    private static List<LayerOperation> transposedConvolutions() {
        return List.of(
                new TransposedConvolutionOperation(CHANNELS, 32, 5, 2, 2, 1, SIDE, SIDE),
                new TransposedConvolutionOperation(16, 8, 5, 2, 2, 1, SIDE, SIDE),
                new TransposedConvolutionOperation(8, 3, 5, 1, 2, 0, SIDE, SIDE));
    }

    private static List<LayerOperation> linearMaps() {
        return List.of(
                new LinearOperation(CHANNELS, 8, true, 0),
                new LinearOperation(32, 3 * CHANNELS, true, 0),
                new LinearOperation(CHANNELS, 4 * CHANNELS, true, TOKENS),
                new LinearOperation(4 * CHANNELS, CHANNELS, false, TOKENS));
    }

    private static List<LayerOperation> normalizations() {
        Shape image = new Shape(CHANNELS, SIDE, SIDE);
        Shape channels = new Shape(CHANNELS);
        List<Shape> scaled = List.of(image, channels, channels);
        List<Shape> batch = List.of(image, channels, channels, channels, channels);
        return List.of(
                new NativeOperation("group_norm", scaled, List.of(8, EPS)),
                new NativeOperation("group_norm_silu", scaled, List.of(8, EPS)),
                new NativeOperation(
                        "layer_norm", List.of(new Shape(TOKENS, CHANNELS), channels, channels), List.of(EPS)),
                new NativeOperation("batch_norm", batch, List.of(EPS)),
                new NativeOperation("batch_norm_training", batch, List.of(EPS)));
    }

    private static List<LayerOperation> attentions() {
        Shape tokens = new Shape(TOKENS, CHANNELS);
        Shape context = new Shape(77, CHANNELS);
        return List.of(
                new NativeOperation("attention", List.of(tokens, context, context), List.of(4)),
                new NativeOperation("self_attention", List.of(new Shape(TOKENS, 3 * CHANNELS)), List.of(4)));
    }

    private static List<LayerOperation> pointwise() {
        Shape image = new Shape(CHANNELS, SIDE, SIDE);
        Shape tokens = new Shape(TOKENS, CHANNELS);
        return List.of(
                one("silu", image),
                one("gelu", tokens),
                one("geglu", tokens),
                one("max_pool", image),
                new NativeOperation("max_pool_of", List.of(image), List.of(2, 2)),
                one("halve_by_mean", image),
                new NativeOperation("leaky_relu", List.of(image), List.of(0.2)),
                one("mean_of_pixels", image),
                one("double_size", image),
                one("pad_bottom_right", image),
                one("to_tokens", image),
                new NativeOperation("scale", List.of(image), List.of(0.3)));
    }

    private static List<LayerOperation> recurrent() {
        return List.of(new LstmOperation(SIDE, 3 * SIDE, 32));
    }

    private static LayerOperation one(String method, Shape input) {
        return new NativeOperation(method, List.of(input), List.of());
    }
}
