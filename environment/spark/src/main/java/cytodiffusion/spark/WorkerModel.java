package cytodiffusion.spark;

import cytodiffusion.model.TrainedModel;
import cytodiffusion.tensor.Machine;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The model that a worker process has open, for all of its tasks: opened when the first of them asks, and kept. One task
 * at a time uses it, with all of libtorch's threads; others in the same process wait.
 */
final class WorkerModel {
    private static final ReentrantLock IN_USE = new ReentrantLock(true);
    private static TrainedModel held;
    private static Key key;

    private record Key(String folder, String precision) {}

    private WorkerModel() {}

    /** Uses a model. */
    @FunctionalInterface
    interface Use<T> {
        T with(TrainedModel model);
    }

    /**
     * Lets {@code use} have the model that is asked for.
     *
     * @throws WorkerException where it cannot be opened, naming the worker
     * @throws InterruptedException where the task was killed while it waited
     */
    static <T> T use(Ask ask, Use<T> use) throws InterruptedException {
        IN_USE.lockInterruptibly();
        try {
            if (ask.threads() > 0) {
                Machine.useThreads(ask.threads());
            }
            return use.with(opened(new Key(ask.model(), ask.precision())));
        } finally {
            IN_USE.unlock();
        }
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

    private static void close() {
        if (held != null) {
            held.close();
            held = null;
            key = null;
        }
    }

    /** Frees the model where this process has one open. */
    static void closeHeld() {
        IN_USE.lock();
        try {
            close();
        } finally {
            IN_USE.unlock();
        }
    }
}
