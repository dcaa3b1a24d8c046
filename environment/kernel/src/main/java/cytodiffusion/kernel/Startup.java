package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What runs before the first cell: the default imports, and the snippets that IJava's environment variables name. */
final class Startup {
    private static final String IMPORTS =
            """
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.prefs.*;
            import java.util.regex.*;
            import java.util.stream.*;
            import static cytodiffusion.kernel.Display.*;
            """;

    private Startup() {}

    /**
     * Runs everything, whatever fails.
     *
     * @return what failed, for the first cell to show, or the empty string
     */
    static String run(CellEvaluator evaluator, Map<String, String> environment) {
        StringBuilder failures = new StringBuilder();
        run(evaluator, "the default imports", IMPORTS, failures);
        for (String pattern :
                environment.getOrDefault("IJAVA_STARTUP_SCRIPTS_PATH", "").split(File.pathSeparator)) {
            if (!pattern.isBlank()) {
                runFiles(evaluator, pattern, failures);
            }
        }
        run(evaluator, "IJAVA_STARTUP_SCRIPT", environment.getOrDefault("IJAVA_STARTUP_SCRIPT", ""), failures);
        return failures.toString();
    }

    private static void runFiles(CellEvaluator evaluator, String pattern, StringBuilder failures) {
        try {
            for (Path file : new GlobFinder(pattern).computeMatchingFiles()) {
                run(evaluator, file.toString(), Files.readString(file), failures);
            }
        } catch (IOException e) {
            failures.append("The start-up script ").append(pattern).append(" cannot be read: ");
            failures.append(e).append('\n');
        }
    }

    private static void run(CellEvaluator evaluator, String name, String code, StringBuilder failures) {
        try {
            evaluator.run(CellSource.STARTUP, code, value -> null);
        } catch (CellFailure e) {
            failures.append("The start-up script ").append(name).append(" failed, so displays may be plain:\n");
            e.lines().forEach(line -> failures.append(line).append('\n'));
        }
    }
}
