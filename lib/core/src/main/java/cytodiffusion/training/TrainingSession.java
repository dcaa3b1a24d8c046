package cytodiffusion.training;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.Seeds;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.train.ImageBatches;

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
        return new ImageBatches(
                        data::trainCanvas,
                        data.trainLabels(),
                        recipe.variety().augmentation(),
                        recipe.imageSize(),
                        count,
                        seed(part))
                .named(image -> data.train().image(image).id())
                .in(recipe.picture().space());
    }
}
