package cytodiffusion.bench;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.DenoisingBatches;
import cytodiffusion.diffusion.DenoisingLoss;
import cytodiffusion.diffusion.LatentEncoder;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.ImageBatches;
import cytodiffusion.train.Published;
import cytodiffusion.train.Trainer;
import cytodiffusion.train.TrainingState;
import cytodiffusion.training.Recipe;
import java.util.List;

/** Training steps of the UNet, images and encoding included, against the plain ones on the same batches. */
final class TrainingSpeed implements AutoCloseable {
    private static final int OUR_STEPS = 4;
    private static final long SEED = 1;

    private final NDManager manager = NDManager.newBaseManager();
    private final Recipe recipe;
    private final DenoisingBatches batches;
    private final Trainer<?> trainer;
    private final PlainTraining plain;
    private long plainSteps;

    /** @param images canvases of the recipe's size or larger */
    TrainingSpeed(Recipe recipe, List<RgbImage> images, Precision precision) {
        this.recipe = recipe;
        Autoencoder autoencoder = new Autoencoder(recipe.autoencoder().config());
        Weights encoderWeights = Weights.random(autoencoder, manager, SEED);
        UNet unet = new UNet(recipe.unet().config());
        int[] labels = new int[images.size()];
        batches = new DenoisingBatches(
                new ImageBatches(
                        images::get, labels, recipe.variety().augmentation(), recipe.imageSize(), recipe.batch(), SEED),
                new DenoisingBatches.Settings(
                        recipe.unet().config().crossAttentionDim(),
                        recipe.autoencoder().config().latentChannels(),
                        recipe.imageSize() / recipe.autoencoder().config().downsampling(),
                        Published.NOISE_OFFSET,
                        recipe.variety().mixupAlpha()),
                SEED);
        trainer = DenoisingLoss.trainer(
                TrainingState.fresh(unet, manager, SEED),
                recipe.unet().training(),
                precision,
                new DenoisingLoss(unet, new LatentEncoder(autoencoder, encoderWeights.in(precision, manager)), manager),
                batches);
        plain = new PlainTraining(
                unet.config(),
                Weights.random(unet, manager, SEED),
                new LatentEncoder(autoencoder, encoderWeights.in(Precision.FP32)),
                manager);
    }

    InTurns measure(int rounds) {
        return InTurns.measure(rounds, round -> ours(), round -> plain());
    }

    private int ours() {
        trainer.run("", trainer.steps() + OUR_STEPS, () -> false, Progress.SILENT, (step, loss) -> {});
        return OUR_STEPS * recipe.batch();
    }

    private int plain() {
        plain.step(batches.batch(++plainSteps));
        return recipe.batch();
    }

    @Override
    public void close() {
        manager.close();
    }
}
