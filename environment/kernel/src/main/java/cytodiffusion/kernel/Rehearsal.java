package cytodiffusion.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Knows what a cell declares before it is run: a second JShell, in which declarations are compiled but nothing is
 * executed. It starts when it is first asked for and takes over what was declared since it was asked last.
 */
final class Rehearsal {
    private final JShell stage;
    private JShell shell;

    /** What the notebook has declared, and its double here. */
    private final Map<Snippet, Snippet> doubles = new LinkedHashMap<>();

    /** What the cell at hand declares, until the next is asked for. */
    private final Set<Snippet> rehearsed = new HashSet<>();

    /** @param stage the JShell that runs the notebook's cells */
    Rehearsal(JShell stage) {
        this.stage = stage;
    }

    /** The analysis of code that stands behind these pieces of a cell. */
    SourceCodeAnalysis after(List<String> pieces) {
        if (shell == null) {
            shell = JShell.builder().executionEngine(new Still(), Map.of()).build();
        }
        follow();
        for (String piece : pieces) {
            rehearsed.addAll(declare(piece));
        }
        return shell.sourceCodeAnalysis();
    }

    /** Forgets what was rehearsed, and declares what the notebook has declared since. */
    private void follow() {
        rehearsed.forEach(this::drop);
        rehearsed.clear();
        Set<Snippet> played = new HashSet<>();
        stage.snippets()
                .filter(s -> stage.status(s).isActive() && isDeclaration(s))
                .forEach(played::add);
        for (Snippet gone : new ArrayList<>(doubles.keySet())) {
            if (!played.contains(gone)) {
                drop(doubles.remove(gone));
            }
        }
        stage.snippets()
                .filter(s -> played.contains(s) && !doubles.containsKey(s))
                .forEach(s -> {
                    for (Snippet copy : declare(s.source())) {
                        doubles.put(s, copy);
                    }
                });
    }

    private static boolean isDeclaration(Snippet snippet) {
        return switch (snippet.kind()) {
            case IMPORT, TYPE_DECL, METHOD, VAR -> true;
            default -> false;
        };
    }

    /** Declares a piece; what of the notebook it replaces has to be declared again later. */
    private List<Snippet> declare(String piece) {
        List<Snippet> declared = new ArrayList<>();
        for (SnippetEvent event : shell.eval(piece)) {
            if (event.causeSnippet() == null && event.status().isActive()) {
                declared.add(event.snippet());
            } else if (event.status() == Snippet.Status.OVERWRITTEN) {
                doubles.values().remove(event.snippet());
            }
        }
        return declared;
    }

    private void drop(Snippet snippet) {
        if (shell.status(snippet).isActive()) {
            shell.drop(snippet);
        }
    }

    /** Runs nothing: every value is said to be empty. */
    private static final class Still implements ExecutionControl, ExecutionControlProvider {
        @Override
        public String name() {
            return "cytodiffusion-rehearsal";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return this;
        }

        @Override
        public void load(ClassBytecodes[] classes) {}

        @Override
        public void redefine(ClassBytecodes[] classes) {}

        @Override
        public String invoke(String className, String methodName) {
            return "";
        }

        @Override
        public String varValue(String className, String varName) {
            return "";
        }

        @Override
        public void addToClasspath(String path) {}

        @Override
        public void stop() {}

        @Override
        public Object extensionCommand(String command, Object argument) {
            return null;
        }

        @Override
        public void close() {}
    }
}
