package cytodiffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Follows docs/equations.md, and the links between the pages of docs/ and the code. */
class EquationsTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path MAIN = Path.of("..", "core", "src", "main", "java", "cytodiffusion");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)#]+)\\)");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*");

    /** "the paper, Equation 2" and "CytoDiffusion, Equation 9", not those of other papers. */
    private static final Pattern CLAIM =
            Pattern.compile("(?:the paper|CytoDiffusion),\\s+(?:\\*\\s+)?Equation\\s+(?:\\*\\s+)?(\\d+)");

    private record Link(String text, Path target) {
        String name() {
            return target.getFileName().toString();
        }
    }

    private static List<Link> links(String text) {
        List<Link> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(text);
        while (matcher.find()) {
            if (!matcher.group(2).contains("://")) {
                links.add(new Link(
                        matcher.group(1), DOCS.resolve(matcher.group(2)).normalize()));
            }
        }
        return links;
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(DOCS.resolve("equations.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("]("))
                .toList();
    }

    @Test
    void classesTestsAndCellsAreThere() throws IOException {
        for (String row : rows()) {
            for (Link link : links(row)) {
                assertTrue(Files.exists(link.target()), link.target() + " of the row " + row);
                String text = Files.readString(link.target());
                if (link.name().endsWith(".ipynb")) {
                    assertTrue(cells(text).contains(link.text()), "no cell " + link.text() + " in " + link.name());
                } else if (link.name().endsWith("Test.java")) {
                    assertTrue(
                            text.contains("void " + link.text() + "("),
                            "no test " + link.text() + " in " + link.name());
                } else {
                    assertEquals(link.text() + ".java", link.name());
                }
            }
        }
    }

    private static Set<String> cells(String notebook) {
        Set<String> ids = new TreeSet<>();
        for (JsonElement cell :
                JsonParser.parseString(notebook).getAsJsonObject().getAsJsonArray("cells")) {
            ids.add(cell.getAsJsonObject().get("id").getAsString());
        }
        return ids;
    }

    @Test
    void everyRowHasAClassAndATest() throws IOException {
        assertFalse(rows().isEmpty());
        for (String row : rows()) {
            List<String> names = links(row).stream().map(Link::name).toList();
            assertTrue(names.stream().anyMatch(name -> name.endsWith("Test.java")), row);
            assertEquals(
                    1,
                    names.stream()
                            .filter(name -> name.endsWith(".java") && !name.endsWith("Test.java"))
                            .count(),
                    row);
            assertTrue(!ROW.matcher(row).matches() || names.stream().anyMatch(name -> name.endsWith(".ipynb")), row);
        }
    }

    /** What the classes say of themselves: an equation that two of them claim stands twice. */
    @Test
    void anEquationIsClaimedByItsClassAlone() throws IOException {
        Map<String, Set<String>> listed = new TreeMap<>();
        for (String row : rows()) {
            Matcher number = ROW.matcher(row);
            if (number.matches()) {
                Set<String> names = new TreeSet<>();
                links(row).stream()
                        .map(Link::name)
                        .filter(name -> name.endsWith(".java") && !name.endsWith("Test.java"))
                        .forEach(names::add);
                listed.put(number.group(1), names);
            }
        }
        assertEquals(listed, claims());
    }

    private static Map<String, Set<String>> claims() throws IOException {
        Map<String, Set<String>> claims = new TreeMap<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                Matcher claim = CLAIM.matcher(read(file).replaceAll("\\s*\\n\\s*\\*\\s*", " "));
                while (claim.find()) {
                    claims.computeIfAbsent(claim.group(1), n -> new TreeSet<>())
                            .add(file.getFileName().toString());
                }
            });
        }
        return claims;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types that the other pages name, in backticks: {@code `KeptModel`}. */
    @Test
    void thePagesNameWhatThereIs() throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("src"))
                    .forEach(file -> types.add(file.getFileName().toString().replace(".java", "")));
        }
        Pattern named = Pattern.compile("`([A-Z][a-z]\\w+)(?:\\.\\w+)?`");
        for (String page : List.of("equations.md", "add-a-network.md", "add-a-dataset.md", "add-a-paper.md")) {
            String text = Files.readString(DOCS.resolve(page));
            Matcher matcher = named.matcher(text);
            while (matcher.find()) {
                assertTrue(types.contains(matcher.group(1)), page + " names " + matcher.group(1));
            }
            for (Link link : links(text)) {
                assertTrue(Files.exists(link.target()), page + " links to " + link.target());
            }
        }
    }
}
