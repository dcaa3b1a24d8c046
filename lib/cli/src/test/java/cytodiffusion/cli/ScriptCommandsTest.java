package cytodiffusion.cli;

import static cytodiffusion.cli.DocumentCommands.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.cli.DocumentCommands.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What documents tell a reader to type besides {@code environment/cyto}: scripts and Maven know what they are asked for,
 * and paths are there. Nothing is run, as most of it takes minutes; what the scripts do is tested where the kernel is.
 */
class ScriptCommandsTest {
    /** Programs of others, and the words of a Dockerfile: of their arguments only our paths are looked at. */
    private static final Set<String> OTHERS =
            Set.of("conda", "curl", "docker", "export", "git", "python3", "sudo", "COPY", "FROM", "RUN", "WORKDIR");

    private static final Pattern OUR_PATH =
            Pattern.compile("(environment|lib|notebooks|docs|data-manifests|\\.ci|\\.binder)/.*");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
    private static final Set<String> PHASES =
            Set.of("clean", "process-classes", "compile", "test-compile", "test", "package", "verify", "install");
    private static final Set<String> FLAGS = Set.of("-am", "-B", "-o", "-q", "-U");

    static List<Command> scripts() throws IOException {
        return DocumentCommands.all().stream()
                .filter(command -> command.program().matches("environment/.+"))
                .filter(command -> !command.program().equals("environment/cyto"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptsKnowWhatTheyAreAsked(Command command) throws IOException {
        Path script = ROOT.resolve(command.program());
        assertTrue(Files.exists(script), () -> command + ": there is no " + command.program());
        if (Files.isDirectory(script) || command.arguments().isEmpty()) {
            return;
        }
        Set<String> known = known(script);
        List<String> unknown = new ArrayList<>(command.arguments());
        unknown.removeIf(known::contains);
        if (command.program().equals("environment/run")) {
            Set<String> notebooks = names("notebooks");
            unknown.removeIf(start -> notebooks.stream().anyMatch(name -> name.startsWith(start)));
        }
        assertEquals(List.of(), unknown, command + ": arguments that " + command.program() + " --help does not have");
    }

    /** The words of a script's usage, which is the comment at its top; options only where the code takes them, too. */
    private static Set<String> known(Path script) throws IOException {
        List<String> lines = Files.readAllLines(script);
        List<String> usage =
                lines.stream().takeWhile(line -> line.startsWith("#")).toList();
        String code = String.join("\n", lines.subList(usage.size(), lines.size()));
        if (code.contains("environment/notebooks.py")) {
            code += Files.readString(ROOT.resolve("environment/notebooks.py"));
        }
        Set<String> handled =
                OPTION.matcher(code).results().map(option -> option.group()).collect(Collectors.toSet());
        return usage.stream()
                .flatMap(line -> Stream.of(line.split("[\\s\\[\\];,]+")))
                .filter(word -> !word.startsWith("-") || handled.contains(word))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    static List<Command> maven() throws IOException {
        return DocumentCommands.all().stream()
                .filter(command -> command.program().equals("mvn"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("maven")
    void mavenFindsWhatItIsAskedFor(Command command) throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        Path module = ROOT;
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < command.arguments().size(); i++) {
            String argument = command.arguments().get(i);
            boolean there;
            if (argument.equals("-pl")) {
                module = ROOT.resolve(command.arguments().get(++i));
                there = Files.exists(module.resolve("pom.xml"));
            } else if (argument.startsWith("-P")) {
                there = pom.contains("<id>" + argument.substring(2) + "</id>");
            } else if (argument.startsWith("-Dtest=")) {
                there = isTest(module, argument.substring("-Dtest=".length()));
            } else if (argument.startsWith("-D")) {
                String property = argument.substring(2).replaceFirst("=.*", "");
                there = property.startsWith("surefire.") || pom.contains("${" + property + "}");
            } else {
                there = FLAGS.contains(argument) || PHASES.contains(argument) || isGoal(pom, argument);
            }
            if (!there) {
                unknown.add(argument);
            }
        }
        assertEquals(List.of(), unknown, command + ": arguments that find nothing");
    }

    /** Capitals stand for any name. */
    private static boolean isTest(Path module, String name) throws IOException {
        try (Stream<Path> tests = Files.walk(module.resolve("src/test"))) {
            return name.matches("[A-Z]+")
                    || tests.anyMatch(file -> file.getFileName().toString().equals(name + ".java"));
        }
    }

    private static boolean isGoal(String pom, String argument) {
        String plugin = argument.replaceFirst(":.*", "");
        return argument.contains(":")
                && (pom.contains(plugin + "-maven-plugin") || pom.contains("maven-" + plugin + "-plugin"));
    }

    @Test
    void pathsInCodeBlocksAreThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Command command : DocumentCommands.ofBlocks()) {
            command.words().stream()
                    .filter(word -> OUR_PATH.matcher(word).matches() && !Files.exists(ROOT.resolve(word)))
                    .forEach(word -> missing.add(command.page() + ": " + word));
        }
        assertEquals(List.of(), missing);
    }

    /** So that a command of a new kind is not overlooked: it is checked here, or named among the others. */
    @Test
    void everyLineOfACodeBlockIsOfAKnownKind() throws IOException {
        List<Command> strange = DocumentCommands.ofBlocks().stream()
                .filter(command -> !OTHERS.contains(command.program()))
                .filter(command -> !command.program().equals("mvn"))
                .filter(command -> !OUR_PATH.matcher(command.program()).matches())
                .toList();
        assertEquals(List.of(), strange);
    }

    /** JAVA_HOME is the JDK's own. */
    @Test
    void variablesAreOnesThatAreRead() throws IOException {
        Set<String> unread = new TreeSet<>();
        for (Command command : DocumentCommands.all()) {
            command.variables().forEach(variable -> unread.add(variable.replaceFirst("=.*", "")));
        }
        assertTrue(unread.size() > 5, unread + " are few");
        unread.remove("JAVA_HOME");
        for (String folder : List.of("environment", "lib/core/src/main/java", "lib/report/src/main/java")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file : files.filter(f -> f.toString().matches(".*(\\.java|/[a-z]+(\\.sh)?)"))
                        .filter(Files::isRegularFile)
                        .toList()) {
                    String text = Files.readString(file);
                    unread.removeIf(text::contains);
                }
            }
        }
        assertEquals(Set.of(), unread);
    }

    @Test
    void thereAreCommands() throws IOException {
        assertTrue(scripts().size() > 25, scripts().size() + " scripts");
        assertTrue(maven().size() > 4, maven().size() + " commands of Maven");
    }
}
