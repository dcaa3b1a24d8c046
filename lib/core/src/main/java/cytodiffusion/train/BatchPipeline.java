package cytodiffusion.train;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Prepares the next batches in the background while the network works on the current one. */
final class BatchPipeline<B> implements AutoCloseable {
    private static final int AHEAD = 2;

    private final BatchSource<B> source;
    private final ExecutorService worker;
    private final Queue<Future<B>> ahead = new ArrayDeque<>();
    private long next;

    BatchPipeline(BatchSource<B> source, long firstStep) {
        this.source = source;
        next = firstStep;
        worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "batches");
            thread.setDaemon(true);
            return thread;
        });
        while (ahead.size() < AHEAD) {
            prepare();
        }
    }

    private void prepare() {
        long step = next++;
        ahead.add(worker.submit(() -> source.batch(step)));
    }

    /** The batch of the next step; waits for it through interrupts, which the training looks at between steps. */
    B take() {
        prepare();
        Future<B> batch = ahead.remove();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return batch.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("A batch could not be prepared: " + e.getCause(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the batch in preparation: interrupting it could break off the reading of a file. */
    @Override
    public void close() {
        ahead.forEach(batch -> batch.cancel(false));
        worker.shutdown();
        boolean interrupted = false;
        while (!worker.isTerminated()) {
            try {
                worker.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
