package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.JupyterIO;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Standard output and standard error of the notebook. Each message to Jupyter costs far more than a line of text, and
 * Jupyter drops messages that come too fast, so text is collected and sent some twenty times a second, in the order in
 * which it was printed. What a background thread prints between two cells waits for the next cell.
 */
final class Console {
    private static final long FLUSH_MILLIS = 50;

    /** More text than this is sent at once by the thread that prints it, which slows that thread down. */
    private static final int MOST_BYTES = 1 << 20;

    /** Text for one of the two streams. */
    private record Chunk(PrintStream target, ByteArrayOutputStream bytes) {}

    private final JupyterIO io;
    private final PrintStream out;
    private final PrintStream err;
    private final Object publishing = new Object();
    private List<Chunk> waiting = new ArrayList<>();
    private int waitingBytes;

    // Nobody waits for the timer, whose task reports no failure: see sendOrLeave.
    @SuppressWarnings("FutureReturnValueIgnored")
    Console(JupyterIO io) {
        this.io = io;
        out = new PrintStream(new Collector(io.out), false, StandardCharsets.UTF_8);
        err = new PrintStream(new Collector(io.err), false, StandardCharsets.UTF_8);
        Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "console");
                    thread.setDaemon(true);
                    return thread;
                })
                .scheduleWithFixedDelay(this::sendOrLeave, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /** Sends all that was printed so far. */
    void flush() {
        send(true);
    }

    /** A timer forgets a task that throws, for want of memory say; this one goes on. */
    private void sendOrLeave() {
        try {
            send(false);
        } catch (RuntimeException | OutOfMemoryError e) {
            // The text that could not be sent is lost; the cell's own failure says why.
        }
    }

    private void send(boolean all) {
        synchronized (publishing) {
            if (!io.isAttached()) {
                return;
            }
            for (Chunk chunk : take(all)) {
                chunk.target().print(chunk.bytes().toString(StandardCharsets.UTF_8));
                chunk.target().flush();
            }
        }
    }

    private synchronized List<Chunk> take(boolean all) {
        List<Chunk> taken = waiting;
        waiting = new ArrayList<>();
        waitingBytes = 0;
        if (!all && !taken.isEmpty()) {
            Chunk last = taken.get(taken.size() - 1);
            byte[] bytes = last.bytes().toByteArray();
            int whole = wholeCharacters(bytes);
            if (whole < bytes.length) {
                last.bytes().reset();
                last.bytes().write(bytes, 0, whole);
                append(last.target(), Arrays.copyOfRange(bytes, whole, bytes.length), 0, bytes.length - whole);
            }
        }
        return taken;
    }

    /** How many of the bytes form whole UTF-8 characters: the writer may be in the middle of one. */
    static int wholeCharacters(byte[] utf8) {
        int start = utf8.length - 1;
        while (start >= 0 && start > utf8.length - 4 && (utf8[start] & 0xC0) == 0x80) {
            start--;
        }
        if (start < 0) {
            return utf8.length;
        }
        int lead = utf8[start] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        return utf8.length - start < length ? start : utf8.length;
    }

    private synchronized boolean append(PrintStream target, byte[] bytes, int offset, int length) {
        Chunk last = waiting.isEmpty() ? null : waiting.get(waiting.size() - 1);
        if (last == null || last.target() != target) {
            last = new Chunk(target, new ByteArrayOutputStream());
            waiting.add(last);
        }
        last.bytes().write(bytes, offset, length);
        waitingBytes += length;
        return waitingBytes > MOST_BYTES;
    }

    private final class Collector extends OutputStream {
        private final PrintStream target;

        Collector(PrintStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (append(target, bytes, offset, length)) {
                send(false);
            }
        }
    }
}
