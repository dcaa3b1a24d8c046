package cytodiffusion.training;

import cytodiffusion.data.DataFolder;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A model that is trained once and kept: a training that was interrupted goes on where it stopped. */
public final class KeptModel {
    private KeptModel() {}

    /**
     * Trains the model of a folder unless it is there.
     *
     * @param folder of the model
     * @param data the labelled images
     * @param plan what to learn
     * @param steps of the UNet, or 0 where {@code time} decides
     * @param time for all of the training, what it took before an interrupt included, or null where {@code steps} decides
     * @return {@code folder}
     * @throws IOException where the training was interrupted; what is done is kept
     */
    public static Path train(
            Path folder, DataFolder data, TrainingPlan plan, long steps, Duration time, Stop stop, Progress progress)
            throws IOException {
        TrainingRequest request = new TrainingRequest(data, folder, plan, PrecisionChoice.AUTO, steps, time, false);
        return train(request, stop, progress);
    }

    /**
     * The same for a request, which goes on with what is there.
     *
     * @return the model's folder
     */
    public static Path train(TrainingRequest request, Stop stop, Progress progress) throws IOException {
        if (end(request, stop, progress) == End.NO_MODEL) {
            throw new IOException(
                    "The training was interrupted before there was a model to use; run the cell again to go on");
        }
        return request.out();
    }

    /** How a training ended, now or earlier. */
    public enum End {
        /** It was stopped before there was a model to use. */
        NO_MODEL,
        /** It was stopped, and there is a model. */
        STOPPED,
        FINISHED
    }

    /** Trains the model of a request unless it is there, going on with what was begun for the rest of its time. */
    public static End end(TrainingRequest request, Stop stop, Progress progress) throws IOException {
        TrainingFolder training = new TrainingFolder(request.out());
        if (training.isFinished()) {
            return End.FINISHED;
        }
        TrainingRequest wanted = training.canResume() ? rest(request, training) : request;
        ModelTraining.Result result = ModelTraining.run(wanted, stop, progress);
        if (result.card() == null) {
            return End.NO_MODEL;
        }
        return result.finished() ? End.FINISHED : End.STOPPED;
    }

    private static TrainingRequest rest(TrainingRequest request, TrainingFolder training) throws IOException {
        TrainingRequest resumed = request.resume(true);
        if (request.time() == null) {
            return resumed;
        }
        long left = request.time().toMillis() - Math.round(1000 * training.secondsSpent());
        return resumed.time(Duration.ofMillis(Math.max(1, left)));
    }
}
