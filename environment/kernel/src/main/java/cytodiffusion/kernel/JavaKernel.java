package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.history.HistoryManager;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.reply.KernelInfoReply;
import io.github.spencerpark.jupyter.messages.request.KernelInfoRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The kernel: what Jupyter asks, answered by the cell evaluator, the console and the code assistant. */
public final class JavaKernel extends BaseKernel {
    private static final String VERSION = version();

    private static volatile JavaKernel instance;

    private final Console console;
    private final CellEvaluator evaluator = new CellEvaluator();
    private final History history = new History();
    private final CodeAssistant assistant = new CodeAssistant(evaluator.shell());
    private final LanguageInfo language = new LanguageInfo.Builder("Java")
            .version(Runtime.version().toString())
            .mimetype("text/x-java-source")
            .fileExtension(".jshell")
            .pygments("java")
            .codemirror("text/x-java")
            .build();

    private String startupFailures = "";
    private volatile CellFailure lastFailure;

    JavaKernel() {
        super(StandardCharsets.UTF_8);
        renderer = new ReadableRenderer(renderer);
        console = new Console(getIO());
        setShouldReplaceStdStreams(false);
        instance = this;
    }

    /**
     * The kernel that runs this notebook, for libraries that register renderers.
     *
     * @throws IllegalStateException if this process is not a kernel
     */
    public static JavaKernel instance() {
        JavaKernel kernel = instance;
        if (kernel == null) {
            throw new IllegalStateException("This program was not started as a Jupyter kernel");
        }
        return kernel;
    }

    /** The kernel has the version of the project, which the build writes into a file. */
    private static String version() {
        try (InputStream file = JavaKernel.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("The kernel's version cannot be read", e);
        }
    }

    /** Takes over the standard streams and runs the start-up snippets that the environment names. */
    void start(Map<String, String> environment) {
        System.setOut(console.out());
        System.setErr(console.err());
        System.setIn(new NotebookInput(getIO().in));
        startupFailures = Startup.run(evaluator, environment);
    }

    @Override
    public DisplayData eval(String code) throws CellFailure {
        System.err.print(startupFailures);
        startupFailures = "";
        lastFailure = null;
        int cell = executionCount.get() - 1;
        history.add(cell, code);
        try {
            CellEvaluator.Outcome outcome = evaluator.run(cell, code, this::render);
            System.err.print(outcome.note());
            if (outcome.interrupted()) {
                if (outcome.shown() != null) {
                    display(outcome.shown());
                }
                throw Failures.interrupted(List.of());
            }
            return outcome.shown();
        } catch (CellFailure e) {
            lastFailure = e;
            throw e;
        } finally {
            console.flush();
        }
    }

    /** How the last cell failed, if it did. */
    Optional<CellFailure> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    private DisplayData render(Object value) {
        return value instanceof DisplayData data ? data : getRenderer().render(value);
    }

    /** Shows {@code data} below the cell, after everything that was printed before. */
    @Override
    public void display(DisplayData data) {
        console.flush();
        super.display(data);
    }

    @Override
    public List<String> formatError(Exception e) {
        return e instanceof CellFailure failure ? failure.lines() : super.formatError(e);
    }

    @Override
    public void interrupt() {
        evaluator.interrupt();
    }

    /** Lets a running cell end at a safe point, so that it can save what it has; waits no longer than {@code millis}. */
    void finish(long millis) throws InterruptedException {
        evaluator.finish(millis);
    }

    @Override
    public String isComplete(String code) {
        return switch (assistant.completeness(code)) {
            case COMPLETE -> IS_COMPLETE_YES;
            case INVALID -> IS_COMPLETE_BAD;
            case INCOMPLETE -> CodeAssistant.INDENT;
        };
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        return assistant.complete(code, at);
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return assistant.inspect(code, at).map(DisplayData::new).orElse(null);
    }

    @Override
    public HistoryManager getHistoryManager() {
        return history;
    }

    /** What Jupyter shows as the kernel's banner. */
    @Override
    public String getBanner() {
        return "Java " + Runtime.version() + ", kernel of CytoDiffusion for the JVM " + VERSION;
    }

    /** Answers who this kernel is; the base library would give its own name. */
    void introduce(ShellReplyEnvironment environment, Message<KernelInfoRequest> request) {
        environment.setBusyDeferIdle();
        environment.reply(new KernelInfoReply(
                Header.PROTOCOL_VERISON, "cytodiffusion", VERSION, language, getBanner(), getHelpLinks()));
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return language;
    }
}
