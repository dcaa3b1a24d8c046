package cytodiffusion.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Says what went wrong in a cell, and in which line of which cell. */
final class Failures {
    private static final int MOST_FRAMES = 15;

    private final JShell shell;
    private final Map<String, CellSource> sources = new HashMap<>();

    Failures(JShell shell) {
        this.shell = shell;
    }

    /** Notes where a snippet came from, for the stack traces in which it will appear. */
    void remember(Snippet snippet, CellSource source) {
        sources.put(snippet.id(), source);
    }

    /** The cell ended because the user asked; {@code lines} say where it was, if that is known. */
    static CellFailure interrupted(List<String> lines) {
        List<String> out = new ArrayList<>(List.of(red("Interrupted. The rest of the cell was not run.")));
        out.addAll(lines);
        return new CellFailure("Interrupted", "the rest of the cell was not run", out);
    }

    /** The text ends before the snippet does. */
    static CellFailure incomplete(CellSource source) {
        String message = source.place(1) + ": incomplete input, a closing bracket or quote may be missing";
        return new CellFailure(
                "IncompleteInput",
                message,
                List.of(red(message), "    " + source.code().lines().findFirst().orElse("")));
    }

    /** Code threw an exception or an error. */
    CellFailure thrown(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            lines.add(red((t == thrown ? "" : "Caused by: ") + headline(t)));
            lines.addAll(frames(t));
        }
        String name = className(thrown);
        return new CellFailure(name.substring(name.lastIndexOf('.') + 1), text(thrown.getMessage()), lines);
    }

    /** The compiler refused a snippet. */
    CellFailure rejected(Snippet snippet, CellSource source) {
        List<String> lines = new ArrayList<>();
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        for (Diag error : errors) {
            lines.addAll(pointAt(error, source));
        }
        String message = errors.isEmpty() ? "" : message(errors.get(0));
        return new CellFailure("CompilationError", message, lines);
    }

    /** Code used a declaration that still misses something. */
    CellFailure unresolved(DeclarationSnippet snippet) {
        String message = missing(snippet);
        return new CellFailure("UnresolvedReference", message, List.of(red(message)));
    }

    /** One line that says what a declaration misses. */
    String missing(DeclarationSnippet snippet) {
        String needs = shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
        if (needs.isEmpty()) {
            needs = shell.diagnostics(snippet).map(Failures::message).collect(Collectors.joining(", "));
        }
        return snippet.name() + " cannot be used until this is declared: " + needs;
    }

    private List<String> frames(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        StackTraceElement[] frames = thrown.getStackTrace();
        int length = frames.length;
        for (int i = 0; i < length; i++) {
            if (frames[i].getClassName().startsWith("cytodiffusion.kernel.SnippetControl")) {
                length = i; // Below are the kernel and JShell, which are of no interest.
            }
        }
        for (int i = 0; i < Math.min(length, MOST_FRAMES); i++) {
            lines.add("    at " + frame(frames[i]));
        }
        if (length > MOST_FRAMES) {
            // The innermost frames tell what failed, the outermost of the cell's own who asked for it.
            lines.add("    ... " + (length - MOST_FRAMES) + " more");
            for (int i = length - 1; i >= MOST_FRAMES; i--) {
                if (source(frames[i]) != null) {
                    lines.add("    at " + frame(frames[i]));
                    break;
                }
            }
        }
        return lines;
    }

    private String frame(StackTraceElement frame) {
        CellSource source = source(frame);
        if (source == null) {
            return frame.toString();
        }
        String method = frame.getMethodName();
        boolean topLevel = method.isEmpty() || method.contains("do_it$");
        String name = topLevel ? "" : simpleName(frame.getClassName()) + method + ", ";
        return name + source.place(frame.getLineNumber());
    }

    private CellSource source(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.startsWith("#") ? sources.get(file.substring(1)) : null;
    }

    private static String simpleName(String className) {
        String name = className.substring(className.lastIndexOf('.') + 1);
        return name.isEmpty() || name.startsWith("$JShell$") ? "" : name + ".";
    }

    private static List<String> pointAt(Diag error, CellSource source) {
        String code = source.code();
        int at = (int) Math.max(0, Math.min(error.getPosition(), code.length()));
        int start = code.lastIndexOf('\n', at - 1) + 1;
        int newline = code.indexOf('\n', at);
        String line = code.substring(start, newline < 0 ? code.length() : newline);
        int lineOfPiece =
                (int) code.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        // Tabs are kept, so that the caret stays below its character however wide a tab is shown.
        String margin = line.substring(0, at - start).replaceAll("[^\t]", " ");
        return List.of(red(source.place(lineOfPiece) + ": " + message(error)), "    " + line, "    " + margin + "^");
    }

    private static String message(Diag diagnostic) {
        return diagnostic
                .getMessage(Locale.ROOT)
                .lines()
                .filter(line -> !line.strip().startsWith("location:"))
                .collect(Collectors.joining("\n"));
    }

    private static String headline(Throwable thrown) {
        String message = text(thrown.getMessage());
        return className(thrown) + (message.isEmpty() ? "" : ": " + message);
    }

    private static String className(Throwable thrown) {
        return thrown instanceof EvalException e
                ? e.getExceptionClassName()
                : thrown.getClass().getName();
    }

    private static String text(String message) {
        return message == null ? "" : message;
    }

    private static String red(String text) {
        return "\033[31m" + text + "\033[0m";
    }
}
