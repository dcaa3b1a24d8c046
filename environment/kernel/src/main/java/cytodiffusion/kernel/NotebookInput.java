package cytodiffusion.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Standard input, typed into the notebook. Another thread than the cell's waits for it, because an interrupt would
 * close the socket of a thread that is reading from it.
 */
final class NotebookInput extends InputStream {
    private final InputStream source;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "notebook-input");
        thread.setDaemon(true);
        return thread;
    });

    NotebookInput(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return await(source::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return await(() -> source.read(bytes, offset, length));
    }

    @Override
    public int available() throws IOException {
        return source.available();
    }

    private int await(Callable<Integer> read) throws IOException {
        Future<Integer> result = reader.submit(read);
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for input");
        } catch (ExecutionException e) {
            throw new IOException("No input: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
