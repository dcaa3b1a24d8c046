package cytodiffusion.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;

/** Says what went wrong in a cell, and in which line of which cell. */
final class Failures {
    private static final int MOST_FRAMES = 15;

    private final JShell shell;
    private final Map<String, CellSource> sources = new ConcurrentHashMap<>();

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
        Optional<String> foreign = Foreign.explain(source.code());
        if (foreign.isPresent()) {
            return foreign(source, 1, foreign.get());
        }
        String message = source.place(1) + ": incomplete input, a closing bracket or quote may be missing";
        return new CellFailure(
                "IncompleteInput",
                message,
                List.of(red(message), "    " + source.code().lines().findFirst().orElse("")));
    }

    /** What the cell keeps fills the heap, so it was stopped in this piece. */
    static CellFailure fullHeap(CellSource source) {
        String message = HeapWatch.advice();
        return new CellFailure(
                "OutOfMemoryError",
                message,
                List.of(red("java.lang.OutOfMemoryError: " + message), "    stopped in " + source.place(1)));
    }

    /** The value of this piece could not be shown. */
    CellFailure thrownWhileShown(Throwable thrown, CellSource source) {
        CellFailure failure = thrown(thrown);
        List<String> lines = new ArrayList<>(failure.lines());
        int lineOfValue = (int) source.code().lines().count();
        lines.add("    while the value of " + source.place(lineOfValue) + " was shown");
        return new CellFailure(failure.name(), failure.getMessage(), lines);
    }

    /** Code threw an exception or an error. */
    CellFailure thrown(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            lines.add(red((t == thrown ? "" : "Caused by: ") + headline(t)));
            lines.addAll(frames(t));
        }
        String name = className(thrown);
        if (name.equals(OutOfMemoryError.class.getName())) {
            lines.add(HeapWatch.advice());
        }
        return new CellFailure(name.substring(name.lastIndexOf('.') + 1), text(thrown.getMessage()), lines);
    }

    /** The compiler refused a snippet. */
    CellFailure rejected(Snippet snippet, CellSource source) {
        List<String> lines = new ArrayList<>();
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        for (Diag error : errors) {
            int line = line(error, source.code());
            Optional<String> foreign = Foreign.explain(
                    source.code().lines().skip(line - 1).findFirst().orElse(""));
            if (foreign.isPresent()) {
                return foreign(source, line, foreign.get());
            }
            lines.addAll(pointAt(error, source));
            waiting(error, source).map(this::missing).ifPresent(lines::add);
        }
        String message = errors.isEmpty() ? "" : message(errors.get(0));
        return new CellFailure("CompilationError", message, lines);
    }

    /** Something that only other kernels take. */
    private static CellFailure foreign(CellSource source, int line, String message) {
        String text = source.code().lines().skip(line - 1).findFirst().orElse("");
        return new CellFailure(
                "CompilationError", message, List.of(red(source.place(line) + ": " + message), "    " + text));
    }

    /** The declaration that an error cannot find only because that itself still misses something. */
    private Optional<DeclarationSnippet> waiting(Diag error, CellSource source) {
        if (!error.getCode().contains("cant.resolve") || error.getStartPosition() < 0) {
            return Optional.empty();
        }
        String code = source.code();
        int end = (int) Math.min(error.getEndPosition(), code.length());
        String unknown = code.substring((int) Math.min(error.getStartPosition(), end), end);
        return shell.snippets()
                .filter(s -> shell.status(s) == Snippet.Status.RECOVERABLE_NOT_DEFINED)
                .map(DeclarationSnippet.class::cast)
                .filter(s -> s.name().equals(unknown))
                .findFirst();
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
        StackTraceElement[] frames =
                Stream.of(thrown.getStackTrace()).map(this::unwrapped).toArray(StackTraceElement[]::new);
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

    /**
     * JShell names a snippet and its line only in what a snippet throws; elsewhere, in other threads and while a value is
     * shown, a frame names the class that JShell wrapped around the snippet.
     */
    private StackTraceElement unwrapped(StackTraceElement frame) {
        String file = frame.getFileName();
        if (file == null || !file.startsWith("$JShell$") || frame.getLineNumber() < 1) {
            return frame;
        }
        String wrapper = "REPL." + file.replace(".java", "");
        return shell.snippets()
                .filter(s -> sources.containsKey(s.id()))
                .filter(s -> s.kind() != Snippet.Kind.ERRONEOUS && s.kind() != Snippet.Kind.IMPORT)
                .filter(s ->
                        wrapper.equals(shell.sourceCodeAnalysis().wrapper(s).fullClassName()))
                .findFirst()
                .map(s -> new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), "#" + s.id(), line(frame.getLineNumber(), s)))
                .orElse(frame);
    }

    /** The line of a snippet that lies on this line of the class around it. */
    private int line(int wrappedLine, Snippet snippet) {
        SourceCodeAnalysis.SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(snippet);
        String wrapped = wrapper.wrapped();
        int start = 0;
        for (int line = 1; line < wrappedLine; line++) {
            start = wrapped.indexOf('\n', start) + 1;
        }
        int end = wrapped.indexOf('\n', start);
        // The first character of the line may be the wrapper's own; those of the snippet come one after the other.
        for (int at = start; at < (end < 0 ? wrapped.length() : end); at++) {
            int position = wrapper.wrappedToSourcePosition(at);
            if (position >= 0 && position < snippet.source().length()) {
                return newlines(snippet.source().substring(0, position)) + 1;
            }
        }
        return 1;
    }

    private static String simpleName(String className) {
        String name = className.substring(className.lastIndexOf('.') + 1).replaceFirst("^\\$JShell\\$\\w+\\$?", "");
        return name.isEmpty() || name.contains("JShell$anonymous") ? "" : name.replace('$', '.') + ".";
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static int line(Diag error, String code) {
        return newlines(code.substring(0, (int) Math.max(0, Math.min(error.getPosition(), code.length())))) + 1;
    }

    private static List<String> pointAt(Diag error, CellSource source) {
        String code = source.code();
        int at = (int) Math.max(0, Math.min(error.getPosition(), code.length()));
        int start = code.lastIndexOf('\n', at - 1) + 1;
        int newline = code.indexOf('\n', at);
        String line = code.substring(start, newline < 0 ? code.length() : newline);
        int lineOfPiece = line(error, code);
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
