package cytodiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.chart.ImageGrid;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.progress.Progress;
import cytodiffusion.stats.Prediction;
import cytodiffusion.stats.RankedSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    private ImageFolder cells() throws IOException {
        Path cells = folder.resolve("cells");
        new SmearDataset(List.of("basophil", "lymphocyte", "platelet"), 6, 1, Domain.REFERENCE, 32)
                .write(cells, Progress.SILENT, () -> false);
        return ImageFolder.scan(cells);
    }

    private static PlantedErrors plant(ImageFolder cells, int perClass, long seed, Path copy) throws IOException {
        return PlantedErrors.plant(cells, perClass, seed, copy, () -> false, Progress.SILENT);
    }

    @Test
    void plantedErrorsAreTheOnlyLabelsThatChange() throws IOException {
        ImageFolder cells = cells();
        PlantedErrors planted = plant(cells, 2, 3, folder.resolve("copy"));

        Map<String, String> classOfContent = new HashMap<>();
        for (LabelledImage image : cells.images()) {
            classOfContent.put(
                    Files.readString(image.path(), StandardCharsets.ISO_8859_1),
                    cells.classes().get(image.label()));
        }
        ImageFolder copy = ImageFolder.scan(planted.folder());
        assertEquals(18, copy.images().size());
        for (LabelledImage image : copy.images()) {
            String label = copy.classes().get(image.label());
            String truth = classOfContent.get(Files.readString(image.path(), StandardCharsets.ISO_8859_1));
            if (planted.images().contains(image.id())) {
                assertNotEquals(truth, label);
                assertEquals(planted.trueClasses().get(image.id()), truth);
            } else {
                assertEquals(truth, label, image.id());
            }
            assertFalse(image.id().substring(image.id().indexOf('/')).contains(truth), "the name tells nothing");
        }
        Map<String, Long> ofClass = planted.trueClasses().values().stream()
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertEquals(Map.of("basophil", 2L, "lymphocyte", 2L, "platelet", 2L), ofClass);
    }

    @Test
    void plantedErrorsAreSeededAndReadBack() throws IOException {
        ImageFolder cells = cells();
        PlantedErrors first = plant(cells, 2, 3, folder.resolve("first"));
        assertEquals(first, plant(cells, 2, 3, folder.resolve("first")));
        assertEquals(
                first.trueClasses(), plant(cells, 2, 3, folder.resolve("again")).trueClasses());
        assertNotEquals(
                first.trueClasses(), plant(cells, 2, 4, folder.resolve("other")).trueClasses());
        assertThrows(IllegalArgumentException.class, () -> plant(cells, 6, 3, folder.resolve("all")));
    }

    @Test
    void theSheetShowsTheFirstSuspects() throws IOException {
        ImageFolder cells = cells();
        List<Evaluation.Row> rows = cells.images().stream()
                .map(image -> row(image.id(), "basophil", "platelet", 1, 2, 0))
                .toList();
        LabelReview review = LabelReview.of(new OutOfSample(cells.classes(), rows, List.of(), "a test", true));
        String last = review.suspects().get(7).prediction().image();
        ImageGrid sheet = review.sheet(cells, 8, Set.of(last));
        assertEquals(8, sheet.rows().stream().mapToInt(List::size).sum());
        String caption = sheet.rows().get(0).get(0).caption();
        assertTrue(caption.startsWith("1 (1.00): basophil → platelet"), caption);
        assertEquals(ImageGrid.Mark.NONE, sheet.rows().get(0).get(0).mark());
        assertEquals(ImageGrid.Mark.WRONG, sheet.rows().get(1).get(1).mark());
    }
}
