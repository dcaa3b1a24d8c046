package cytodiffusion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve drawn cells, of which two are planted again: shifted by a few pixels, and in other light. */
class NearDuplicatesTest {
    private static final List<String> CLASSES = List.of("lymphocyte", "monocyte");

    @TempDir
    private Path folder;

    @BeforeEach
    void drawAndPlant() throws IOException {
        SmearDataset cells = new SmearDataset(CLASSES, 6, 3, Domain.REFERENCE, 96);
        cells.write(folder, Progress.SILENT, () -> false);
        plant("lymphocyte/again_1.png", changed(cells.draw("lymphocyte", 2).image(), 3, 1, 1));
        plant("lymphocyte/again_2.png", changed(cells.draw("lymphocyte", 2).image(), 0, 2, 0.85));
        plant("monocyte/again_3.png", changed(cells.draw("monocyte", 5).image(), 2, 2, 1.05));
    }

    private void plant(String name, RgbImage image) throws IOException {
        Files.write(folder.resolve(name), PngFile.encode(image));
    }

    private static RgbImage changed(RgbImage image, int dx, int dy, double light) {
        int side = image.width();
        byte[] pixels = new byte[3 * side * side];
        for (int i = 0; i < pixels.length; i++) {
            int x = Math.min(side - 1, i / 3 % side + dx);
            int y = Math.min(side - 1, i / 3 / side + dy);
            pixels[i] = (byte) Math.min(255, Math.round(light * image.get(x, y, i % 3)));
        }
        return new RgbImage(side, side, pixels);
    }

    private List<List<LabelledImage>> groups(List<LabelledImage> images) throws IOException {
        return NearDuplicates.groups(images, NearDuplicates.SAME_FIELD, () -> false, Progress.SILENT);
    }

    @Test
    void findsWhatWasPlantedAndNothingElse() throws IOException {
        Set<Set<String>> found = groups(ImageFolder.scan(folder).images()).stream()
                .map(group -> group.stream().map(LabelledImage::id).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        Set.of("lymphocyte/lymphocyte_00002", "lymphocyte/again_1", "lymphocyte/again_2"),
                        Set.of("monocyte/monocyte_00005", "monocyte/again_3")),
                found);
    }

    @Test
    void foldsKeepThemTogether() throws IOException {
        List<LabelledImage> images = ImageFolder.scan(folder).images();
        List<List<LabelledImage>> groups = groups(images);
        Set<String> tested = new HashSet<>();
        for (long seed = 0; seed < 5; seed++) {
            tested.clear();
            for (Split fold : Splitter.of(images, seed).keepingTogether(groups).folds(4, 0)) {
                Set<String> test = new HashSet<>(Split.ids(fold.test()));
                tested.addAll(test);
                for (List<LabelledImage> group : groups) {
                    long inTest =
                            group.stream().filter(i -> test.contains(i.id())).count();
                    assertTrue(inTest == 0 || inTest == group.size(), "seed " + seed + ", " + group + ", " + test);
                }
            }
            assertEquals(images.size(), tested.size(), "every image is tested once");
        }
    }
}
