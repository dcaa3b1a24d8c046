package cytodiffusion.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** What is said when a command fails. */
final class Errors {
    private Errors() {}

    /** One sentence for what a user can mend; the whole trace for what only we can. */
    static String sentence(Throwable problem) {
        if (problem instanceof UncheckedIOException unchecked) {
            return unchecked.getMessage() + ": " + reason(unchecked.getCause());
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

    private static String reason(IOException problem) {
        return problem instanceof java.nio.file.FileSystemException
                        && (problem.getMessage() == null
                                || !problem.getMessage().contains(" "))
                ? problem.getMessage() + " (" + problem.getClass().getSimpleName() + ")"
                : problem.getMessage();
    }
}
