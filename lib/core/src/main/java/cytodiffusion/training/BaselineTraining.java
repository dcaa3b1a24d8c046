package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import cytodiffusion.discriminative.Baseline;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.discriminative.ClassOrder;
import cytodiffusion.discriminative.CrossEntropy;
import cytodiffusion.discriminative.ImageNetwork;
import cytodiffusion.discriminative.Learning;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Network;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.ImageBatches;
import cytodiffusion.train.LossCurve;
import cytodiffusion.train.Trainer;
import cytodiffusion.train.TrainingState;
import cytodiffusion.training.ModelTraining.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a discriminative network. After every epoch its weights' moving average is tried on the validation images, and
 * the model kept is the one that was right most often there, the latest of equal ones, as in the paper (Section 3.3).
 */
final class BaselineTraining {
    private static final long WEIGHTS = 1;
    private static final long BATCHES = 2;
    private static final long OBJECTIVE = 3;

    /** A validation image costs a third of a training image: with so many of these to one, it adds a twelfth. */
    private static final int TRAINING_IMAGES_PER_VALIDATION_IMAGE = 4;

    /** Between two validations where there is nothing to validate with, and so nothing to stop for. */
    private static final long ONE_STRETCH = Long.MAX_VALUE;

    private final TrainingSession session;
    private final TrainingRequest request;
    private final BaselineRecipe recipe;
    private final TrainingFolder folder;
    private final TrainingData data;
    private final Precision precision;
    private final Budget budget;
    private final Progress progress;
    private final NDManager manager;
    private final List<Validated> validated = new ArrayList<>();
    private double validationSeconds;

    BaselineTraining(TrainingSession session, BaselineRecipe recipe) {
        this.session = session;
        this.recipe = recipe;
        request = session.request();
        folder = session.folder();
        data = session.data();
        precision = session.precision();
        budget = session.budget();
        progress = session.progress();
        manager = session.manager();
    }

    Result run() throws IOException {
        ImageNetwork network =
                recipe.network(data.classes().size(), request.plan().space());
        try (TrainingState state = folder.baselineState(network, manager, () -> start(network))) {
            if (recipe.learning().lastLayerOnly()) {
                state.freezeAllBut(network.head().name());
            }
            folder.validated().stream().filter(v -> v.step() <= state.step()).forEach(validated::add);
            LossCurve curve = new LossCurve(folder.lossCurve(), state.step());
            try {
                train(network, state, curve);
            } finally {
                save(state, curve);
            }
            return finish(network, state, curve);
        }
    }

    private TrainingState start(ImageNetwork network) {
        return request.plan()
                .pretrainedBaseline()
                .map(given -> TrainingState.startingFrom(given.weights(network, manager, session.seed(WEIGHTS))))
                .orElseGet(() -> TrainingState.fresh(fresh(network), manager, session.seed(WEIGHTS)));
    }

    /** The network as it starts from random weights. */
    private Network fresh(ImageNetwork network) {
        return recipe.learning().xavier()
                ? tensors -> network.describe(tensor -> tensors.accept(tensor.startingAsXavier()))
                : network;
    }

    private void train(ImageNetwork network, TrainingState state, LossCurve curve) throws IOException {
        int classes = data.classes().size();
        Learning learning = recipe.learning();
        Trainer<CrossEntropy.Batch> trainer = new Trainer<>(
                state,
                recipe.training(),
                precision,
                learning.loss().of(network, manager, learning.classes().weights(data.trainLabels(), classes)),
                CrossEntropy.batches(images(), classes, recipe.mixupAlpha(), session.seed(OBJECTIVE)));
        Checkpoints checkpoints = new Checkpoints(() -> save(state, curve));
        Stop end = budget.afterOneStep(budget.before(() -> validationSeconds), trainer::steps);
        long last = Budget.lastStep(request.steps());
        long epoch = recipe.stepsAnEpoch(data.train().size());
        long between = stepsBetweenValidations(epoch);
        if (isDue(state.step(), between, last)) {
            // The training that goes on was stopped while it was validated.
            validate(network, state, curve);
        }
        while (state.step() < last && !end.requested()) {
            long next = Math.min(last, (state.step() / between + 1) * between);
            String work = between == ONE_STRETCH ? "Training" : work(next, last, epoch);
            trainer.run(work, next, end, progress, (step, loss) -> {
                curve.add(step, loss);
                checkpoints.afterStep();
            });
            if (!budget.stop().requested()) {
                validate(network, state, curve);
            }
        }
    }

    private ImageBatches images() {
        ImageBatches images = session.batches(recipe, recipe.augmentation(), recipe.batch(), BATCHES);
        return recipe.learning().classes() == ClassOrder.BALANCED ? images : images.asOftenAsTheyAre();
    }

    private long stepsBetweenValidations(long epoch) {
        if (data.validation().size() == 0) {
            return ONE_STRETCH;
        }
        long images =
                (long) TRAINING_IMAGES_PER_VALIDATION_IMAGE * data.validation().size();
        return Math.max(epoch, (images + recipe.batch() - 1) / recipe.batch());
    }

    private boolean isDue(long step, long between, long last) {
        return step > 0
                && (step % between == 0 || step == last)
                && validated.stream().noneMatch(v -> v.step() == step);
    }

    private static String work(long next, long last, long epoch) {
        String of = last == Long.MAX_VALUE ? "" : " of " + (last + epoch - 1) / epoch;
        return "Training, epoch " + (next + epoch - 1) / epoch + of;
    }

    /** Tries the average weights, and keeps them where none before were right more often. */
    private void validate(ImageNetwork network, TrainingState state, LossCurve curve) throws IOException {
        double begin = budget.seconds();
        double accuracy = new BaselineValidation(data, network, precision, manager)
                .accuracy(state.average(), budget.stop(), progress);
        if (Double.isNaN(accuracy)) {
            return;
        }
        Validated now = new Validated(state.step(), accuracy);
        boolean best = now.isBest(validated);
        validated.add(now);
        if (best) {
            keep(network, state, curve);
            save(state, curve);
        }
        validationSeconds = budget.seconds() - begin;
    }

    private void keep(ImageNetwork network, TrainingState state, LossCurve curve) throws IOException {
        ModelCard card = TrainingCard.ofBaseline(
                request, recipe, data, precision, folder, state.step(), validated, budget.seconds(), curve.points());
        new BaselineFolder(request.out()).save(new Baseline(card, recipe.architecture(), network, state.average()));
    }

    private void save(TrainingState state, LossCurve curve) throws IOException {
        if (state.step() > 0) {
            folder.saveBaselineState(state, curve.points(), validated, budget.seconds());
        }
    }

    /** Without a validation, for which there may have been no time or no images, the last weights are kept. */
    private Result finish(ImageNetwork network, TrainingState state, LossCurve curve) throws IOException {
        if (state.step() == 0) {
            return session.withoutAStep();
        }
        if (validated.isEmpty()) {
            keep(network, state, curve);
        }
        return session.ended(state.step(), new BaselineFolder(request.out()).readCard());
    }
}
