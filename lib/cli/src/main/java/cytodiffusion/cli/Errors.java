package cytodiffusion.cli;

import cytodiffusion.tensor.OutOfMemory;
import cytodiffusion.tensor.TooLittleMemoryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** What is said when a command fails, and the exit code that goes with it. */
final class Errors {
    private static final String OUT_OF_MEMORY = "There is not enough memory. Give Java more"
            + " (JAVA_TOOL_OPTIONS=-Xmx8g), or ask for less: smaller images (cyto train --size) or a smaller preset";

    private Errors() {}

    /** {@link Main#USAGE} where the arguments, or what they name, are to blame; else {@link Main#FAILED}. */
    static int exitCode(Throwable problem) {
        return problem instanceof IllegalArgumentException ? Main.USAGE : Main.FAILED;
    }

    /** One sentence for what a user can mend; the whole trace for what only we can. */
    static String sentence(Throwable problem) {
        if (OutOfMemory.isCauseOf(problem) && !(problem instanceof TooLittleMemoryException)) {
            return OUT_OF_MEMORY;
        }
        Optional<String> fault = EnvironmentFault.explain(problem);
        if (fault.isPresent()) {
            return fault.get();
        }
        if (problem instanceof UncheckedIOException unchecked) {
            IOException cause = unchecked.getCause();
            boolean silent = cause.toString().equals(unchecked.getMessage());
            return (silent ? "" : unchecked.getMessage() + ": ") + reason(cause);
        }
        boolean expected = problem instanceof IOException
                || problem instanceof IllegalArgumentException
                || problem instanceof IllegalStateException
                || problem.getClass().getName().startsWith("cytodiffusion.");
        if (expected && problem.getMessage() != null) {
            return problem instanceof IOException e ? reason(e) : problem.getMessage();
        }
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        return "This should not have happened; please report it with these lines:\n" + trace;
    }

    /** The message, and what kind of problem it is where the message is only a path, as many of the JDK's are. */
    private static String reason(IOException problem) {
        String message = problem.getMessage();
        boolean sentence = message != null && (!(problem instanceof FileSystemException) || message.contains(" "));
        return sentence ? message : message + " (" + problem.getClass().getSimpleName() + ")";
    }
}
