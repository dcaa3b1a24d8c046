package cytodiffusion.cost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.DenoisingBatches;
import cytodiffusion.diffusion.DenoisingLoss;
import cytodiffusion.diffusion.LatentEncoder;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import cytodiffusion.train.ImageBatches;
import cytodiffusion.train.Published;
import cytodiffusion.train.Trainer;
import cytodiffusion.train.TrainingSettings;
import cytodiffusion.train.TrainingState;

/** A diffusion classifier with random weights: a pass encodes an image and evaluates the UNet once on its latents. */
final class MeasuredDiffusion implements Measurable {
    private static final long SEED = 1;

    private final NDManager manager = NDManager.newBaseManager();
    private final Autoencoder autoencoder;
    private final UNet unet;
    private final int imageSize;
    private final ImageSpace space;
    private final int latentSize;
    private final Precision precision;
    private final int batch;
    private final Weights unetWeights;
    private final Parameters encoderParameters;
    private final Parameters unetParameters;
    private Trainer<?> trainer;

    /**
     * @param imageSize side of the pictures in pixels
     * @param space in which the autoencoder sees them
     * @param batch images in a step of the UNet's training
     */
    MeasuredDiffusion(
            Autoencoder autoencoder,
            UNet unet,
            int imageSize,
            ImageSpace space,
            int latentSize,
            Precision precision,
            int batch) {
        this.autoencoder = autoencoder;
        this.unet = unet;
        this.imageSize = imageSize;
        this.space = space;
        this.latentSize = latentSize;
        this.precision = precision;
        this.batch = batch;
        encoderParameters = Weights.random(autoencoder, manager, SEED).in(precision, manager);
        unetWeights = Weights.random(unet, manager, SEED);
        unetParameters = unetWeights.in(precision, manager);
    }

    @Override
    public void forward(int images) {
        try (Scope scope = new Scope()) {
            int side = space.side(imageSize);
            NDArray latents = autoencoder
                    .encode(encoderParameters, manager.zeros(new Shape(images, space.channels(), side, side)))
                    .mean();
            NDArray timesteps = manager.full(new Shape(images), 500f);
            NDArray rows = manager.ones(new Shape(images, unet.config().crossAttentionDim()));
            unet.forward(unetParameters, latents, timesteps, new ClassCondition.Rows(rows))
                    .toFloatArray();
        }
    }

    @Override
    public void trainingStep() {
        if (trainer == null) {
            RgbImage grey = new RgbImage(imageSize, imageSize, new byte[3 * imageSize * imageSize]);
            DenoisingBatches batches = new DenoisingBatches(
                    new ImageBatches(image -> grey, new int[1], Augmentation.none(), imageSize, batch, SEED).in(space),
                    new DenoisingBatches.Settings(
                            unet.config().crossAttentionDim(),
                            autoencoder.config().latentChannels(),
                            latentSize,
                            Published.NOISE_OFFSET,
                            0),
                    SEED);
            LatentEncoder encoder = new LatentEncoder(autoencoder, encoderParameters);
            trainer = DenoisingLoss.trainer(
                    TrainingState.startingFrom(unetWeights),
                    TrainingSettings.published(1e-5),
                    precision,
                    new DenoisingLoss(unet, encoder, manager),
                    batches);
        }
        trainer.run("", trainer.steps() + 1, () -> false, Progress.SILENT, (step, loss) -> {});
    }

    @Override
    public int trainingBatch() {
        return batch;
    }

    @Override
    public void close() {
        manager.close();
    }
}
