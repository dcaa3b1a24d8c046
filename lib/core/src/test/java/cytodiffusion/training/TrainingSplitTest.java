package cytodiffusion.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSplitTest {
    @TempDir
    Path root;

    private ImageFolder folder;

    /** Twenty different files of each of two classes. */
    @BeforeEach
    void makeImages() throws IOException {
        for (String name : List.of("basophil", "monocyte")) {
            Path images = Files.createDirectory(root.resolve(name));
            for (int i = 0; i < 20; i++) {
                Files.writeString(images.resolve(name + i + ".png"), name + i);
            }
        }
        folder = ImageFolder.scan(root);
    }

    private static ModelCard testedOn(List<String> ids) {
        ModelCard.Training training = new ModelCard.Training(
                "another", 0, "fp32", 1, Map.of(), Map.of(), List.of(), Map.of(), "", Map.of("test", ids));
        return new ModelCard(ModelCard.FORMAT, List.of("a", "b"), 64, 0, 0, null, training);
    }

    private Map<String, List<String>> testOf(String... ids) {
        return TrainingSplit.testOf(folder, testedOn(List.of(ids)), 1, Progress.SILENT, Stop.onInterrupt());
    }

    @Test
    void testsOnWhatTheOtherModelWasTestedOnAndTrainsOnNoneOfIt() {
        Map<String, List<String>> split = testOf("basophil/basophil3", "monocyte/monocyte5", "platelet/not here");

        assertEquals(Set.of("basophil/basophil3", "monocyte/monocyte5"), Set.copyOf(split.get("test")));
        List<String> others = new ArrayList<>(split.get("train"));
        others.addAll(split.get("validation"));
        assertEquals(38, Set.copyOf(others).size());
        assertEquals(4, split.get("validation").size(), "a tenth of each class, to the nearest image");
        assertTrue(others.stream().noneMatch(split.get("test")::contains));
    }

    @Test
    void aModelOfOtherCellsSaysNothingOfThese() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> testOf("platelet/not here"));

        assertTrue(e.getMessage().contains(root.toString()), e.getMessage());
    }
}
