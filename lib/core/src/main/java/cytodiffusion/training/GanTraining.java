package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import cytodiffusion.gan.AdversarialLoss;
import cytodiffusion.gan.CollapseWatch;
import cytodiffusion.gan.CollapsedException;
import cytodiffusion.gan.Discriminator;
import cytodiffusion.gan.Diversity;
import cytodiffusion.gan.Gan;
import cytodiffusion.gan.GanFolder;
import cytodiffusion.gan.GanRecipe;
import cytodiffusion.gan.Generator;
import cytodiffusion.gan.Noise;
import cytodiffusion.gan.Painter;
import cytodiffusion.nn.Weights;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.AlternatingTrainer;
import cytodiffusion.train.ImageBatch;
import cytodiffusion.train.ImageBatches;
import cytodiffusion.train.LossCurve;
import cytodiffusion.train.NetworkPair;
import cytodiffusion.train.TrainingState;
import cytodiffusion.training.ModelTraining.Result;
import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains a generator and the discriminator it learns against. Every {@value #LOOK} steps it looks whether the training has
 * collapsed; only what passed is saved, so that the last good state is kept, and the generator of the last good look.
 */
final class GanTraining {
    private static final long WEIGHTS = 1;
    private static final long BATCHES = 2;
    private static final long OBJECTIVE = 3;
    private static final long FIXED = 4;

    private static final int LOOK = 50;

    /** Images whose diversity is watched, divided among at most this many classes. */
    private static final int WATCHED = 24;

    private static final int WATCHED_OF_A_CLASS = 4;

    private final TrainingSession session;
    private final TrainingRequest request;
    private final GanRecipe recipe;
    private final TrainingFolder folder;
    private final TrainingData data;
    private final Precision precision;
    private final Budget budget;
    private final NDManager manager;
    private final Generator generator;
    private final Discriminator discriminator;
    private final int[] watchedLabels;
    private final CollapseWatch watch;
    private final Checkpoints checkpoints;
    private TrainingState state;
    private LossCurve curve;
    private Optional<String> wrong = Optional.empty();
    private Weights good;
    private long goodStep;

    GanTraining(TrainingSession session, GanRecipe recipe) {
        this.session = session;
        this.recipe = recipe;
        request = session.request();
        folder = session.folder();
        data = session.data();
        precision = session.precision();
        budget = session.budget();
        manager = session.manager();
        int classes = data.classes().size();
        generator = recipe.config().generator(classes);
        discriminator = recipe.config().discriminator(classes);
        int watched = Math.min(classes, WATCHED / WATCHED_OF_A_CLASS);
        watchedLabels = IntStream.range(0, WATCHED).map(i -> i % watched).toArray();
        watch = new CollapseWatch(Diversity.of(images(WATCHED, FIXED).batch(1)), recipe.realTarget());
        checkpoints = new Checkpoints(this::save);
    }

    Result run() throws IOException {
        NetworkPair pair = new NetworkPair(generator, discriminator);
        try (TrainingState opened =
                folder.ganState(pair, manager, () -> TrainingState.fresh(pair, manager, session.seed(WEIGHTS)))) {
            state = opened;
            curve = new LossCurve(folder.lossCurve(), state.step());
            train();
            if (state.step() > 0 && !lookIsGood()) {
                keep();
                throw new CollapsedException(state.step(), wrong.get(), goodStep);
            }
            return finish();
        } finally {
            if (good != null) {
                good.close();
            }
        }
    }

    private void train() {
        AlternatingTrainer<AdversarialLoss.Batch> trainer = new AlternatingTrainer<>(
                state,
                recipe.training(),
                recipe.training(),
                precision,
                new AdversarialLoss(generator, discriminator, recipe.realTarget(), manager),
                AdversarialLoss.batches(images(recipe.batch(), BATCHES), Noise.of(generator), session.seed(OBJECTIVE)));
        Stop end = budget.afterOneStep(budget.untilTheEnd(), trainer::steps);
        trainer.run(
                "Training generator and discriminator",
                Budget.lastStep(request.steps()),
                () -> wrong.isPresent() || end.requested(),
                session.progress(),
                (step, losses) -> {
                    curve.add(step, losses.judge());
                    wrong = watch.afterStep(losses.judge());
                    if (step % LOOK == 0 && lookIsGood()) {
                        checkpoints.afterStep();
                    }
                });
    }

    /** Looks whether the training has collapsed, and keeps the generator in mind where it has not. */
    private boolean lookIsGood() {
        wrong = wrong.or(this::look);
        if (wrong.isEmpty()) {
            keepInMind();
        }
        return wrong.isEmpty();
    }

    private ImageBatches images(int count, long part) {
        return session.batches(recipe, recipe.augmentation(), count, part);
    }

    /** What is wrong with images of always the same noise, if anything is. */
    private Optional<String> look() {
        try (Weights average = generatorAverage();
                Painter painter = new Painter(generator, average, precision, manager)) {
            float[] noise = Noise.of(generator).rows(watchedLabels, new SplittableRandom(session.seed(FIXED)));
            ImageBatch drawn = new ImageBatch(recipe.imageSize(), painter.paint(noise), watchedLabels);
            return watch.seen(Diversity.of(drawn));
        }
    }

    private Weights generatorAverage() {
        try (Weights part = state.average().part(NetworkPair.MAKER)) {
            return part.copy();
        }
    }

    private void keepInMind() {
        if (good != null) {
            good.close();
        }
        good = generatorAverage();
        goodStep = state.step();
    }

    private void save() throws IOException {
        folder.saveGanState(state, curve.points(), budget.seconds());
        keep();
    }

    /** Writes the last good generator. */
    private void keep() throws IOException {
        if (good != null) {
            new GanFolder(request.out())
                    .save(
                            new Gan(
                                    TrainingCard.ofGan(
                                            request,
                                            recipe,
                                            data,
                                            precision,
                                            folder,
                                            goodStep,
                                            budget.seconds(),
                                            curve.points()),
                                    generator,
                                    good),
                            Precision.FP32);
        }
    }

    private Result finish() throws IOException {
        if (state.step() == 0) {
            return session.withoutAStep();
        }
        save();
        return session.ended(state.step(), new GanFolder(request.out()).readCard());
    }
}
