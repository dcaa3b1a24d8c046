package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Helps while code is being written: completion, documentation, and whether a cell is complete. */
final class CodeAssistant {
    /** How far the next line of an incomplete cell is indented. */
    static final String INDENT = "    ";

    /** What can be said of a cell before it is run. */
    enum Completeness {
        COMPLETE,
        INCOMPLETE,
        INVALID
    }

    private final SourceCodeAnalysis analysis;
    private final Rehearsal rehearsal;

    /**
     * Where somebody types.
     *
     * @param snippet the beginning, up to there, of the snippet in which it lies
     * @param analysis which knows what was declared before, in earlier cells and in this one
     */
    private record Place(String snippet, SourceCodeAnalysis analysis) {}

    CodeAssistant(JShell shell) {
        analysis = shell.sourceCodeAnalysis();
        rehearsal = new Rehearsal(shell);
    }

    Completeness completeness(String code) {
        CompletionInfo info = analysis.analyzeCompletion(code);
        while (info.completeness().isComplete() && !info.remaining().isBlank()) {
            info = analysis.analyzeCompletion(info.remaining());
        }
        return switch (info.completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> Completeness.COMPLETE;
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> Completeness.INCOMPLETE;
            case UNKNOWN -> Completeness.INVALID;
        };
    }

    /** What could stand at position {@code at}, those of the expected type first; null where nothing could. */
    ReplacementOptions complete(String code, int at) {
        Place place = place(code, at);
        String snippet = place.snippet();
        int offset = at - snippet.length();
        int[] anchor = new int[1];
        List<String> options = place.analysis().completionSuggestions(snippet, snippet.length(), anchor).stream()
                .sorted(Comparator.comparing((Suggestion s) -> !s.matchesType()))
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        return options.isEmpty() ? null : new ReplacementOptions(options, offset + anchor[0], at);
    }

    /** Signature and documentation of what stands at position {@code at}. */
    Optional<String> inspect(String code, int at) {
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        if (end < code.length() && code.charAt(end) == '(') {
            end++; // Only then does the analysis look for a method.
        }
        Place place = place(code, end);
        String snippet = place.snippet();
        String text = place.analysis().documentation(snippet, snippet.length(), true).stream()
                .map(d -> d.javadoc() == null ? d.signature() : d.signature() + "\n" + d.javadoc())
                .distinct()
                .collect(Collectors.joining("\n\n"));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private Place place(String code, int end) {
        List<String> before = new ArrayList<>();
        String rest = code.substring(0, end);
        CompletionInfo info = analysis.analyzeCompletion(rest);
        while (info.completeness().isComplete() && !info.remaining().isBlank()) {
            before.add(info.source());
            rest = info.remaining();
            info = analysis.analyzeCompletion(rest);
        }
        return new Place(rest, before.isEmpty() ? analysis : rehearsal.after(before));
    }
}
