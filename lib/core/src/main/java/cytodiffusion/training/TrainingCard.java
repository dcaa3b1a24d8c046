package cytodiffusion.training;

import cytodiffusion.data.SplitPart;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.diffusion.DenoisingLoss;
import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.gan.GanRecipe;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.ModelCard.LossPoint;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.ImageRecipe;
import cytodiffusion.train.Published;
import cytodiffusion.train.TrainingSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes down how a model came about. */
final class TrainingCard {
    /** Settings that say which images chose something of the model: none of them may be of the test split. */
    static final String STEPS_CHOSEN_BY = "steps chosen by";

    static final String WEIGHTING_FITTED_TO = "weighting fitted to";

    private TrainingCard() {}

    private static String stepsChosenBy(List<Validated> validated, TrainingData data) {
        return validated.isEmpty()
                ? "time or number given beforehand, no image"
                : "accuracy on "
                        + data.split()
                                .getOrDefault(SplitPart.VALIDATION.id(), List.of())
                                .size() + " validation images, "
                        + validated.size() + " times";
    }

    private static String weightingFittedTo(Recipe recipe, TrainingData data) {
        int validation =
                data.split().getOrDefault(SplitPart.VALIDATION.id(), List.of()).size();
        return validation == 0
                ? "training images, as there are none for validation"
                : Math.min(recipe.judging().weightingImages(), validation) + " validation images";
    }

    /** The card of a diffusion model as it was after {@code steps}, the last of {@code validated} being its own. */
    static ModelCard of(
            TrainingRequest request,
            TrainingData data,
            Precision precision,
            TrainingFolder folder,
            long steps,
            List<Validated> validated,
            double seconds,
            List<LossPoint> loss) {
        Recipe recipe = request.plan().recipe();
        Map<String, Double> done = new LinkedHashMap<>();
        done.put("unetSteps", (double) steps);
        done.put("unetImages", (double) steps * recipe.batch());
        done.put("autoencoderSteps", (double) folder.autoencoderSteps());
        addValidation(done, validated);
        done.put("seconds", folder.seconds(seconds));
        Map<String, String> settings = settings(request.plan(), recipe);
        settings.put(STEPS_CHOSEN_BY, stepsChosenBy(validated, data));
        settings.put(WEIGHTING_FITTED_TO, weightingFittedTo(recipe, data));
        var training = training(request, folder, data, precision, settings, done, loss);
        double radius = recipe.judging().maskShare() * recipe.latentSize();
        return new ModelCard(
                ModelCard.FORMAT,
                data.classes(),
                recipe.imageSize(),
                data.preprocessing().crop(),
                radius,
                new double[0],
                data.preprocessing().range().bits(),
                recipe.picture().space(),
                training);
    }

    /** The card of a baseline as it was after {@code steps}, the last of {@code validated} being its own. */
    static ModelCard ofBaseline(
            TrainingRequest request,
            BaselineRecipe recipe,
            TrainingData data,
            Precision precision,
            TrainingFolder folder,
            long steps,
            List<Validated> validated,
            double seconds,
            List<LossPoint> loss) {
        Map<String, Double> done = steps(recipe, data, steps);
        addValidation(done, validated);
        done.put("seconds", folder.seconds(seconds));
        Map<String, String> settings = common(request.plan(), recipe.name(), recipe.batch());
        settings.put(STEPS_CHOSEN_BY, stepsChosenBy(validated, data));
        add(settings, "baseline", recipe.training());
        settings.put("objective", recipe.learning().loss().id());
        settings.put("classes", recipe.learning().classes().id());
        settings.put("random weights", recipe.learning().xavier() ? "Xavier, uniform" : "PyTorch's, uniform");
        settings.put("tune", recipe.learning().lastLayerOnly() ? "last" : "all");
        settings.put("dropout", Double.toString(recipe.architecture().droppedShare()));
        if (request.plan().learning().stageDropout() != null) {
            settings.put(
                    "stage-dropout", request.plan().learning().stageDropout().toString());
        }
        String shape = request.plan().learning().changed().get("shape");
        if (shape != null) {
            settings.put("shape", shape);
        }
        augmentation(settings, recipe.augmentation(), recipe.mixupAlpha());
        return card(request, recipe, data, training(request, folder, data, precision, settings, done, loss));
    }

    /** The card of a generator as it was after {@code steps}; the losses are the discriminator's. */
    static ModelCard ofGan(
            TrainingRequest request,
            GanRecipe recipe,
            TrainingData data,
            Precision precision,
            TrainingFolder folder,
            long steps,
            double seconds,
            List<LossPoint> loss) {
        Map<String, Double> done = steps(recipe, data, steps);
        done.put("seconds", folder.seconds(seconds));
        Map<String, String> settings = common(request.plan(), recipe.name(), recipe.batch());
        settings.put(STEPS_CHOSEN_BY, stepsChosenBy(List.of(), data));
        add(settings, "gan", recipe.training());
        settings.put("gan beta1", Double.toString(recipe.training().beta1()));
        settings.put("target of real images", Double.toString(recipe.realTarget()));
        settings.put("generator dropout", Double.toString(recipe.config().generatorDropout()));
        settings.put("discriminator dropout", Double.toString(recipe.config().discriminatorDropout()));
        augmentation(settings, recipe.augmentation(), 0);
        return card(request, recipe, data, training(request, folder, data, precision, settings, done, loss));
    }

    /** What a network of images has seen by then. */
    private static Map<String, Double> steps(ImageRecipe recipe, TrainingData data, long steps) {
        Map<String, Double> done = new LinkedHashMap<>();
        done.put("steps", (double) steps);
        done.put("images", (double) steps * recipe.batch());
        done.put("epochs", (double) steps * recipe.batch() / data.train().size());
        return done;
    }

    /** The card of a model that decides without trials, or draws at once. */
    private static ModelCard card(
            TrainingRequest request, ImageRecipe recipe, TrainingData data, ModelCard.Training training) {
        return new ModelCard(
                ModelCard.FORMAT,
                data.classes(),
                recipe.imageSize(),
                data.preprocessing().crop(),
                0,
                new double[0],
                data.preprocessing().range().bits(),
                request.plan().space(),
                training);
    }

    private static void addValidation(Map<String, Double> done, List<Validated> validated) {
        if (!validated.isEmpty()) {
            done.put("validations", (double) validated.size());
            done.put("validationAccuracy", validated.get(validated.size() - 1).accuracy());
        }
    }

    private static ModelCard.Training training(
            TrainingRequest request,
            TrainingFolder folder,
            TrainingData data,
            Precision precision,
            Map<String, String> settings,
            Map<String, Double> done,
            List<LossPoint> loss) {
        if (folder.precisionReason() != null) {
            settings.put("precisionReason", folder.precisionReason());
        }
        return new ModelCard.Training(
                request.data().name(),
                request.plan().seed(),
                precision.id(),
                Machine.threads(),
                settings,
                done,
                loss,
                Machine.versions(),
                Machine.description(),
                data.split());
    }

    private static Map<String, String> settings(TrainingPlan plan, Recipe recipe) {
        Map<String, String> settings = common(plan, recipe.name(), recipe.batch());
        add(settings, "unet", recipe.unet().training());
        settings.put("autoencoderBatch", Integer.toString(recipe.autoencoder().batch()));
        add(settings, "autoencoder", recipe.autoencoder().training());
        settings.put("noiseOffset", Double.toString(Published.NOISE_OFFSET));
        settings.put("minSnrGamma", Double.toString(DenoisingLoss.GAMMA));
        augmentation(settings, recipe.variety().augmentation(), recipe.variety().mixupAlpha());
        return settings;
    }

    private static Map<String, String> common(TrainingPlan plan, String preset, int batch) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("preset", preset);
        // The name alone: where it lay is nobody's business who gets the model.
        settings.put(
                "start",
                plan.init().isEmpty()
                        ? "random weights"
                        : Path.of(plan.init()).getFileName().toString());
        settings.put("class", plan.only());
        settings.put("excluded", String.join(", ", plan.excluded()));
        settings.put("perClass", plan.perClass() == 0 ? "" : Integer.toString(plan.perClass()));
        settings.put("fold", plan.fold() == 0 ? "" : plan.fold() + " of " + plan.folds());
        settings.put("test of", plan.testOf());
        settings.put("checkpoints", plan.checkpoints() == 0 ? "" : Integer.toString(plan.checkpoints()));
        settings.put("batch", Integer.toString(batch));
        settings.put("options", options(plan.learning()));
        settings.values().removeIf(String::isEmpty);
        return settings;
    }

    /** What of the preset was another, as 'cyto train' takes it. */
    private static String options(LearningOptions learning) {
        return learning.changed().entrySet().stream()
                .map(option -> "--" + option.getKey() + " " + option.getValue())
                .collect(Collectors.joining(" "));
    }

    private static void augmentation(Map<String, String> settings, Augmentation augmentation, double mixupAlpha) {
        settings.put("mixupAlpha", Double.toString(mixupAlpha));
        settings.put("augmentation", description(augmentation));
    }

    private static String description(Augmentation augmentation) {
        if (augmentation.equals(Augmentation.none())) {
            return "none";
        }
        if (augmentation.equals(Augmentation.flips())) {
            return "flips";
        }
        if (augmentation.equals(Augmentation.turns())) {
            return "flips, rotation";
        }
        boolean random = augmentation.operations().count() > 0;
        return "flips, rotation, colour jitter" + (random ? ", RandAugment" : "");
    }

    private static void add(Map<String, String> settings, String part, TrainingSettings training) {
        settings.put(part + " optimizer", training.method().id());
        settings.put(part + " learning rate", Double.toString(training.learningRate()));
        settings.put(part + " warm-up steps", Integer.toString(training.warmUpSteps()));
        settings.put(part + " weight decay", Double.toString(training.weightDecay()));
        settings.put(part + " EMA decay", Double.toString(training.averageDecay()));
    }
}
