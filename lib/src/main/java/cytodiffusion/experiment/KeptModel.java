package cytodiffusion.experiment;

import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A model that is trained once and kept: a training that was interrupted goes on where it stopped. */
final class KeptModel {
    private KeptModel() {}

    /**
     * Trains the model of a folder unless it is there.
     *
     * @param folder of the model
     * @param data one folder of images a class
     * @param plan what to learn
     * @param steps of the UNet, or 0 where {@code time} decides
     * @param time for all of the training, or null where {@code steps} decides
     * @return {@code folder}
     * @throws IOException where the training was interrupted; what is done is kept
     */
    static Path train(
            Path folder, Path data, TrainingPlan plan, long steps, Duration time, Stop stop, Progress progress)
            throws IOException {
        TrainingFolder training = new TrainingFolder(folder);
        if (training.isFinished()) {
            return folder;
        }
        TrainingRequest request = new TrainingRequest(data, folder, plan, "auto", steps, time, training.canResume());
        ModelTraining.Result result = ModelTraining.run(request, stop, progress);
        if (result.card() == null) {
            throw new IOException(
                    "The training was interrupted before there was a model to use; run the cell again to go on");
        }
        return folder;
    }
}
