package cytodiffusion.experiment;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.Seeds;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;

/** All that one run of a training works with, whatever kind of model it trains. */
record TrainingSession(
        TrainingRequest request,
        TrainingFolder folder,
        TrainingData data,
        Precision precision,
        Budget budget,
        Progress progress,
        NDManager manager) {
    /** The seed of one of the training's parts. */
    long seed(long part) {
        return Seeds.derive(request.plan().seed(), part);
    }
}
