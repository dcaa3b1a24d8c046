package cytodiffusion.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six cells of each of two classes: three to train on, one to validate, two to test. */
class TestImagesTest {
    private static final List<String> CLASSES = List.of("monocyte", "platelet");
    private static final Map<String, List<String>> SPLIT =
            Map.of("train", ids(1, 2, 3), "validation", ids(4), "test", ids(5, 6));

    @TempDir
    private Path folder;

    @BeforeEach
    void draw() throws IOException {
        new SmearDataset(CLASSES, 6, 1, Domain.REFERENCE, 16).write(folder, Progress.SILENT, () -> false);
    }

    @Test
    void isTheTestSplitOfTheCard() throws IOException {
        TestImages images = choose(SPLIT, JudgedPart.UNSAID, 0);
        assertEquals(JudgedPart.TEST, images.split());
        assertEquals(ids(5, 6), chosen(images));
        assertEquals("", images.warning());
        assertEquals(List.of(), images.failures());
    }

    @Test
    void anImageThatWasAddedIsLeftOutAndCounted() throws IOException {
        Files.copy(file("monocyte", 1), folder.resolve("monocyte").resolve("added.png"));
        TestImages images = choose(SPLIT, JudgedPart.UNSAID, 0);
        assertEquals(ids(5, 6), chosen(images));
        assertEquals(
                "1 image is not on the model's card and was left out; judge all with --split all", images.warning());
        assertEquals(List.of(), images.failures());
    }

    @Test
    void aTruncatedImageThatWasAddedIsNamed() throws IOException {
        Path broken = folder.resolve("monocyte").resolve("added.png");
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(file("monocyte", 1)), 100));
        TestImages images = choose(SPLIT, JudgedPart.UNSAID, 0);
        assertEquals(ids(5, 6), chosen(images));
        assertEquals(1, images.failures().size());
        assertEquals(broken, images.failures().get(0).path());
    }

    @Test
    void aModelOfFewImagesAClassIsJudgedOnItsTestSplitToo() throws IOException {
        Map<String, List<String>> noted =
                Map.of("train", ids(1), "validation", ids(4), "test", ids(5, 6), "unused", ids(2, 3));
        assertEquals("", choose(noted, JudgedPart.UNSAID, 0).warning());

        Map<String, List<String>> notNoted = Map.of("train", ids(1), "validation", ids(4), "test", ids(5, 6));
        TestImages images = choose(notNoted, JudgedPart.UNSAID, 0);
        assertEquals(ids(5, 6), chosen(images));
        assertTrue(
                images.warning().startsWith("4 images are not on the model's card and were left out"),
                images.warning());
    }

    @Test
    void aClassThatTheModelDoesNotKnowCountsWhereTheCardTestsIt() throws IOException {
        new SmearDataset(List.of("basophil"), 2, 1, Domain.REFERENCE, 16).write(folder, Progress.SILENT, () -> false);
        assertEquals(ids(5, 6), chosen(choose(SPLIT, JudgedPart.UNSAID, 0)));

        List<String> excluded = List.of("basophil/basophil_00001", "basophil/basophil_00002");
        List<String> test = Stream.concat(excluded.stream(), ids(5, 6).stream()).toList();
        TestImages images =
                choose(Map.of("train", ids(1, 2, 3), "validation", ids(4), "test", test), JudgedPart.UNSAID, 0);
        assertEquals(test, chosen(images));
        assertEquals("", images.warning());
    }

    @Test
    void testImagesThatAreMissingAreCounted() throws IOException {
        Files.delete(file("platelet", 5));
        TestImages images = choose(SPLIT, JudgedPart.UNSAID, 0);
        assertEquals(3, images.images().size());
        assertEquals("1 test image of the model's card is not in the folder", images.warning());
    }

    @Test
    void allImagesIncludeThoseOfTheTraining() throws IOException {
        TestImages images = choose(SPLIT, JudgedPart.ALL, 0);
        assertEquals(JudgedPart.ALL, images.split());
        assertEquals(12, images.images().size());
        assertTrue(images.warning().startsWith("8 of the images were used to train this model"), images.warning());
    }

    @Test
    void dataThatTheCardDoesNotListIsJudgedAsAWhole() throws IOException {
        TestImages images = choose(Map.of("train", List.of("monocyte/other")), JudgedPart.UNSAID, 0);
        assertEquals(JudgedPart.ALL, images.split());
        assertEquals(12, images.images().size());
        assertTrue(images.warning().contains("is not known"), images.warning());
    }

    @Test
    void theTestSplitMustBeThere() {
        Map<String, List<String>> trainOnly = Map.of("train", ids(1, 2, 3), "test", List.of("monocyte/other"));
        for (JudgedPart split : List.of(JudgedPart.UNSAID, JudgedPart.TEST)) {
            IllegalArgumentException problem =
                    assertThrows(IllegalArgumentException.class, () -> choose(trainOnly, split, 0));
            assertTrue(problem.getMessage().contains("--split all"), problem.getMessage());
        }
    }

    @Test
    void aLimitTakesTheSameNumberOfEachClass() throws IOException {
        TestImages images = choose(SPLIT, JudgedPart.UNSAID, 3);
        assertEachClassHas(images, 1);
        assertEquals("", images.warning());
        assertEachClassHas(choose(SPLIT, JudgedPart.ALL, 10), 5);
    }

    @Test
    void aLimitBelowTheNumberOfClassesIsSaid() throws IOException {
        TestImages images = choose(SPLIT, JudgedPart.UNSAID, 1);
        assertEachClassHas(images, 1);
        assertEquals("a limit of 1 is less than the 2 classes: one image of each class was taken", images.warning());
    }

    private static void assertEachClassHas(TestImages images, long perClass) {
        Map<Integer, Long> counts =
                images.images().stream().collect(Collectors.groupingBy(LabelledImage::label, Collectors.counting()));
        assertEquals(Map.of(0, perClass, 1, perClass), counts);
    }

    private TestImages choose(Map<String, List<String>> split, JudgedPart asked, int limit) throws IOException {
        ModelCard.Training training = new ModelCard.Training(
                "cells", 0, "fp32", 1, Map.of(), Map.of(), List.of(), Map.of(), "a machine", split);
        ModelCard card = new ModelCard(ModelCard.FORMAT, CLASSES, 16, 0, 3.5, new double[0], training);
        EvaluationRequest all = EvaluationRequest.of(folder.resolve("model"), folder);
        EvaluationRequest request = new EvaluationRequest(
                all.model(), all.data(), asked, limit, all.elimination(), all.seed(), all.precision());
        return TestImages.of(request, card, () -> false);
    }

    private static List<String> chosen(TestImages images) {
        return images.images().stream().map(LabelledImage::id).toList();
    }

    private Path file(String name, int number) {
        return folder.resolve(name).resolve(String.format(Locale.ROOT, "%s_%05d.png", name, number));
    }

    private static List<String> ids(int... numbers) {
        return CLASSES.stream()
                .flatMap(name ->
                        IntStream.of(numbers).mapToObj(i -> String.format(Locale.ROOT, "%s/%s_%05d", name, name, i)))
                .toList();
    }
}
