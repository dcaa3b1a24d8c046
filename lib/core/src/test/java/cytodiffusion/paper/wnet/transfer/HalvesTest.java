package cytodiffusion.paper.wnet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.NearDuplicates;
import cytodiffusion.data.image.PngFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight drawn cells of each class, and of every second one a darker picture. */
class HalvesTest {
    private static final int CELLS = 8;
    private static final List<String> CLASSES = List.of("lymphocyte", "monocyte");

    @TempDir
    private Path folder;

    @BeforeEach
    void draw() throws IOException {
        SmearDataset cells = new SmearDataset(CLASSES, CELLS, 3, Domain.REFERENCE, 96);
        cells.write(folder, Progress.SILENT, () -> false);
        for (String name : CLASSES) {
            for (int i = 2; i <= CELLS; i += 2) {
                Files.write(
                        folder.resolve(name).resolve("again_" + i + ".png"),
                        PngFile.encode(darker(cells.draw(name, i).image())));
            }
        }
    }

    private static RgbImage darker(RgbImage image) {
        byte[] pixels = new byte[3 * image.width() * image.height()];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % image.width();
            int y = i / 3 / image.width();
            pixels[i] = (byte) Math.round(0.85 * image.get(x, y, i % 3));
        }
        return new RgbImage(image.width(), image.height(), pixels);
    }

    private Halves halves(double same) throws IOException {
        return Halves.of(ImageFolder.scan(folder), same, () -> false, Progress.SILENT);
    }

    @Test
    void twoPicturesOfACellAreInOneHalf() throws IOException {
        Halves halves = halves(NearDuplicates.SAME_CROP);
        Set<String> test = new HashSet<>(halves.test());
        for (String name : CLASSES) {
            int tested = 0;
            for (int i = 1; i <= CELLS; i++) {
                boolean judges = test.contains(String.format("%s/%s_%05d", name, name, i));
                tested += judges ? 1 : 0;
                if (i % 2 == 0) {
                    assertEquals(judges, test.contains(name + "/again_" + i), name + " " + i);
                    tested += judges ? 1 : 0;
                }
            }
            assertEquals(CELLS * 3 / 4, tested, 1, "about half of the twelve pictures of a " + name);
        }
    }

    @Test
    void samplesLieInTheOtherHalfAndSmallerOnesInLarger() throws IOException {
        Halves halves = halves(NearDuplicates.SAME_CROP);
        var small = halves.sample(2, 1);
        var large = halves.sample(4, 1);
        assertEquals(2 * CLASSES.size(), small.get("train").size());
        assertTrue(large.get("train").containsAll(small.get("train")));
        assertFalse(halves.sample(2, 2).get("train").equals(small.get("train")), "another seed draws others");
        assertEquals(halves.test(), small.get("test"));
        assertEquals(List.of(), small.get("validation"));
        Set<String> both = new HashSet<>(large.get("train"));
        both.retainAll(halves.test());
        assertEquals(Set.of(), both);
    }

    @Test
    void whereAllPicturesAreTakenForOneCellThereAreNoHalves() {
        double anyTwo = 1e-6;
        assertThrows(IllegalArgumentException.class, () -> halves(anyTwo));
    }
}
