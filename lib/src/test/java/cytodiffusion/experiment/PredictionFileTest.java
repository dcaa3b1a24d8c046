package cytodiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionFileTest {
    private static final List<String> CLASSES = List.of("basophil", "monocyte, activated");

    @TempDir
    private Path folder;

    @Test
    void allDigitsComeBack() throws IOException {
        Path file = folder.resolve("fold.csv");
        Prediction prediction =
                new Prediction("a/1", "monocyte, activated", "basophil", new double[] {0, 1.0 / 3}, 0.1 + 0.2);

        PredictionFile.write(file, CLASSES, List.of(new Evaluation.Row(prediction, 20, 40)));
        Evaluation.Row row = PredictionFile.read(file, CLASSES).get(0);

        assertEquals("monocyte, activated", row.prediction().label());
        assertArrayEquals(prediction.errors(), row.prediction().errors(), 0);
        assertEquals(0.1 + 0.2, row.prediction().confidence(), 0);
        assertEquals(20, row.trials());
        assertEquals(40, row.evaluations());
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        Path file = folder.resolve("fold.csv");
        PredictionFile.write(file, CLASSES, List.of());
        assertTrue(refused(file, List.of("platelet")).contains("no column \"error platelet\""));

        Files.writeString(file, Files.readString(file) + "a/1,x,x,sure,1,2,0,1\n");
        assertTrue(refused(file, CLASSES).contains("line 2: a number cannot be read"), refused(file, CLASSES));
    }

    private static String refused(Path file, List<String> classes) {
        return assertThrows(IOException.class, () -> PredictionFile.read(file, classes))
                .getMessage();
    }
}
