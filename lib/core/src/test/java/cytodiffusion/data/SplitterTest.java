package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitterTest {
    @TempDir
    Path root;

    private List<LabelledImage> images;

    /** 100 basophils, 50 monocytes and 10 platelets, all different. */
    @BeforeEach
    void makeImages() throws IOException {
        images = new ArrayList<>();
        add(0, "basophil", 100);
        add(1, "monocyte", 50);
        add(2, "platelet", 10);
    }

    private void add(int label, String name, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            add(label, name + "/" + i, name + i);
        }
    }

    private LabelledImage add(int label, String id, String content) throws IOException {
        Path file = Pictures.write(root.resolve(id + ".png"), content.getBytes(StandardCharsets.UTF_8));
        LabelledImage image = new LabelledImage(file, id, label);
        images.add(image);
        return image;
    }

    private static long count(List<LabelledImage> images, int label) {
        return images.stream().filter(image -> image.label() == label).count();
    }

    private static void assertParts(List<LabelledImage> whole, Split split) {
        List<LabelledImage> all = new ArrayList<>(split.train());
        all.addAll(split.validation());
        all.addAll(split.test());
        assertEquals(whole.size(), all.size(), "every image once");
        assertEquals(new HashSet<>(whole), new HashSet<>(all));
    }

    @Test
    void fractionsHoldInEveryClass() {
        Split split = Splitter.of(images, 1).fractions(0.8, 0.1, 0.1);
        assertParts(images, split);
        assertEquals(80, count(split.train(), 0));
        assertEquals(10, count(split.validation(), 0));
        assertEquals(40, count(split.train(), 1));
        assertEquals(8, count(split.train(), 2));
        assertEquals(1, count(split.validation(), 2));
        assertEquals(1, count(split.test(), 2));
    }

    @Test
    void isTheSameWhateverTheOrderAndTheNames() throws IOException {
        Split split = Splitter.of(images, 1).fractions(0.7, 0.1, 0.2);
        List<LabelledImage> shuffled = new ArrayList<>(images);
        Collections.shuffle(shuffled, new Random(3));
        assertEquals(split, Splitter.of(shuffled, 1).fractions(0.7, 0.1, 0.2));
        assertNotEquals(split, Splitter.of(images, 2).fractions(0.7, 0.1, 0.2));
    }

    @Test
    void isTheSameOnEveryMachine() {
        Split split = Splitter.of(images, 20_261_121).perClass(3, 1);
        assertEquals(
                List.of(
                        "basophil/32",
                        "basophil/44",
                        "basophil/63",
                        "monocyte/34",
                        "monocyte/6",
                        "monocyte/1",
                        "platelet/6",
                        "platelet/8",
                        "platelet/2"),
                Split.ids(split.train()));
    }

    @Test
    void identicalFilesStayOnOneSideWhateverTheirClass() throws IOException {
        for (int copy = 0; copy < 40; copy++) {
            add(copy % 2, "copies/" + copy, "twin " + copy / 4);
        }
        for (long seed = 0; seed < 5; seed++) {
            Split split = Splitter.of(images, seed).fractions(0.5, 0.2, 0.3);
            assertParts(images, split);
            for (int twin = 0; twin < 10; twin++) {
                Set<List<LabelledImage>> sides = new HashSet<>();
                for (int copy = 4 * twin; copy < 4 * twin + 4; copy++) {
                    sides.add(sideOf("copies/" + copy, split));
                }
                assertEquals(1, sides.size(), "copies of twin " + twin + " at seed " + seed);
            }
        }
    }

    private static List<LabelledImage> sideOf(String id, Split split) {
        return List.of(split.train(), split.validation(), split.test()).stream()
                .filter(side -> Split.ids(side).contains(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void perClassLeavesTheRestForValidationAndNestsSmallerSets() {
        Split split = Splitter.of(images, 1).perClass(6, 3);
        assertParts(images, split);
        assertEquals(3, count(split.test(), 0));
        assertEquals(41, count(split.validation(), 1));
        assertEquals(1, count(split.validation(), 2));
        Split small = split.withTrainPerClass(2);
        assertEquals(6, small.train().size());
        assertTrue(split.train().containsAll(small.train()));
        assertEquals(split.test(), small.test());
        assertThrows(
                IllegalArgumentException.class, () -> Splitter.of(images, 1).perClass(8, 3));
    }

    @Test
    void foldsTestEveryImageOnce() {
        List<Split> folds = Splitter.of(images, 1).folds(4, 0.2);
        List<LabelledImage> tested = new ArrayList<>();
        for (Split fold : folds) {
            assertParts(images, fold);
            assertEquals(25, count(fold.test(), 0));
            assertEquals(60, count(fold.train(), 0));
            assertEquals(15, count(fold.validation(), 0));
            tested.addAll(fold.test());
        }
        assertEquals(images.size(), tested.size());
        assertEquals(new HashSet<>(images), new HashSet<>(tested));
    }

    @Test
    void excludedClassesAreOnlyTestedWith() throws IOException {
        LabelledImage twin = add(0, "basophil/twin", "platelet3");
        Splitter splitter = Splitter.of(images, 1).excluding(Set.of(2));
        Split split = splitter.fractions(0.7, 0.1, 0.2);
        assertParts(images, split);
        assertEquals(10, count(split.test(), 2));
        assertTrue(split.test().contains(twin), "a copy of an excluded image is excluded");
        assertEquals(20 + 1, count(split.test(), 0));
        assertEquals(10, count(splitter.folds(4, 0).get(2).test(), 2));
    }

    @Test
    void unreadableFilesDoNotStopTheSplit() {
        images.add(new LabelledImage(root.resolve("gone.png"), "platelet/gone", 2));
        assertParts(images, Splitter.of(images, 1).fractions(0.8, 0.1, 0.1));
    }

    @Test
    void aSplitOfHalfTheFilesIsNone() {
        int[] polls = {0};
        assertThrows(CancellationException.class, () -> Splitter.of(images, 1, Progress.SILENT, () -> ++polls[0] > 80));
    }

    @Test
    void refusesProportionsThatDoNotAddUp() {
        Splitter splitter = Splitter.of(images, 1);
        assertThrows(IllegalArgumentException.class, () -> splitter.fractions(0.8, 0.1, 0.2));
        assertThrows(IllegalArgumentException.class, () -> splitter.fractions(1.1, -0.1, 0));
        assertThrows(IllegalArgumentException.class, () -> splitter.folds(1, 0.2));
    }

    @Test
    void imagesThatAreHeldOutAreTestedOnAndTheirCopies() throws IOException {
        LabelledImage copy = add(0, "basophil/copy of 3", "basophil3");

        Split split = Splitter.of(images, 1)
                .holdingOut(Set.of("basophil/3", "monocyte/7"))
                .fractions(0.9, 0.1, 0);

        assertEquals(
                Set.of("basophil/3", copy.id(), "monocyte/7"), Set.copyOf(Split.ids(split.test())), "and nothing else");
        assertParts(images, split);
        assertEquals(10, count(split.validation(), 0));
        assertEquals(1, count(split.validation(), 2));
    }
}
