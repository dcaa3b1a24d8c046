package cytodiffusion.cli;

import static cytodiffusion.cli.DocumentCommands.ROOT;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.cli.DocumentCommands.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;

/** README and the pages of docs: links lead somewhere, commands are understood, numbers are those of the models' pages. */
class DocumentsTest {
    private static final int MOST_BYTES_OF_README = 9_000;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|src=\"([^\"]+)\"");
    private static final Pattern PERCENT = Pattern.compile("(\\d+\\.\\d+) % \\[(\\d+\\.\\d+), (\\d+\\.\\d+)\\]");

    static List<Path> pages() throws IOException {
        return DocumentCommands.pages();
    }

    @Test
    void theReadmeIsShort() throws IOException {
        long bytes = Files.size(ROOT.resolve("README.md"));
        assertTrue(bytes < MOST_BYTES_OF_README, bytes + " bytes");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (MatchResult match : LINK.matcher(Files.readString(page)).results().toList()) {
            String target = match.group(1) == null ? match.group(2) : match.group(1);
            if (!target.matches("[a-z]+:.*") && !leadsSomewhere(page, target)) {
                broken.add(target);
            }
        }
        assertEquals(List.of(), broken);
    }

    private static boolean leadsSomewhere(Path page, String target) throws IOException {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path path = file.isEmpty() ? page : page.getParent().resolve(file);
        return Files.exists(path) && (hash < 0 || anchors(path).contains(target.substring(hash + 1)));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    static List<Command> commands() throws IOException {
        return ofCyto(DocumentCommands.ofBlocks());
    }

    static List<Command> commandsInText() throws IOException {
        return ofCyto(DocumentCommands.ofText());
    }

    private static List<Command> ofCyto(List<Command> all) {
        return all.stream()
                .filter(command -> command.program().matches("(environment/)?cyto"))
                .toList();
    }

    /** Options that are unknown, missing or of the wrong kind; what the commands do is tested elsewhere. */
    @ParameterizedTest
    @MethodSource("commands")
    void commandsAreUnderstood(Command command) {
        assertDoesNotThrow(() -> Main.commandLine().parseArgs(arguments(command)), command::toString);
    }

    /** In a sentence a command may leave out what the sentence is not about; what it names has to be there. */
    @ParameterizedTest
    @MethodSource("commandsInText")
    void commandsInTextAreUnderstood(Command command) {
        try {
            Main.commandLine().parseArgs(arguments(command));
        } catch (MissingParameterException e) {
            CommandLine at = Main.commandLine();
            for (String word : arguments(command)) {
                at = at.getSubcommands().getOrDefault(word, at);
                if (word.startsWith("-")) {
                    assertTrue(
                            at.getCommandSpec().optionsMap().containsKey(word.replaceFirst("=.*", "")),
                            command + ": there is no option " + word);
                }
            }
        }
    }

    private static String[] arguments(Command command) {
        return command.arguments().toArray(String[]::new);
    }

    @Test
    void thereAreCommands() throws IOException {
        assertTrue(commands().size() > 40, commands().size() + " commands");
        assertTrue(commandsInText().size() > 30, commandsInText().size() + " commands in the text");
    }

    /** What the README says of a model stands on the model's page. */
    @Test
    void numbersAreThoseOfTheModelsPages() throws IOException {
        int compared = 0;
        for (String row : Files.readAllLines(ROOT.resolve("README.md"))) {
            MatchResult link = Pattern.compile("\\]\\((lib/models/[^)]+)\\)")
                    .matcher(row)
                    .results()
                    .findFirst()
                    .orElse(null);
            if (link == null) {
                continue;
            }
            String page = Files.readString(ROOT.resolve(link.group(1))).replace(" %", "");
            for (MatchResult number : PERCENT.matcher(row).results().toList()) {
                assertTrue(
                        page.contains(number.group().replace(" %", "")),
                        () -> number.group() + " is not in " + link.group(1));
                compared++;
            }
        }
        assertTrue(compared >= 2, "numbers compared: " + compared);
    }
}
