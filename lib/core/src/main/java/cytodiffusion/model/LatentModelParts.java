package cytodiffusion.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.OneHot;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionProof.Part;
import java.util.List;
import java.util.SplittableRandom;

/** What the networks of a diffusion model compute of one fixed input: to see whether a precision is true for them. */
record LatentModelParts(LatentModel model, NDManager manager) {
    /** A timestep at which there is as much of the image as of the noise, or nearly. */
    private static final float TIMESTEP = 300;

    List<Part> parts() {
        return List.of(
                new Part("the UNet's noise", this::noise),
                new Part("the autoencoder's latents", this::latents),
                new Part("the autoencoder's picture", this::picture));
    }

    private NDArray noise(Precision precision) {
        return model.unet()
                .forward(
                        model.unetWeights().oneByOne(precision),
                        normal(latentShape()),
                        manager.create(new float[] {TIMESTEP}),
                        new ClassCondition.Rows(firstClass()));
    }

    private NDArray firstClass() {
        float[] row = OneHot.rows(new int[] {0}, model.unet().config().crossAttentionDim());
        return manager.create(row, new Shape(1, row.length));
    }

    private NDArray latents(Precision precision) {
        int size = model.card().inputSize();
        return model.autoencoder()
                .encode(
                        model.autoencoderWeights().oneByOne(precision),
                        normal(new Shape(1, model.card().channels(), size, size)))
                .mean();
    }

    private NDArray picture(Precision precision) {
        return model.autoencoder().decode(model.autoencoderWeights().oneByOne(precision), normal(latentShape()));
    }

    private Shape latentShape() {
        int size = model.latentSize();
        return new Shape(1, model.autoencoder().config().latentChannels(), size, size);
    }

    private NDArray normal(Shape shape) {
        return manager.create(Gaussian.numbers(new SplittableRandom(1), (int) shape.size()), shape);
    }
}
