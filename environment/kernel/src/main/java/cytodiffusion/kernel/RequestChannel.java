package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import io.github.spencerpark.jupyter.messages.reply.ExecuteReply;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import org.zeromq.ZMQ;

/** Serves the requests of one channel, in a thread of its own, and goes on whatever a request or its handler does. */
final class RequestChannel extends ShellChannel {
    private static final long POLL_MILLIS = 100;
    private static final long BURST_MILLIS = 20;
    private static final int LAST_WORDS_MILLIS = 500;

    private final boolean control;
    private final Connection connection;
    private final Runnable afterShutdown;

    /** A request that came while a cell ran that failed, and whether it is a cell that must not run for that reason. */
    private record Waiting(Message<?> request, boolean aborted) {}

    private final Deque<Waiting> queue = new ArrayDeque<>();

    private ZMQ.Poller poller;

    /** @param afterShutdown runs when a request to shut down was served and the channel is closed */
    RequestChannel(
            ZMQ.Context context,
            HMACGenerator signatures,
            boolean control,
            Connection connection,
            Runnable afterShutdown) {
        super(context, signatures, control, connection);
        this.control = control;
        this.connection = connection;
        this.afterShutdown = afterShutdown;
    }

    @Override
    public void bind(KernelConnectionProperties address) {
        int port = control ? address.getControlPort() : address.getShellPort();
        bind(formatAddress(address.getTransport(), address.getIp(), port));
        Thread thread = new Thread(this::serve, control ? "control" : "shell");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        poller = ctx.poller(1);
        poller.register(this, ZMQ.Poller.POLLIN);
        boolean shutdown = false;
        while (!shutdown) {
            shutdown = serveNext();
        }
        setLinger(LAST_WORDS_MILLIS);
        close();
        ctx.close();
        afterShutdown.run();
    }

    /** Serves a request, if one comes soon; returns whether it was to shut down. */
    private boolean serveNext() {
        try {
            if (queue.isEmpty() && poller.poll(POLL_MILLIS) <= 0) {
                return false;
            }
            Waiting next = queue.isEmpty() ? new Waiting(readMessage(), false) : queue.remove();
            CellEnvironment environment = (CellEnvironment) connection.prepareReplyEnv(this, next.request());
            try {
                if (next.aborted()) {
                    abort(environment);
                } else {
                    handle(next.request(), environment);
                }
            } finally {
                environment.resolveDeferrals();
            }
            return environment.isMarkedForShutdown();
        } catch (Throwable e) {
            // A wrong signature, a handler that fails, a full heap: none of them may end the channel.
            logger.log(Level.WARNING, "A request was dropped: {0}", e.toString());
            return false;
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void handle(Message request, CellEnvironment environment) {
        MessageType<?> type = request.getHeader().getType();
        ShellHandler handler = connection.getHandler(type);
        if (handler == null) {
            logger.log(Level.FINE, "No handler for {0}", type.getName());
            return;
        }
        try {
            handler.handle(environment, request);
        } catch (Throwable e) {
            // Whoever asked would wait for ever.
            environment.replyFailure(e);
            throw e;
        }
        if (environment.failed() && request.getContent() instanceof ExecuteRequest cell && cell.shouldStopOnError()) {
            abortWhatWaits();
        }
    }

    /** Before a failed cell's reply is sent: what waits by now was sent along with it, and its cells are not run. */
    private void abortWhatWaits() {
        while (poller.poll(BURST_MILLIS) > 0) {
            Message<?> request = readMessage();
            queue.add(new Waiting(request, request.getContent() instanceof ExecuteRequest));
        }
    }

    private static void abort(CellEnvironment environment) {
        environment.setBusyDeferIdle();
        environment.replyError(
                ExecuteReply.MESSAGE_TYPE.error(),
                new ErrorReply("Aborted", "not run, because a cell before it failed", List.of()));
    }
}
