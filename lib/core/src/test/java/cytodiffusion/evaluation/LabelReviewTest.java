package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.curves.RankedSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelReviewTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");

    @TempDir
    private Path folder;

    private static Evaluation.Row row(String image, String label, String predicted, double... errors) {
        return new Evaluation.Row(new Prediction(image, label, predicted, errors, 0.1), 1, 1, 0);
    }

    private static LabelReview review() {
        return LabelReview.of(new OutOfSample(
                CLASSES,
                List.of(
                        row("right", "a", "a", 0, 2, 3),
                        row("near", "b", "a", 0, 0.2, 3),
                        row("far", "c", "b", 1, 0, 5),
                        row("farther than its neighbours", "b", "c", 0.1, 7, 0)),
                List.of(),
                "a test",
                true));
    }

    @Test
    void ranksDisagreementsByHowMuchWorseTheLabelFits() {
        List<String> ranked =
                review().suspects().stream().map(s -> s.prediction().image()).toList();
        assertEquals(List.of("farther than its neighbours", "far", "near"), ranked);
        assertEquals(7, review().suspects().get(0).margin(), 1e-12);
        assertEquals(4, review().images());
    }

    @Test
    void isCheckedAgainstLabelsKnownToBeWrong() {
        RankedSearch search = review().search(Set.of("far", "right"));
        assertEquals(0, search.found(1));
        assertEquals(1, search.found(2));
        assertEquals(0.5, search.recall(3));
    }

    @Test
    void writesTheRanksAsATable() throws IOException {
        Path file = folder.resolve("review.csv");
        review().write(file);
        List<String> lines = Files.readAllLines(file);
        assertEquals("rank,image,label,predicted,confidence,margin", lines.get(0));
        assertEquals("2,far,c,b,0.100000,5.00000", lines.get(2));
        assertEquals(4, lines.size());
    }
}
