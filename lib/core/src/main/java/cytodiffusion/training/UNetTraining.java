package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.WeightingFit;
import cytodiffusion.diffusion.DenoisingBatches;
import cytodiffusion.diffusion.DenoisingLoss;
import cytodiffusion.diffusion.LatentEncoder;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.UNet;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.LossCurve;
import cytodiffusion.train.Published;
import cytodiffusion.train.Trainer;
import cytodiffusion.train.TrainingState;
import cytodiffusion.training.ModelTraining.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the UNet in the latents of a finished autoencoder, and fits how its errors are weighted by timestep. Where the
 * plan asks for checkpoints, the moving average of the weights is tried on the validation images after equal parts of the
 * training, and the model kept is the one that was right most often there, the latest of equal ones, as in the paper's
 * experiment with few images (Section 3.10).
 */
final class UNetTraining {
    private static final long UNET = 2;
    private static final long WEIGHTING = 3;
    private static final long VALIDATION = 5;

    private static final int FIT_TIMESTEPS = 25;

    private final TrainingSession session;
    private final TrainingRequest request;
    private final Recipe recipe;
    private final TrainingFolder folder;
    private final TrainingData data;
    private final Precision precision;
    private final Budget budget;
    private final Progress progress;
    private final NDManager manager;
    private final Autoencoder autoencoder;
    private final List<Validated> validated = new ArrayList<>();
    private double validationSeconds;

    UNetTraining(TrainingSession session, Autoencoder autoencoder) {
        this.session = session;
        this.autoencoder = autoencoder;
        request = session.request();
        recipe = request.plan().recipe();
        folder = session.folder();
        data = session.data();
        precision = session.precision();
        budget = session.budget();
        progress = session.progress();
        manager = session.manager();
    }

    /** The network on its way. */
    private record Networks(UNet unet, TrainingState state, Weights autoencoderWeights, LossCurve curve) {}

    Result run() throws IOException {
        UNet unet = new UNet(recipe.unet().config().withSampleSize(recipe.latentSize()));
        try (Weights autoencoderWeights = folder.openAutoencoder(autoencoder, manager);
                TrainingState state = folder.unetState(unet, manager, () -> start(unet))) {
            folder.validated().stream().filter(v -> v.step() <= state.step()).forEach(validated::add);
            LossCurve curve = new LossCurve(folder.lossCurve(), state.step());
            Networks networks = new Networks(unet, state, autoencoderWeights, curve);
            try {
                train(networks);
            } finally {
                save(networks);
            }
            if (state.step() == 0) {
                return session.withoutAStep();
            }
            return finish(networks);
        }
    }

    private TrainingState start(UNet unet) {
        return request.plan()
                .pretrained()
                .map(model -> TrainingState.startingFrom(model.unet(manager)))
                .orElseGet(() -> TrainingState.fresh(unet, manager, session.seed(UNET)));
    }

    private void train(Networks networks) throws IOException {
        Trainer<?> trainer = trainer(networks);
        Checkpoints saves = new Checkpoints(() -> save(networks));
        boolean validates =
                request.plan().checkpoints() > 0 && data.validation().size() > 0;
        int parts = validates ? request.plan().checkpoints() : 1;
        for (int left = parts; left > 0 && !budget.stop().requested(); left--) {
            long next =
                    request.steps() == 0 ? Long.MAX_VALUE : Math.max(1, request.steps() * (parts - left + 1) / parts);
            Stop end = budget.firstOf(left, validates ? validationSeconds : 0);
            trainer.run("Training the UNet", next, budget.afterOneStep(end, trainer::steps), progress, (step, loss) -> {
                networks.curve().add(step, loss);
                saves.afterStep();
            });
            if (validates && networks.state().step() > 0 && !budget.stop().requested()) {
                validate(networks);
            }
        }
    }

    private Trainer<?> trainer(Networks networks) {
        UNet unet = networks.unet();
        var encoder =
                new LatentEncoder(autoencoder, networks.autoencoderWeights().in(precision, manager));
        var settings = new DenoisingBatches.Settings(
                unet.config().crossAttentionDim(),
                recipe.autoencoder().config().latentChannels(),
                recipe.latentSize(),
                Published.NOISE_OFFSET,
                recipe.variety().mixupAlpha());
        return DenoisingLoss.trainer(
                networks.state(),
                recipe.unet().training(),
                precision,
                new DenoisingLoss(unet, encoder, manager),
                new DenoisingBatches(session.batches(recipe, recipe.batch(), UNET), settings, session.seed(UNET)));
    }

    /** Tries the average weights, and keeps them where none before were right more often. */
    private void validate(Networks networks) throws IOException {
        long step = networks.state().step();
        if (validated.stream().anyMatch(v -> v.step() == step)) {
            // The training that goes on was stopped after this validation.
            return;
        }
        double begin = budget.seconds();
        double accuracy = new UNetValidation(data, precision, manager, session.seed(VALIDATION))
                .accuracy(model(networks), budget.stop(), progress);
        if (Double.isNaN(accuracy)) {
            return;
        }
        Validated now = new Validated(step, accuracy);
        boolean best = now.isBest(validated);
        validated.add(now);
        if (best) {
            new ModelFolder(request.out()).save(model(networks), Precision.FP32);
            save(networks);
        }
        validationSeconds = budget.seconds() - begin;
    }

    private void save(Networks networks) throws IOException {
        if (networks.state().step() > 0) {
            folder.saveUNetState(networks.state(), networks.curve().points(), validated, budget.seconds());
        }
    }

    /** Saves the model at once, unless a checkpoint of it is kept, and again with its weighting, unless somebody wants to stop. */
    private Result finish(Networks networks) throws IOException {
        ModelFolder target = new ModelFolder(request.out());
        long steps = networks.state().step();
        if (validated.isEmpty()) {
            target.save(model(networks), Precision.FP32);
        }
        if (budget.stop().requested()) {
            return new Result(target.readCard(), steps, false, data.failures());
        }
        ModelCard card = validated.isEmpty() ? weighted(model(networks)) : weightedCheckpoint(target);
        target.saveCard(card);
        return session.ended(steps, card);
    }

    private ModelCard weightedCheckpoint(ModelFolder kept) {
        try (LatentModel model = kept.open(manager)) {
            return weighted(model);
        }
    }

    private ModelCard weighted(LatentModel model) {
        double[] weighting = WeightingFit.fit(
                        model,
                        manager,
                        precision,
                        data.validationCanvases(recipe.judging().weightingImages()),
                        FIT_TIMESTEPS,
                        session.seed(WEIGHTING),
                        budget.untilTheEnd(),
                        progress)
                .coefficients();
        return model.card().withWeighting(weighting);
    }

    /** The model as it is now, its weights being the moving average. */
    private LatentModel model(Networks networks) {
        ModelCard card = TrainingCard.of(
                request,
                data,
                precision,
                folder,
                networks.state().step(),
                validated,
                budget.seconds(),
                networks.curve().points());
        return new LatentModel(
                card, networks.unet(), networks.state().average(), autoencoder, networks.autoencoderWeights());
    }
}
