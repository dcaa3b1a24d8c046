package cytodiffusion.paper.cytodiffusion.indomain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.progress.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedErrorsTest {
    @TempDir
    private Path folder;

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
    void areTheOnlyLabelsThatChange() throws IOException {
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
    void areSeededAndReadBack() throws IOException {
        ImageFolder cells = cells();
        PlantedErrors first = plant(cells, 2, 3, folder.resolve("first"));
        assertEquals(first, plant(cells, 2, 3, folder.resolve("first")));
        assertEquals(
                first.trueClasses(), plant(cells, 2, 3, folder.resolve("again")).trueClasses());
        assertNotEquals(
                first.trueClasses(), plant(cells, 2, 4, folder.resolve("other")).trueClasses());
        assertThrows(IllegalArgumentException.class, () -> plant(cells, 6, 3, folder.resolve("all")));
    }
}
