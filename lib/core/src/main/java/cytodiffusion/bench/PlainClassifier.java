package cytodiffusion.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.classify.CircleMask;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.Elimination;
import cytodiffusion.classify.Trial;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.LatentEncoder;
import cytodiffusion.diffusion.NoiseSchedule;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import cytodiffusion.train.ImageBatch;
import java.util.List;

/**
 * The classifier as one would write it first: float32, one image and one trial at a time, all its classes in a batch. It
 * writes Equations 2 and 8 once more, so that it is a measure of their own places, {@code NoisyLatent} and {@code
 * ClassError}.
 */
final class PlainClassifier {
    private final LatentModel model;
    private final NDManager manager;
    private final ClassifierSettings settings;
    private final PlainUNet unet;
    private final LatentEncoder encoder;
    private final NDArray mask;

    PlainClassifier(LatentModel model, NDManager manager, ClassifierSettings settings) {
        this.model = model;
        this.manager = manager;
        this.settings = settings;
        unet = new PlainUNet(model.unet().config(), model.unetWeights(), manager);
        encoder = new LatentEncoder(
                model.autoencoder(), model.autoencoderWeights().in(Precision.FP32));
        int size = model.latentSize();
        mask = manager.create(CircleMask.of(size, model.card().maskRadius()), new Shape(1, 1, size, size));
    }

    Elimination.Outcome classify(RgbImage canvas) {
        int channels = model.unet().config().inChannels();
        int elements = channels * model.latentSize() * model.latentSize();
        var source = new Trial.Source(canvas, settings, model.card().imageSize(), elements);
        var elimination =
                new Elimination(settings.elimination(), model.card().classes().size());
        while (!elimination.finished()) {
            elimination.add(errors(source.trial(elimination.trials()), elimination.active()));
        }
        return elimination.outcome();
    }

    private double[] errors(Trial trial, int[] active) {
        try (Scope scope = new Scope()) {
            NoiseSchedule schedule = NoiseSchedule.STABLE_DIFFUSION;
            NDArray image = ImageBatch.of(
                            List.of(trial.view()), new int[1], model.card().imageSpace())
                    .toArray(manager);
            NDArray latent = encoder.encode(image, trial.latentNoise());
            NDArray noise = manager.create(trial.noise(), latent.getShape());
            NDArray noisy = latent.mul(manager.create((float) schedule.signal(trial.timestep())))
                    .add(noise.mul(manager.create((float) schedule.noise(trial.timestep()))));
            NDArray timesteps =
                    manager.create((float) trial.timestep()).reshape(1).repeat(active.length);
            NDArray predicted = unet.forward(noisy.repeat(0, active.length), timesteps, context(active));
            float[] sums = predicted
                    .sub(noise)
                    .square()
                    .mul(mask)
                    .reshape(active.length, -1)
                    .sum(new int[] {1})
                    .toFloatArray();
            double[] errors = new double[model.card().classes().size()];
            for (int i = 0; i < active.length; i++) {
                errors[active[i]] = settings.weighting().weight(trial.timestep()) * sums[i];
            }
            return errors;
        }
    }

    private NDArray context(int[] active) {
        return PlainContext.of(active, model.unet().config().crossAttentionDim(), manager);
    }
}
