package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;

/** Runs cells: one after the other, snippet by snippet, until one fails or the cell is interrupted. */
final class CellEvaluator {
    /**
     * How a cell ended that did not fail.
     *
     * @param shown the value of the cell's last expression, rendered, or null where there is nothing to show
     * @param note what the author should know although nothing failed, or the empty string
     * @param interrupted whether the cell was interrupted and came to its end early of its own accord
     */
    record Outcome(DisplayData shown, String note, boolean interrupted) {}

    private final SnippetControl control = new SnippetControl(this::reportThread);
    private final JShell shell =
            JShell.builder().executionEngine(control, Map.of()).build();
    private final SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    private final Failures failures = new Failures(shell);
    private final Interruption interruption =
            new Interruption(control::interruptWorker, control::isWorkerInterrupted, shell::stop);
    private final HeapWatch heap;
    private volatile boolean heapFull;

    CellEvaluator() {
        heap = new HeapWatch(interruption::running, this::stopFullHeap);
    }

    private void stopFullHeap() {
        heapFull = true;
        interruption.stopAtOnce();
    }

    /** Tells of a thread that a cell started and that ended with an exception. */
    private void reportThread(Thread thread, Throwable problem) {
        if (!(problem instanceof ThreadDeath)) {
            List<String> lines = new ArrayList<>(List.of("Exception in thread \"" + thread.getName() + "\""));
            lines.addAll(failures.thrown(problem).lines());
            System.err.println(String.join("\n", lines));
        }
    }

    JShell shell() {
        return shell;
    }

    /** Asks the running cell to end, or stops it if it was asked before. */
    void interrupt() {
        interruption.request();
    }

    /** Asks the running cell to end, and waits for it, but no longer than {@code millis}. */
    void finish(long millis) throws InterruptedException {
        interruption.request();
        interruption.awaitEnd(millis);
    }

    /**
     * Runs a cell.
     *
     * @param cell the cell's number, as in {@code In [3]}, or {@link CellSource#STARTUP}
     * @param renderer turns the value of the last expression into what is shown
     */
    Outcome run(int cell, String code, Function<Object, DisplayData> renderer) throws CellFailure {
        control.reset();
        heapFull = false;
        heap.begin();
        interruption.begin();
        CellSource last = null;
        try {
            Map<String, Snippet> unresolved = new LinkedHashMap<>();
            Object value = null;
            for (CellSource source : split(cell, code)) {
                if (interruption.requested()) {
                    break;
                }
                last = source;
                value = evaluate(source, unresolved);
            }
            if (heapFull) {
                throw new ExecutionControl.StoppedException();
            }
            DisplayData shown = value == null ? null : show(value, renderer, last);
            return new Outcome(shown, note(unresolved), interruption.requested());
        } catch (CellFailure e) {
            throw ended(e, e.lines(), last);
        } catch (OutOfMemoryError e) {
            control.releaseReserve();
            throw failures.thrown(e);
        } catch (Throwable e) {
            // An Error too: it would end the thread that serves Jupyter, and the kernel would hang.
            throw interruption.requested() ? ended(null, List.of(), last) : failures.thrown(e);
        } finally {
            interruption.end();
        }
    }

    /** Why a cell ended: what it failed with, unless it was stopped from outside. */
    private CellFailure ended(CellFailure failure, List<String> lines, CellSource last) {
        if (heapFull && last != null) {
            control.releaseReserve();
            return Failures.fullHeap(last);
        }
        return interruption.requested() ? Failures.interrupted(lines) : failure;
    }

    /** Renders the value of a cell's last piece, which may run code of the notebook. */
    private DisplayData show(Object value, Function<Object, DisplayData> renderer, CellSource source) throws Throwable {
        try {
            return (DisplayData) control.compute(() -> renderer.apply(value));
        } catch (Exception | StackOverflowError | AssertionError e) {
            throw failures.thrownWhileShown(e, source);
        }
    }

    /** Splits a cell into snippets; an incomplete or malformed rest is the last one, for the compiler to judge. */
    private List<CellSource> split(int cell, String code) throws CellFailure {
        List<CellSource> sources = new ArrayList<>();
        CellSource rest = new CellSource(cell, 1, code).trimmed();
        while (!rest.code().isEmpty()) {
            SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest.code());
            if (info.completeness() == Completeness.EMPTY) {
                break;
            }
            if (info.completeness() == Completeness.UNKNOWN) {
                sources.add(rest);
                break;
            }
            if (!info.completeness().isComplete()) {
                throw Failures.incomplete(rest);
            }
            sources.add(new CellSource(cell, rest.line(), info.source()).trimmed());
            rest = rest.after(info.source(), info.remaining());
        }
        return sources;
    }

    private Object evaluate(CellSource source, Map<String, Snippet> unresolved) throws CellFailure {
        Object value = null;
        for (SnippetEvent event : shell.eval(source.code())) {
            Snippet snippet = event.snippet();
            if (event.causeSnippet() != null) {
                continue;
            }
            failures.remember(snippet, source);
            if (event.exception() instanceof EvalException e) {
                throw failures.thrown(e);
            }
            if (event.exception() instanceof UnresolvedReferenceException e) {
                throw failures.unresolved(e.getSnippet());
            }
            switch (event.status()) {
                case REJECTED -> throw failures.rejected(snippet, source);
                case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> unresolved.put(snippet.id(), snippet);
                default -> {}
            }
            switch (snippet.subKind()) {
                case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND ->
                    value = control.value();
                default -> {}
            }
        }
        return value;
    }

    /** Names the declarations of this cell that still miss something at its end. */
    private String note(Map<String, Snippet> unresolved) {
        StringBuilder note = new StringBuilder();
        for (Snippet snippet : unresolved.values()) {
            Snippet.Status status = shell.status(snippet);
            if (status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                note.append(failures.missing((DeclarationSnippet) snippet)).append('\n');
            }
        }
        return note.toString();
    }
}
