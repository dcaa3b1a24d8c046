package cytodiffusion.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What README and the pages of docs tell a reader to type. */
final class DocumentCommands {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_]+=\\S*");

    /**
     * A command.
     *
     * @param page that has it
     * @param variables of the environment that are set for it alone, as {@code NAME=VALUE}
     * @param words the program and its arguments
     */
    record Command(String page, List<String> variables, List<String> words) {
        String program() {
            return words.get(0);
        }

        List<String> arguments() {
            return words.subList(1, words.size());
        }

        @Override
        public String toString() {
            return page + ": " + String.join(" ", words);
        }
    }

    private DocumentCommands() {}

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                                    .map(ROOT::resolve),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    /** Every line of the code blocks that are in no language, which are those to be typed. */
    static List<Command> ofBlocks() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (Path page : pages()) {
            String fence = null;
            for (String line : Files.readAllLines(page)) {
                String text = line.strip();
                if (text.startsWith("```")) {
                    fence = fence == null ? text : null;
                } else if ("```".equals(fence) && !text.isEmpty() && !text.startsWith("#")) {
                    commands.add(command(page, text.replaceFirst("\\s#.*", "")));
                }
            }
        }
        return commands;
    }

    /** What stands between back-ticks in the text and begins as a command of this project does. */
    static List<Command> ofText() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page).replaceAll("(?s)```.*?```", "");
            SPAN.matcher(text)
                    .results()
                    .map(span -> command(page, span.group(1)))
                    .filter(command -> !command.words().isEmpty())
                    .filter(command -> command.program().matches("environment/.*|(mvn|cyto)"))
                    .forEach(commands::add);
        }
        return commands;
    }

    static List<Command> all() throws IOException {
        return Stream.of(ofBlocks(), ofText()).flatMap(List::stream).toList();
    }

    private static Command command(Path page, String text) {
        List<String> words = Stream.of(text.strip().split("\\s+"))
                .takeWhile(word -> !word.matches("[>|]"))
                .map(word -> word.replaceAll("^[\"'\\[]|[\"'\\]]$", ""))
                .toList();
        int variables = (int) words.stream()
                .takeWhile(word -> VARIABLE.matcher(word).matches())
                .count();
        return new Command(
                page.getFileName().toString(), words.subList(0, variables), words.subList(variables, words.size()));
    }
}
