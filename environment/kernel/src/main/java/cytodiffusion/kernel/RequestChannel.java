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
import java.util.List;
import java.util.logging.Level;
import org.zeromq.ZMQ;

/** Serves the requests of one channel, in a thread of its own, and goes on whatever a request or its handler does. */
final class RequestChannel extends ShellChannel {
    private static final long POLL_MILLIS = 100;
    private static final int LAST_WORDS_MILLIS = 500;

    private final boolean control;
    private final Connection connection;
    private final Runnable afterShutdown;

    /** Set by a cell that failed: the cells that were sent along with it are not run. */
    private boolean aborting;

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
        ZMQ.Poller poller = ctx.poller(1);
        poller.register(this, ZMQ.Poller.POLLIN);
        boolean shutdown = false;
        while (!shutdown) {
            if (poller.poll(POLL_MILLIS) > 0) {
                shutdown = serveNext();
            } else {
                aborting = false;
            }
        }
        setLinger(LAST_WORDS_MILLIS);
        close();
        ctx.close();
        afterShutdown.run();
    }

    /** Returns whether the request was to shut down. */
    private boolean serveNext() {
        try {
            Message<?> request = readMessage();
            CellEnvironment environment = (CellEnvironment) connection.prepareReplyEnv(this, request);
            try {
                handle(request, environment);
            } finally {
                environment.resolveDeferrals();
            }
            return environment.isMarkedForShutdown();
        } catch (Throwable e) {
            // A wrong signature, a message that is none, a handler that fails: none of them may end the channel.
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
        } else if (type != MessageType.EXECUTE_REQUEST) {
            handler.handle(environment, request);
        } else if (aborting) {
            environment.setBusyDeferIdle();
            environment.replyError(
                    ExecuteReply.MESSAGE_TYPE.error(),
                    new ErrorReply("Aborted", "not run, because a cell before it failed", List.of()));
        } else {
            handler.handle(environment, request);
            aborting = environment.failed() && ((ExecuteRequest) request.getContent()).shouldStopOnError();
        }
    }
}
