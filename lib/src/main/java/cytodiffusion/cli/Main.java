package cytodiffusion.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code cyto} command. Exit code 0 done, 1 some input failed, 2 wrong usage, 130 interrupted. */
@Command(
        name = "cyto",
        mixinStandardHelpOptions = true,
        version = "cyto 0.1.0",
        description = "Generative classification of blood cells: train, classify and evaluate without a notebook.",
        subcommands = {
            InfoCommand.class,
            DataCommand.class,
            TrainCommand.class,
            ClassifyCommand.class,
            EvaluateCommand.class
        })
public final class Main {
    /** Done. */
    static final int OK = 0;
    /** Some input failed; the rest is done. */
    static final int INPUT_FAILED = 1;
    /** Wrong usage, or nothing could be done. */
    static final int USAGE = 2;
    /** Stopped by the user; what was done is kept. */
    static final int INTERRUPTED = 130;

    private Main() {}

    public static void main(String[] arguments) {
        int code = execute(arguments);
        if (!Interrupt.requested()) {
            Interrupt.finished();
            System.exit(code);
        }
        // After Ctrl-C the JVM is on its way out already and only waits for this thread.
    }

    /** Runs the command and gives its exit code. */
    static int execute(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            command.getErr().println(Errors.sentence(exception));
            return USAGE;
        });
        return line.execute(arguments);
    }
}
