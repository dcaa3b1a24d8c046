package cytodiffusion.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.nn.Layer;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.tensor.CheckedLayers;
import cytodiffusion.tensor.CheckedLayers.Verdict;
import cytodiffusion.tensor.Convolution;
import cytodiffusion.tensor.Precision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The convolutions of every preset, as the machine at hand computes them, gradients included. */
@Tag("numerics")
class PresetLayersTest {
    private static final int CLASSES = 8;
    private static final int SIDE = 8;

    /** Weights of convolutions of one shape in every precision, in steps of one and two pixels. */
    private static void assertRight(Set<Shape> kernels) {
        assertFalse(kernels.isEmpty());
        try (NDManager manager = NDManager.newBaseManager()) {
            for (Shape kernel : kernels) {
                for (int stride = 1; stride <= 2; stride++) {
                    compute(manager, kernel, stride);
                }
            }
        }
        List<String> wrong = CheckedLayers.verdicts().stream()
                .filter(verdict -> !verdict.right())
                .map(Verdict::layer)
                .toList();
        assertEquals(List.of(), wrong);
    }

    /** Makes the door check this shape; the values are the check's own. */
    private static void compute(NDManager manager, Shape kernel, int stride) {
        int side = (int) kernel.get(2);
        try (NDManager scope = manager.newSubManager();
                NDArray image = scope.zeros(new Shape(1, kernel.get(1), SIDE, SIDE));
                NDArray weight = scope.zeros(kernel, DataType.FLOAT32)) {
            weight.setRequiresGradient(true);
            for (Precision precision : Precision.values()) {
                Convolution.apply(precision.cast(image), precision.cast(weight), null, stride, side / 2, 1)
                        .close();
            }
        }
    }

    private static void collect(Set<Shape> kernels, Layer network) {
        network.describe(tensor -> {
            Shape shape = tensor.shape();
            // A depthwise convolution looks like one of a single channel; ConvolutionTest has those.
            if (shape.dimension() == 4 && shape.get(1) > 1) {
                kernels.add(shape);
            }
        });
    }

    private static Set<Shape> diffusion(List<Recipe> recipes) {
        Set<Shape> kernels = new LinkedHashSet<>();
        for (Recipe recipe : recipes) {
            collect(kernels, new UNet(recipe.unet().config()));
            collect(kernels, new Autoencoder(recipe.autoencoder().config()));
        }
        return kernels;
    }

    @Test
    void thoseThatTrainOnALaptopAreRight() {
        Set<Shape> kernels = diffusion(List.of(Recipe.tiny(), Recipe.mini(), Recipe.small()));
        for (String name : BaselineRecipe.names()) {
            if (name.endsWith("-small") || name.equals("w-net")) {
                collect(kernels, BaselineRecipe.find(name).orElseThrow().network(CLASSES, ImageSpace.RGB));
            }
        }
        assertRight(kernels);
    }

    @Test
    @Tag("long")
    void thoseAtThePapersScaleAreRight() {
        Set<Shape> kernels = diffusion(List.of(Recipe.sd15()));
        for (String name : BaselineRecipe.names()) {
            collect(kernels, BaselineRecipe.find(name).orElseThrow().network(CLASSES, ImageSpace.RGB));
        }
        assertRight(kernels);
    }
}
