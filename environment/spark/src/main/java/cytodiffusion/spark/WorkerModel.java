package cytodiffusion.spark;

import cytodiffusion.model.TrainedModel;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The model that a worker process has open, for all of its tasks: opened when the first of them asks, and kept. One task
 * at a time uses it.
 */
final class WorkerModel {
    private static TrainedModel held;
    private static Key key;

    private record Key(String folder, String precision) {}

    private WorkerModel() {}

    /**
     * Lets {@code use} have the model that is asked for.
     *
     * @throws WorkerException where it cannot be opened, naming the worker
     * @throws InterruptedException where the task was killed while it waited for another
     */
    static <T> T use(Ask ask, Function<TrainedModel, T> use) throws InterruptedException {
        return Worker.alone(ask.threads(), () -> use.apply(opened(new Key(ask.model(), ask.precision()))));
    }

    private static TrainedModel opened(Key wanted) {
        if (!wanted.equals(key)) {
            close();
            try {
                held = TrainedModel.open(Path.of(wanted.folder()), wanted.precision());
            } catch (RuntimeException e) {
                throw new WorkerException(
                        "The worker " + Worker.name() + " cannot open the model " + wanted.folder() + ": "
                                + e.getMessage(),
                        e);
            }
            key = wanted;
        }
        return held;
    }

    /** Frees the model where this process has one open, and no task uses it. */
    static void close() {
        if (held != null) {
            held.close();
            held = null;
            key = null;
        }
    }
}
