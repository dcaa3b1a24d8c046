package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.ImageBatches;
import cytodiffusion.train.ImageRecipe;
import cytodiffusion.training.ModelTraining.Result;
import java.io.IOException;

/** All that one run of a training works with, whatever kind of model it trains. */
record TrainingSession(
        TrainingRequest request,
        TrainingFolder folder,
        TrainingData data,
        Precision precision,
        Budget budget,
        Progress progress,
        NDManager manager) {
    /** The same in another precision. */
    TrainingSession in(Precision other) {
        return new TrainingSession(request, folder, data, other, budget, progress, manager);
    }

    /** The seed of one of the training's parts. */
    long seed(long part) {
        return Seeds.derive(request.plan().seed(), part);
    }

    /** Batches of {@code count} augmented training images for one of the parts of a diffusion model's training. */
    ImageBatches batches(Recipe recipe, int count, long part) {
        return batches(recipe, recipe.variety().augmentation(), count, part);
    }

    /** The same of the training of any model, with its own augmentation. */
    ImageBatches batches(ImageRecipe recipe, Augmentation augmentation, int count, long part) {
        return new ImageBatches(
                        data::trainCanvas, data.trainLabels(), augmentation, recipe.imageSize(), count, seed(part))
                .named(image -> data.train().image(image).id())
                .in(request.plan().space());
    }

    /**
     * What came of a training that has made at least one step: finished, unless it was stopped.
     *
     * @param card of the model that it left
     */
    Result ended(long steps, ModelCard card) throws IOException {
        boolean stopped = budget.stop().requested();
        if (!stopped) {
            folder.finish(budget.seconds());
        }
        return new Result(card, steps, !stopped, data.failures());
    }

    /** What came of a training that was stopped before its first step. */
    Result withoutAStep() {
        return new Result(null, 0, false, data.failures());
    }
}
