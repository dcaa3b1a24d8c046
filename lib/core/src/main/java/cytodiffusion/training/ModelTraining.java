package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.Failure;
import cytodiffusion.data.ValueRange;
import cytodiffusion.diffusion.AutoencoderLoss;
import cytodiffusion.diffusion.LatentScale;
import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.gan.CollapsedException;
import cytodiffusion.gan.GanRecipe;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.progress.InterruptLatch;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.train.DivergedException;
import cytodiffusion.train.Trainer;
import cytodiffusion.train.TrainingState;
import cytodiffusion.train.UntruePrecisionException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * Trains a classifier from images: first the autoencoder, then the UNet in its latents, then the polynomial that weights
 * errors by timestep; or, where the plan asks for one, a baseline (see {@link BaselineRecipe}) or a generator (see {@link
 * GanRecipe}). Saves as it goes; when it is stopped it ends at a step's edge and keeps what is done.
 */
public final class ModelTraining {
    private static final System.Logger LOG = System.getLogger(ModelTraining.class.getName());

    private static final long AUTOENCODER = 1;
    private static final long SCALE = 4;

    private static final int SCALE_IMAGES = 64;

    private final TrainingSession session;
    private final TrainingRequest request;
    private final Recipe recipe;
    private final TrainingFolder folder;
    private final TrainingData data;
    private final Precision precision;
    private final Budget budget;
    private final Progress progress;
    private final NDManager manager;

    /**
     * How a training ended.
     *
     * @param card of the model that was saved, or null where the UNet had not begun
     * @param steps of the UNet or baseline, in all
     * @param finished whether it ran to its end; if not, it can be resumed
     * @param failures files that could not be read and were left out
     */
    public record Result(ModelCard card, long steps, boolean finished, List<Failure> failures) {}

    private ModelTraining(TrainingSession session) {
        request = session.request();
        folder = session.folder();
        data = session.data();
        precision = session.precision();
        budget = session.budget();
        progress = session.progress();
        manager = session.manager();
        this.session = session;
        recipe = request.plan().recipe();
    }

    /**
     * Trains, and saves the model in the request's folder.
     *
     * @throws IOException where the data cannot be read or the model cannot be written
     * @throws IllegalArgumentException where the request does not fit the data or the folder
     * @throws DivergedException where a loss is not finite; the state before is saved
     * @throws CollapsedException where the training of two networks came to nothing; the last good state is saved
     */
    public static Result run(TrainingRequest request, Stop stop, Progress progress) throws IOException {
        // A pending interrupt would make file channels fail while the model is saved: it is kept aside until the end.
        InterruptLatch latch = new InterruptLatch(stop);
        try (NDManager manager = NDManager.newBaseManager()) {
            return prepare(request, new Budget(request.time(), latch), progress, manager);
        } catch (CancellationException e) {
            return new Result(null, 0, false, List.of());
        } finally {
            latch.restore();
        }
    }

    /** Whether a training was begun in this folder, so that it can be resumed. */
    public static boolean isBegun(Path model) {
        return new TrainingFolder(model).canResume();
    }

    /** The range of values of the images of a training that was begun in this folder; the full one where there is none. */
    public static ValueRange rangeBegun(Path model) throws IOException {
        return new TrainingFolder(model).range();
    }

    private static Result prepare(TrainingRequest asked, Budget budget, Progress progress, NDManager manager)
            throws IOException {
        TrainingFolder folder = new TrainingFolder(asked.out());
        TrainingNotes earlier = folder.prepare(asked);
        TrainingRequest planned = earlier == null ? asked : asked.resumed(earlier.plan(), earlier.valueRange());
        TrainingData data = TrainingData.open(
                planned, earlier == null ? planned.split() : earlier.split(), progress, budget.stop());
        if (budget.stop().requested()) {
            return new Result(null, 0, false, data.failures());
        }
        TrainingRequest request = planned.epochs() == 0
                ? planned
                : planned.steps(planned.plan()
                        .learnt()
                        .steps(planned.epochs(), data.train().size()));
        PrecisionChoice precision = PrecisionChoice.of(earlier == null ? request.precision() : earlier.precision());
        if (earlier == null) {
            requireFittingStart(request, data);
            folder.begin(request.plan(), data, precision);
        } else {
            Machine.useThreads(earlier.threads());
        }
        TrainingSession session =
                new TrainingSession(request, folder, data, precision.precision(), budget, progress, manager);
        try {
            return run(session);
        } catch (UntruePrecisionException e) {
            LOG.log(Level.WARNING, "{0}; the training goes on in float32", e.getMessage());
            folder.goOnIn(Precision.FP32, e.getMessage());
            return run(session.in(Precision.FP32));
        }
    }

    private static Result run(TrainingSession session) throws IOException {
        Optional<GanRecipe> gan = session.request().plan().gan();
        if (gan.isPresent()) {
            return new GanTraining(session, gan.get()).run();
        }
        Optional<BaselineRecipe> baseline = session.request().plan().baseline();
        return baseline.isPresent()
                ? new BaselineTraining(session, baseline.get()).run()
                : new ModelTraining(session).run();
    }

    /** Before anything is written, so that a request that does not fit leaves no folder in the way of the next. */
    private static void requireFittingStart(TrainingRequest request, TrainingData data) {
        TrainingPlan plan = request.plan();
        if (plan.gan().isPresent()) {
            return;
        }
        if (plan.baseline().isPresent()) {
            plan.pretrainedBaseline()
                    .ifPresent(start -> start.requireFits(
                            plan.baseline().get().network(data.classes().size(), plan.space())));
        } else {
            Recipe recipe = plan.recipe();
            int row = recipe.unet().config().crossAttentionDim();
            if (data.classes().size() > row) {
                throw new IllegalArgumentException(
                        "The preset " + recipe.name() + " takes at most " + row + " classes, " + request.data()
                                + " has " + data.classes().size() + ": choose "
                                + presetsFor(data.classes().size()));
            }
            plan.pretrained().ifPresent(start -> start.requireFits(recipe));
        }
    }

    private static String presetsFor(int classes) {
        String diffusion = Recipe.names().stream()
                .filter(name -> Recipe.of(name).unet().config().crossAttentionDim() >= classes)
                .collect(Collectors.joining(" or "));
        return (diffusion.isEmpty() ? "" : "--preset " + diffusion + ", or ") + "a discriminative network, such as "
                + BaselineRecipe.names().get(0) + ", which takes any number";
    }

    private Result run() throws IOException {
        Autoencoder autoencoder = trainAutoencoder();
        return autoencoder == null
                ? new Result(null, 0, false, data.failures())
                : new UNetTraining(session, autoencoder).run();
    }

    /** The trained autoencoder with its scaling factor, or null where the training was stopped before its end. */
    private Autoencoder trainAutoencoder() throws IOException {
        if (folder.autoencoderScale() != null) {
            return scaled(folder.autoencoderScale());
        }
        Optional<PretrainedModel> start = request.plan().pretrained();
        if (start.isPresent()) {
            try (Weights pretrained = start.get().autoencoder(manager)) {
                folder.takeAutoencoder(pretrained, start.get().scale(), 0);
            }
            return scaled(start.get().scale());
        }
        Autoencoder autoencoder = new Autoencoder(recipe.autoencoder().config());
        try (TrainingState state = folder.autoencoderState(autoencoder, manager, session.seed(AUTOENCODER))) {
            Trainer<AutoencoderLoss.Batch> trainer = new Trainer<>(
                    state,
                    recipe.autoencoder().training(),
                    precision,
                    new AutoencoderLoss(
                            autoencoder, manager, recipe.autoencoder().divergenceWeight()),
                    AutoencoderLoss.batches(
                            session.batches(recipe, recipe.autoencoder().batch(), AUTOENCODER),
                            recipe.latentElements(),
                            session.seed(AUTOENCODER)));
            Checkpoints checkpoints = new Checkpoints(() -> folder.saveAutoencoderState(state));
            long steps = request.steps() == 0
                    ? 0
                    : Math.max(
                            1, Math.round(request.steps() * recipe.autoencoder().share()));
            Stop end = budget.afterOneStep(budget.share(recipe.autoencoder().share()), trainer::steps);
            boolean ended = false;
            try {
                trainer.run(
                        "Training the autoencoder",
                        Budget.lastStep(steps),
                        end,
                        progress,
                        (step, loss) -> checkpoints.afterStep());
                ended = !budget.stop().requested();
            } finally {
                if (!ended && state.step() > 0) {
                    folder.saveAutoencoderState(state);
                }
            }
            if (!ended) {
                return null;
            }
            double scale = LatentScale.measure(
                    autoencoder,
                    state.average().in(precision),
                    manager,
                    session.batches(recipe, SCALE_IMAGES, SCALE).batch(1));
            folder.saveAutoencoder(state, scale);
            return scaled(scale);
        }
    }

    private Autoencoder scaled(double scale) {
        return new Autoencoder(recipe.autoencoder().config().withScalingFactor(scale));
    }
}
