package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolTest {
    private static final Pool POOL = new Pool(20, 5, 12, 1);

    @TempDir
    private Path root;

    private final List<LabelledImage> images = new ArrayList<>();

    /** Two classes of 40 and 60 images. */
    @BeforeEach
    void makeImages() throws IOException {
        for (int label = 0; label < 2; label++) {
            for (int i = 0; i < 40 + 20 * label; i++) {
                String id = label + "/" + i;
                Path file = Pictures.write(root.resolve(id + ".png"), id.getBytes(StandardCharsets.UTF_8));
                images.add(new LabelledImage(file, id, label));
            }
        }
    }

    private Split sample(int perClass, long seed) {
        return POOL.sample(Splitter.of(images, POOL.seed()), perClass, seed);
    }

    @Test
    void samplesShareValidationAndTestAndDoNotTouchThem() {
        Split one = sample(8, 1);
        Split other = sample(15, 2);

        assertEquals(one.validation(), other.validation());
        assertEquals(one.test(), other.test());
        assertEquals(2 * 5, one.validation().size());
        assertEquals(2 * 12, one.test().size());
        Set<LabelledImage> kept = new HashSet<>(one.validation());
        kept.addAll(one.test());
        assertEquals(2 * 17, kept.size(), "validation and test have no image in common");
        assertTrue(other.train().stream().noneMatch(kept::contains));
    }

    @Test
    void samplesComeFromThePoolAsOftenFromEachClass() {
        Set<LabelledImage> pool = new HashSet<>(sample(0, 0).train());
        assertEquals(2 * 20, pool.size());
        for (long seed = 0; seed < 5; seed++) {
            List<LabelledImage> sample = sample(8, seed).train();
            assertTrue(pool.containsAll(sample));
            assertEquals(8, sample.stream().filter(i -> i.label() == 0).count());
            assertEquals(16, new HashSet<>(sample).size());
        }
    }

    @Test
    void withOneSeedSmallerSamplesLieInLargerOnesAndWithAnotherTheyAreOthers() {
        assertTrue(sample(15, 3).train().containsAll(sample(8, 3).train()));
        assertEquals(sample(8, 3), sample(8, 3));
        assertNotEquals(
                new HashSet<>(sample(8, 3).train()), new HashSet<>(sample(8, 4).train()));
    }

    @Test
    void fiveSamplesOfTenReachMostOfAPoolOfTwenty() {
        Set<LabelledImage> reached = new HashSet<>();
        for (long seed = 1; seed <= 5; seed++) {
            reached.addAll(sample(10, seed).train());
        }
        assertTrue(reached.size() > 30, reached.size() + " of 40");
    }

    /** The PBC dataset's smallest class has 1,199 images: the paper's numbers fit. */
    @Test
    void isThePapersWhereTheDataAllowsIt() {
        assertEquals(new Pool(250, 113, 836, 7), Pool.fitting(1199, 150, 113, 7));
    }

    @Test
    void isSmallerWhereTheDataIs() {
        assertEquals(new Pool(250, 10, 140, 7), Pool.fitting(400, 150, 10, 7));
        assertEquals(new Pool(34, 10, 206, 7), Pool.fitting(250, 20, 10, 7));
        assertEquals(new Pool(14, 2, 14, 7), Pool.fitting(30, 8, 10, 7));
    }

    @Test
    void saysWhichClassSizeIsTooSmall() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Pool.fitting(200, 150, 10, 7));
        assertTrue(refused.getMessage().contains("a pool of 250"), refused.getMessage());
        assertTrue(refused.getMessage().contains("has 200"), refused.getMessage());
    }
}
