package cytodiffusion.cli;

import cytodiffusion.cli.about.CostCommand;
import cytodiffusion.cli.about.DoctorCommand;
import cytodiffusion.cli.about.InfoCommand;
import cytodiffusion.cli.about.ModelsCommand;
import cytodiffusion.cli.console.Exit;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.draw.SampleCommand;
import cytodiffusion.io.Version;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code cyto} command. Exit code 0 done, 1 something failed, 2 wrong usage, 130 interrupted, 143 terminated. */
@Command(
        name = "cyto",
        mixinStandardHelpOptions = true,
        versionProvider = Main.OwnVersion.class,
        description = "Generative classification of blood cells: train, classify and evaluate without a notebook.",
        subcommands = {
            InfoCommand.class,
            DoctorCommand.class,
            DataCommand.class,
            ModelsCommand.class,
            TrainCommand.class,
            ClassifyCommand.class,
            EvaluateCommand.class,
            AnomalyCommand.class,
            SampleCommand.class,
            HeatmapCommand.class,
            TrialsCommand.class,
            ExperimentCommand.class,
            BenchCommand.class,
            CostCommand.class
        })
public final class Main {
    /** Done. */
    static final int OK = Exit.OK;
    /** Some input failed and the rest is done, or the work failed on the way. */
    static final int FAILED = Exit.FAILED;
    /** Wrong usage: the same command would fail again whatever the machine does. */
    static final int USAGE = Exit.USAGE;
    /** Stopped by the user; what was done is kept. A process that SIGTERM ended has 143, which the JVM sees to. */
    static final int INTERRUPTED = Exit.INTERRUPTED;

    private Main() {}

    /** What {@code --version} prints. */
    static final class OwnVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cyto " + Version.OF_LIBRARY};
        }
    }

    public static void main(String[] arguments) {
        Interrupt.install();
        int code = FAILED;
        boolean endHere;
        try {
            code = execute(arguments);
            Optional<String> complaint = StandardOutput.complaint();
            if (complaint.isPresent()) {
                System.err.println(complaint.get());
                code = code == OK ? FAILED : code;
            }
        } finally {
            endHere = Interrupt.finished();
        }
        if (endHere) {
            System.exit(code);
        }
        // Else a signal is ending the process: its hook only waited for this thread.
    }

    /** The command with all below it. */
    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    /** Runs the command and gives its exit code. */
    static int execute(String... arguments) {
        CommandLine line = commandLine();
        line.setParameterExceptionHandler((problem, given) -> wrongUsage(problem));
        line.setExecutionExceptionHandler((exception, command, parsed) -> report(line, exception));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError | LinkageError e) {
            // Picocli passes these on.
            return report(line, e);
        }
    }

    /** One sentence about what is wrong; all options only where nothing was asked for. */
    private static int wrongUsage(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(problem.getMessage());
        if (problem instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, err);
        } else if (!(command.getCommand() instanceof Callable)
                && !command.getSubcommands().isEmpty()) {
            command.usage(err);
            return USAGE;
        }
        err.println("'" + command.getCommandSpec().qualifiedName() + " --help' lists what there is");
        return USAGE;
    }

    private static int report(CommandLine line, Throwable problem) {
        line.getErr().println(Errors.sentence(problem));
        return Errors.exitCode(problem);
    }
}
