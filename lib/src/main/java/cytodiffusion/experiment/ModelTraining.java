package cytodiffusion.experiment;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.WeightingFit;
import cytodiffusion.data.Augmentation;
import cytodiffusion.data.Failure;
import cytodiffusion.data.RgbImage;
import cytodiffusion.data.Seeds;
import cytodiffusion.diffusion.AutoencoderLoss;
import cytodiffusion.diffusion.DenoisingBatches;
import cytodiffusion.diffusion.DenoisingLoss;
import cytodiffusion.diffusion.LatentEncoder;
import cytodiffusion.diffusion.LatentScale;
import cytodiffusion.nn.Autoencoder;
import cytodiffusion.nn.LatentModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.ModelFolder;
import cytodiffusion.nn.UNet;
import cytodiffusion.nn.UNetConfig;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.train.ImageBatches;
import cytodiffusion.train.Trainer;
import cytodiffusion.train.TrainingState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a classifier from images: first the autoencoder, then the UNet in its latents, then the polynomial that weights
 * errors by timestep. Saves as it goes; when it is stopped it ends at a step's edge and keeps what is done.
 */
public final class ModelTraining {
    private static final long AUTOENCODER = 1;
    private static final long UNET = 2;
    private static final long WEIGHTING = 3;

    /** How many validation images and timesteps the weighting is fitted to, and how many when there is no time. */
    private static final int FIT_IMAGES = 48;

    private static final int FIT_TIMESTEPS = 25;
    private static final int HASTY_FIT_IMAGES = 8;
    /** Circle in which errors count, as a share of the latents' side (the paper: 20 of 45). */
    private static final double MASK_SHARE = 20.0 / 45;

    private final TrainingRequest request;
    private final Recipe recipe;
    private final TrainingFolder folder;
    private final Progress progress;
    private final Budget budget;

    /**
     * How a training ended.
     *
     * @param card of the model that was saved, or null where the UNet had not begun
     * @param steps of the UNet, in all
     * @param finished whether it ran to its end; if not, it can be resumed
     * @param failures files that could not be read and were left out
     */
    public record Result(ModelCard card, long steps, boolean finished, List<Failure> failures) {}

    private ModelTraining(TrainingRequest request, Stop stop, Progress progress) {
        this.request = request;
        this.progress = progress;
        recipe = request.recipe();
        folder = new TrainingFolder(request.out());
        budget = new Budget(request.time(), recipe.autoencoderShare(), stop);
    }

    /**
     * Trains, and saves the model in the request's folder.
     *
     * @throws IOException where the data cannot be read or the model cannot be written
     * @throws IllegalArgumentException where the request does not fit the data or the folder
     */
    public static Result run(TrainingRequest request, Stop stop, Progress progress) throws IOException {
        // A pending interrupt would make file channels fail while the model is saved: it is kept aside until the end.
        InterruptLatch latch = new InterruptLatch(stop);
        try {
            return new ModelTraining(request, latch, progress).run();
        } finally {
            latch.restore();
        }
    }

    private Result run() throws IOException {
        folder.prepare(request.resume());
        TrainingData data = TrainingData.open(request, progress, budget.stop());
        PrecisionChoice precision = folder.precision(request.precision());
        try (NDManager manager = NDManager.newBaseManager()) {
            Parts parts = new Parts(data, precision, manager);
            Autoencoder autoencoder = parts.trainAutoencoder();
            if (autoencoder == null) {
                return new Result(null, 0, false, data.failures());
            }
            return parts.trainUNet(autoencoder);
        }
    }

    /** The parts of one training, on the same data and in the same precision. */
    private final class Parts {
        private final TrainingData data;
        private final PrecisionChoice precision;
        private final NDManager manager;

        Parts(TrainingData data, PrecisionChoice precision, NDManager manager) {
            this.data = data;
            this.precision = precision;
            this.manager = manager;
        }

        /** The trained autoencoder with its scaling factor, or null where the training was stopped before its end. */
        private Autoencoder trainAutoencoder() throws IOException {
            Autoencoder autoencoder = new Autoencoder(recipe.autoencoder());
            if (folder.autoencoderScale() != null) {
                return scaled(folder.autoencoderScale());
            }
            try (TrainingState state = folder.autoencoderState(autoencoder, manager, seed(AUTOENCODER))) {
                ImageBatches images = batches(recipe.autoencoderBatch(), AUTOENCODER);
                Trainer<AutoencoderLoss.Batch> trainer = new Trainer<>(
                        state,
                        recipe.autoencoderTraining(),
                        precision.precision(),
                        new AutoencoderLoss(autoencoder, manager, recipe.divergenceWeight()),
                        AutoencoderLoss.batches(images, latentElements(), seed(AUTOENCODER)));
                long last =
                        request.steps() > 0 ? Math.max(1, Math.round(request.steps() * recipe.autoencoderShare())) : 0;
                budget.train(
                        trainer,
                        "Training the autoencoder",
                        last,
                        progress,
                        budget.untilAutoencoderIsDone(),
                        (s, l) -> {});
                if (budget.stop().requested()) {
                    folder.saveAutoencoderState(state);
                    return null;
                }
                double scale = LatentScale.measure(
                        autoencoder, state.average().in(precision.precision()), manager, images.batch(1));
                folder.saveAutoencoder(state, scale);
                return scaled(scale);
            }
        }

        private Autoencoder scaled(double scale) {
            return new Autoencoder(recipe.autoencoder().withScalingFactor(scale));
        }

        private Result trainUNet(Autoencoder autoencoder) throws IOException {
            UNet unet = new UNet(unetConfig());
            try (var autoencoderWeights = folder.openAutoencoder(autoencoder, manager);
                    TrainingState state = folder.unetState(unet, manager, seed(UNET))) {
                LossCurve curve = new LossCurve(folder.lossCurve());
                LatentEncoder encoder = new LatentEncoder(autoencoder, autoencoderWeights.in(precision.precision()));
                var settings = new DenoisingBatches.Settings(
                        unetConfig().crossAttentionDim(),
                        recipe.autoencoder().latentChannels(),
                        latentSize(),
                        Published.NOISE_OFFSET,
                        Published.MIXUP_ALPHA);
                var trainer = DenoisingLoss.trainer(
                        state,
                        recipe.unetTraining(),
                        precision.precision(),
                        new DenoisingLoss(unet, encoder, manager),
                        new DenoisingBatches(batches(recipe.batch(), UNET), settings, seed(UNET)));
                Checkpoints checkpoints =
                        new Checkpoints(() -> folder.saveUNetState(state, curve.points(), budget.seconds()));
                budget.train(
                        trainer, "Training the UNet", request.steps(), progress, budget.untilFit(), (step, loss) -> {
                            curve.add(step, loss);
                            checkpoints.afterStep();
                        });
                boolean stopped = budget.stop().requested();
                folder.saveUNetState(state, curve.points(), budget.seconds());
                LatentModel model = new LatentModel(
                        card(data, precision, state.step(), curve),
                        unet,
                        state.average(),
                        autoencoder,
                        autoencoderWeights);
                if (state.step() == 0) {
                    return new Result(null, 0, false, data.failures());
                }
                ModelCard card = fitWeighting(model, stopped);
                new ModelFolder(request.out()).save(model.withCard(card), Precision.FP32);
                return new Result(card, state.step(), !stopped, data.failures());
            }
        }

        private ModelCard fitWeighting(LatentModel model, boolean hasty) {
            List<RgbImage> canvases = data.validationCanvases(hasty ? HASTY_FIT_IMAGES : FIT_IMAGES);
            double[] coefficients = WeightingFit.fit(
                            model, manager, precision.precision(), canvases, FIT_TIMESTEPS, seed(WEIGHTING), progress)
                    .coefficients();
            return model.card().withWeighting(coefficients);
        }

        private ImageBatches batches(int count, long part) {
            return new ImageBatches(
                    data::trainCanvas,
                    data.trainLabels(),
                    Augmentation.training(),
                    recipe.imageSize(),
                    count,
                    seed(part));
        }

        private UNetConfig unetConfig() {
            int row = recipe.unet().crossAttentionDim();
            if (data.classes().size() > row) {
                throw new IllegalArgumentException(
                        "The preset " + recipe.name() + " takes at most " + row + " classes, " + request.data()
                                + " has " + data.classes().size());
            }
            return recipe.unet();
        }

        private ModelCard card(TrainingData data, PrecisionChoice precision, long steps, LossCurve curve) {
            Map<String, Double> done = new LinkedHashMap<>();
            done.put("unetSteps", (double) steps);
            done.put("unetImages", (double) steps * recipe.batch());
            done.put("autoencoderSteps", (double) folder.autoencoderSteps());
            done.put("seconds", folder.seconds(budget.seconds()));
            var training = new ModelCard.Training(
                    request.data().getFileName().toString(),
                    request.seed(),
                    precision.precision().id(),
                    Machine.threads(),
                    Published.settings(recipe),
                    done,
                    curve.points(),
                    Machine.versions(),
                    Machine.description(),
                    data.split());
            return new ModelCard(
                    ModelCard.FORMAT,
                    data.classes(),
                    recipe.imageSize(),
                    data.preprocessing().crop(),
                    MASK_SHARE * latentSize(),
                    new double[0],
                    training);
        }
    }

    private int latentSize() {
        return recipe.imageSize() / recipe.autoencoder().downsampling();
    }

    private int latentElements() {
        return recipe.autoencoder().latentChannels() * latentSize() * latentSize();
    }

    private long seed(long part) {
        return Seeds.derive(request.seed(), part);
    }
}
