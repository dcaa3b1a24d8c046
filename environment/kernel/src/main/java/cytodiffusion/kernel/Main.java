package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the kernel for the connection file that Jupyter names as the only argument. */
public final class Main {
    /** Jupyter kills a kernel that takes longer than five seconds. */
    private static final Duration LONGEST_EXIT = Duration.ofMillis(4_500);

    private static final long LONGEST_CELL_MILLIS = 3_500;

    private Main() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("The Java kernel is started by Jupyter, with a connection file as its only argument.");
            System.exit(2);
        }
        logToTerminal();
        KernelConnectionProperties address = KernelConnectionProperties.parse(Files.readString(Path.of(args[0])));
        requireLoopback(address);

        JavaKernel kernel = new JavaKernel();
        exitWithParent(kernel);
        kernel.start(System.getenv());
        Connection connection = new Connection(address, kernel::lastFailure);
        kernel.becomeHandlerForConnection(connection);
        connection.setHandler(MessageType.KERNEL_INFO_REQUEST, kernel::introduce);
        connection.connect();
        connection.waitUntilClose();
        exit(kernel);
    }

    /** The base library's remarks are for whoever runs Jupyter, not for the notebook. */
    private static void logToTerminal() {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.getHandlers(); // Made now, they keep to the standard error that the process started with.
    }

    /** Nobody else on the network may run code here, and nobody on this machine without the connection file's key. */
    static void requireLoopback(KernelConnectionProperties address) throws IOException {
        String ip = address.getIp();
        if (!"tcp".equals(address.getTransport())
                || ip.equals("*")
                || !InetAddress.getByName(ip).isLoopbackAddress()) {
            throw new IOException("The Java kernel listens on a loopback address over tcp only, not on "
                    + address.getTransport() + "://" + ip + ". Start Jupyter with c.KernelManager.ip = '127.0.0.1'.");
        }
        if (address.getKey() == null || address.getKey().isEmpty()) {
            throw new IOException("The connection file has no key, so anybody on this machine could run code in the "
                    + "kernel. Start Jupyter with a non-empty c.Session.key (the default).");
        }
    }

    /** Jupyter says who started the kernel in JPY_PARENT_PID; without it the kernel has no one left to serve. */
    @SuppressWarnings("FutureReturnValueIgnored") // the process is gone after it
    private static void exitWithParent(JavaKernel kernel) {
        String parent = System.getenv("JPY_PARENT_PID");
        if (parent != null && parent.matches("\\d+")) {
            ProcessHandle.of(Long.parseLong(parent))
                    .ifPresent(process -> process.onExit().thenRun(() -> exit(kernel)));
        }
    }

    /**
     * Ends a running cell, then runs the shutdown hooks, but does not wait for ever for either. A native library that
     * still computes while the process takes it apart would crash it.
     */
    private static void exit(JavaKernel kernel) {
        Thread watchdog = new Thread(
                () -> {
                    try {
                        Thread.sleep(LONGEST_EXIT.toMillis());
                    } catch (InterruptedException e) {
                        // Nobody interrupts this thread; if someone did, leaving at once would be right.
                    }
                    Runtime.getRuntime().halt(0);
                },
                "exit-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        try {
            kernel.finish(LONGEST_CELL_MILLIS);
        } catch (InterruptedException e) {
            // Then without waiting.
        }
        System.exit(0);
    }
}
