package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.channels.IOPubChannel;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.MessageContext;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.zeromq.ZMQ;

/**
 * The base library's connection with sturdier channels: its own end for good at the first message with a wrong
 * signature, and break when a cell is interrupted while it shows something.
 */
final class Connection extends JupyterConnection {
    private final KernelConnectionProperties address;
    private final Supplier<Optional<CellFailure>> cellFailure;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PublishChannel publish;
    private final RequestChannel cells;
    private final RequestChannel requests;

    /** @param cellFailure how the cell that was run last failed, if it did */
    Connection(KernelConnectionProperties address, Supplier<Optional<CellFailure>> cellFailure)
            throws GeneralSecurityException {
        super(address);
        this.address = address;
        this.cellFailure = cellFailure;
        HMACGenerator signatures = address.createHMACGenerator();
        publish = new PublishChannel(ZMQ.context(1), signatures);
        cells = new RequestChannel(ZMQ.context(1), signatures, false, this, closed::countDown);
        requests = new RequestChannel(ZMQ.context(1), signatures, true, this, closed::countDown);
    }

    @Override
    public void connect() {
        heartbeat.bind(address);
        stdin.bind(address);
        publish.bind(address);
        cells.bind(address);
        requests.bind(address);
    }

    @Override
    public IOPubChannel getIOPub() {
        return publish;
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext context) {
        return new CellEnvironment(channel, stdin, publish, context, cellFailure);
    }

    /** Waits until Jupyter has asked the kernel to shut down and has got its answer. */
    @Override
    public void waitUntilClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
