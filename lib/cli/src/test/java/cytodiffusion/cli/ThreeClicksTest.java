package cytodiffusion.cli;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader who has never seen the project looks for is at most three clicks from the README, and written there. */
class ThreeClicksTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int MOST_CLICKS = 3;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)");

    /** From each page that links lead to from the README, to the clicks of the shortest way there. */
    private static Map<Path, Integer> clicks;

    @BeforeAll
    static void followLinks() throws IOException {
        clicks = new LinkedHashMap<>();
        Path readme = ROOT.resolve("README.md");
        clicks.put(readme, 0);
        Queue<Path> waiting = new ArrayDeque<>();
        waiting.add(readme);
        while (!waiting.isEmpty()) {
            Path page = waiting.remove();
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                Path target = page.resolveSibling(link.group(1)).normalize();
                boolean leads = target.toString().endsWith(".md") && Files.isRegularFile(target);
                if (leads && clicks.putIfAbsent(target, clicks.get(page) + 1) == null) {
                    waiting.add(target);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            my own images                   | docs/own-images.md    | one folder per class
            a table of labels               | docs/own-images.md    | --labels labels.csv
            another network                 | docs/add-a-network.md | # Add a network
            a bug to report                 | CONTRIBUTING.md       | ## Report a bug
            what a number in metrics.json is | docs/metrics.md       | `balancedAccuracy`
            """)
    void isFound(String wanted, String page, String phrase) throws IOException {
        Path file = ROOT.resolve(page);
        Integer distance = clicks.get(file);
        assertNotNull(distance, "no link leads to " + page);
        assertTrue(distance <= MOST_CLICKS, page + " is " + distance + " clicks away");
        assertTrue(Files.readString(file).contains(phrase), page + " does not say: " + phrase);
    }
}
