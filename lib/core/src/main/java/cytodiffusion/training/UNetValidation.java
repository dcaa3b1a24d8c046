package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import cytodiffusion.classify.ClassifierSettings;
import cytodiffusion.classify.DiffusionClassifier;
import cytodiffusion.classify.DiffusionClassifier.Item;
import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.classify.ErrorWeighting;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.model.OpenModel;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * How often a diffusion model is right on the validation images of its training, by the published number of trials for
 * validation. Errors weigh the same at every timestep, as the weighting is fitted to the model that is kept.
 */
record UNetValidation(TrainingData data, Precision precision, NDManager manager, long seed) {
    private static final EliminationSettings TRIALS = EliminationSettings.PAPER.withTrials(5, 35);

    /** The share of right answers; NaN where it was stopped or there is no validation image. */
    double accuracy(LatentModel model, Stop stop, Progress progress) {
        int count = data.validation().size();
        ClassifierSettings settings = new ClassifierSettings(
                TRIALS, Augmentation.inference(), ErrorWeighting.UNIFORM, seed, OpenModel.batch(model));
        int[] decided = new int[1];
        int[] right = new int[1];
        try (DiffusionClassifier classifier = new DiffusionClassifier(model, manager, precision, settings);
                Progress.Task task = progress.start("Validating", "images", count)) {
            Iterator<Item> images = IntStream.range(0, count)
                    .mapToObj(i -> new Item(Integer.toString(i), data.validationCanvas(i)))
                    .iterator();
            classifier.classify(
                    images,
                    result -> {
                        int label = data.validationLabels()[Integer.parseInt(result.image())];
                        right[0] += result.predicted() == label ? 1 : 0;
                        task.update(++decided[0], "");
                    },
                    stop);
        }
        return decided[0] < count ? Double.NaN : (double) right[0] / count;
    }
}
