package cytodiffusion.notebook;

import cytodiffusion.progress.Progress;
import cytodiffusion.report.Html;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Progress bars on a {@link Screen}. */
final class NotebookProgress implements Progress {
    private final Screen screen;
    private final LongSupplier nanoTime;

    /** {@code nanoTime} is the clock, as {@link System#nanoTime}. */
    NotebookProgress(Screen screen, LongSupplier nanoTime) {
        this.screen = screen;
        this.nanoTime = nanoTime;
    }

    @Override
    public Task start(Work work) {
        Bar bar = new Bar(work);
        bar.show();
        return bar;
    }

    @Override
    public void note(String sentence) {
        screen.show(
                UUID.randomUUID().toString(),
                View.html("<div><strong>Note:</strong> " + Html.escape(sentence) + "</div>", "Note: " + sentence));
    }

    private final class Bar implements Task {
        private static final long BETWEEN_UPDATES = 250_000_000L;

        private final String id = UUID.randomUUID().toString();
        private final Thread owner = Thread.currentThread();
        private final Pace pace;
        private long lastShown;
        private String message = "";
        private boolean closed;

        private final Work work;

        Bar(Work work) {
            this.work = work;
            this.lastShown = nanoTime.getAsLong();
            this.pace = new Pace(lastShown);
        }

        void show() {
            screen.show(id, output(ProgressState.running(work, pace, message)));
        }

        @Override
        public synchronized void update(long done, String newMessage) {
            if (closed) {
                return;
            }
            long now = nanoTime.getAsLong();
            pace.reached(done, now);
            message = newMessage;
            if (Thread.currentThread() == owner && now - lastShown >= BETWEEN_UPDATES) {
                lastShown = now;
                screen.replace(id, output(ProgressState.running(work, pace, message)));
            }
        }

        @Override
        public synchronized void close() {
            if (closed) {
                return;
            }
            closed = true;
            pace.reached(pace.done(), nanoTime.getAsLong());
            if (Thread.currentThread() == owner) {
                screen.replace(id, output(ProgressState.ended(work, pace, message)));
            }
        }
    }

    private static View output(ProgressState state) {
        return View.html(state.html(), state.text());
    }
}
