package cytodiffusion.cost;

import ai.djl.ndarray.NDManager;
import cytodiffusion.gan.AdversarialLoss;
import cytodiffusion.gan.Discriminator;
import cytodiffusion.gan.GanRecipe;
import cytodiffusion.gan.Generator;
import cytodiffusion.gan.Noise;
import cytodiffusion.gan.Painter;
import cytodiffusion.nn.Weights;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.AlternatingTrainer;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.NetworkPair;
import cytodiffusion.train.TrainingState;

/** A generator that draws, and both networks that are trained, with random weights and on grey images. */
final class MeasuredGan implements Measurable {
    private static final long SEED = 1;

    private final NDManager manager = NDManager.newBaseManager();
    private final GanRecipe recipe;
    private final Generator generator;
    private final Discriminator discriminator;
    private final Precision precision;
    private final Weights weights;
    private final Painter painter;
    private AlternatingTrainer<AdversarialLoss.Batch> trainer;

    MeasuredGan(GanRecipe recipe, Generator generator, Discriminator discriminator, Precision precision) {
        this.recipe = recipe;
        this.generator = generator;
        this.discriminator = discriminator;
        this.precision = precision;
        weights = Weights.random(generator, manager, SEED);
        painter = new Painter(generator, weights, precision, manager);
    }

    @Override
    public void forward(int images) {
        painter.paint(new float[images * generator.inputs()]);
    }

    @Override
    public void trainingStep() {
        if (trainer == null) {
            int size = recipe.imageSize();
            ImageBatch grey =
                    new ImageBatch(size, new float[recipe.batch() * 3 * size * size], new int[recipe.batch()]);
            trainer = new AlternatingTrainer<>(
                    TrainingState.fresh(new NetworkPair(generator, discriminator), manager, SEED),
                    recipe.training(),
                    recipe.training(),
                    precision,
                    new AdversarialLoss(generator, discriminator, recipe.realTarget(), manager),
                    AdversarialLoss.batches(step -> grey, Noise.of(generator), SEED));
        }
        trainer.run("", trainer.steps() + 1, () -> false, Progress.SILENT, (step, losses) -> {});
    }

    @Override
    public int trainingBatch() {
        return recipe.batch();
    }

    @Override
    public void close() {
        painter.close();
        manager.close();
    }
}
