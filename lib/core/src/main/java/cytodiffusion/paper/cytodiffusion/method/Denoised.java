package cytodiffusion.paper.cytodiffusion.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.classify.ClassError;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.LatentDecoder;
import cytodiffusion.diffusion.LatentEncoder;
import cytodiffusion.diffusion.NoiseSchedule;
import cytodiffusion.diffusion.NoisyLatent;
import cytodiffusion.model.OpenModel;
import cytodiffusion.nn.OneHot;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import cytodiffusion.train.ImageBatch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One cell under noise of some strength, and what the model takes it to have been under several classes: the latents
 * that follow from the predicted noise in one step, {@code (z_t - sqrt(1 - alphaBar) noise) / sqrt(alphaBar)}, decoded.
 * The toy of CytoDiffusion's Figure 10 with a cell.
 *
 * @param timestep how much noise was added
 * @param noisy the noisy latents, decoded
 * @param guesses one for each class asked for
 */
public record Denoised(int timestep, RgbImage noisy, List<Guess> guesses) {
    private static final NoiseSchedule SCHEDULE = NoiseSchedule.STABLE_DIFFUSION;

    public Denoised {
        guesses = List.copyOf(guesses);
    }

    /**
     * The cell as one class.
     *
     * @param label index of the class
     * @param image what the model takes the cell to have been
     * @param error squared distance of the predicted noise from the added one within the circle, unweighted: that of
     *     the two latents times the signal-to-noise ratio
     */
    public record Guess(int label, RgbImage image, double error) {}

    /** The index, among the guesses, of the one that fits better than the others. */
    public int best() {
        int best = 0;
        for (int i = 1; i < guesses.size(); i++) {
            best = guesses.get(i).error() < guesses.get(best).error() ? i : best;
        }
        return best;
    }

    /**
     * Adds the same noise in several strengths and denoises it.
     *
     * @param view the cell as the network sees it, {@code imageSize} pixels a side
     * @param labels of the classes, at least one
     * @param timesteps in [0, 999]
     */
    public static List<Denoised> of(OpenModel model, RgbImage view, int[] labels, int[] timesteps, long seed) {
        try (NDManager own = model.manager().newSubManager()) {
            return new Denoiser(model.model(), own, model.precision().precision(), view, seed).at(labels, timesteps);
        }
    }

    /** A cell's latents with their noise. */
    private static final class Denoiser {
        private final LatentModel model;
        private final NDManager manager;
        private final Parameters unet;
        private final LatentDecoder decoder;
        private final NDArray latents;
        private final NDArray noise;

        Denoiser(LatentModel model, NDManager manager, Precision precision, RgbImage view, long seed) {
            this.model = model;
            this.manager = manager;
            unet = model.unetWeights().in(precision, manager);
            Parameters autoencoder = model.autoencoderWeights().in(precision, manager);
            decoder = new LatentDecoder(
                    model.autoencoder(), autoencoder, model.card().imageSpace());
            int size = model.latentSize();
            Shape shape = new Shape(1, model.unet().config().inChannels(), size, size);
            noise = manager.create(Gaussian.numbers(Seeds.random(seed), (int) shape.size()), shape);
            latents = new LatentEncoder(model.autoencoder(), autoencoder)
                    .encode(
                            ImageBatch.of(
                                            List.of(view),
                                            new int[1],
                                            model.card().imageSpace())
                                    .toArray(manager),
                            new float[(int) shape.size()]);
        }

        List<Denoised> at(int[] labels, int[] timesteps) {
            return Arrays.stream(timesteps).mapToObj(t -> at(labels, t)).toList();
        }

        private Denoised at(int[] labels, int timestep) {
            try (Scope scope = new Scope()) {
                double noiseShare = SCHEDULE.noise(timestep);
                NDArray noisy = NoisyLatent.of(latents, noise, timestep);
                NDArray repeated = noisy.repeat(0, labels.length);
                NDArray timesteps = manager.create((float) timestep).reshape(1).repeat(labels.length);
                NDArray predicted =
                        model.unet().forward(unet, repeated, timesteps, new ClassCondition.Rows(rows(labels)));
                NDArray guesses = NativeOps.scale(
                        repeated.sub(NativeOps.scale(predicted, noiseShare)), 1 / SCHEDULE.signal(timestep));
                float[] errors = new ClassError(model, manager).of(predicted.sub(noise));
                List<RgbImage> pictures = decoder.decode(guesses);
                return new Denoised(
                        timestep,
                        decoder.decode(noisy).get(0),
                        IntStream.range(0, labels.length)
                                .mapToObj(i -> new Guess(labels[i], pictures.get(i), errors[i]))
                                .toList());
            }
        }

        private NDArray rows(int[] labels) {
            int width = model.unet().config().crossAttentionDim();
            return manager.create(OneHot.rows(labels, width), new Shape(labels.length, width));
        }
    }
}
