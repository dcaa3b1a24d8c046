package cytodiffusion.classify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An image's trials in their order; the next ones can be made in the background while the network is busy. */
final class TrialsAhead {
    private final Trial.Source source;
    private final Executor executor;
    private final int last;
    private final Deque<CompletableFuture<Trial>> ahead = new ArrayDeque<>();
    private int next;

    /** @param last how many trials there are at most */
    TrialsAhead(Trial.Source source, int last, Executor executor) {
        this.source = source;
        this.last = last;
        this.executor = executor;
    }

    /** Threads to make trials in, half as many as there are processors; they keep no process alive. */
    static ExecutorService threads() {
        return Executors.newFixedThreadPool(
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2), TrialsAhead::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "trials");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to make the next {@code count} trials, as far as there are so many. */
    void prepare(int count) {
        while (ahead.size() < count && next < last) {
            int trial = next++;
            ahead.add(CompletableFuture.supplyAsync(() -> source.trial(trial), executor));
        }
    }

    /** The next {@code count} trials, waiting for those that are not ready. */
    List<Trial> take(int count) {
        prepare(count);
        List<Trial> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(ahead.remove().join());
        }
        return taken;
    }
}
