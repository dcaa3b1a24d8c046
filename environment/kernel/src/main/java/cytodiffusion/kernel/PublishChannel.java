package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.channels.IOPubChannel;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.zeromq.ZMQ;

/**
 * Publishes output in a thread of its own. A thread whose interrupted flag is set closes the sockets it touches (they
 * rest on {@link java.nio.channels.InterruptibleChannel}), and cells are interrupted while they show something.
 */
final class PublishChannel extends IOPubChannel {
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "publish");
        thread.setDaemon(true);
        return thread;
    });

    PublishChannel(ZMQ.Context context, HMACGenerator signatures) {
        super(context, signatures);
    }

    /** Returns when the message is on its way, even if this thread is interrupted meanwhile. */
    // Not synchronized as what it overrides: the thread that sends takes that lock, and this one waits for it.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    @Override
    public void sendMessage(Message<?> message) {
        Future<?> sent = sender.submit(() -> super.sendMessage(message));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    sent.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Output could not be sent to Jupyter", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
