package cytodiffusion.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDManager;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.TwelveBits;
import cytodiffusion.data.ValueRange;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.latent.ModelFolder;
import cytodiffusion.nn.latent.TinyModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectTest {
    @TempDir
    private Path folder;

    private List<RgbImage> canvases(Path model, DataFolder data) throws IOException {
        BenchRequest request = new BenchRequest(model, data, 4, "fp32");
        try (Subject subject = Subject.of(request, folder, 4, () -> false, Progress.SILENT)) {
            return subject.canvases();
        }
    }

    /** The classes turn by turn; 12 bits in files of 16 as the ordinary files where their range was asked for. */
    @Test
    void imagesAreMeasuredInTheRangeThatWasAskedFor() throws IOException {
        Path model = folder.resolve("model");
        try (NDManager manager = NDManager.newBaseManager()) {
            new ModelFolder(model).save(TinyModel.random(manager), Precision.FP32);
        }
        TwelveBits.draw(folder.resolve("bright"), folder.resolve("dark"), 3, 32);
        DataFolder dark = DataFolder.of(folder.resolve("dark"));

        List<RgbImage> ordinary = canvases(model, DataFolder.of(folder.resolve("bright")));
        List<RgbImage> scaled = canvases(model, dark.in(new ValueRange(Map.of(16, 12))));
        List<RgbImage> asTheyAre = canvases(model, dark);

        assertEquals(4, scaled.size());
        for (int i = 0; i < scaled.size(); i++) {
            assertArrayEquals(ordinary.get(i).pixels(), scaled.get(i).pixels());
            assertFalse(Arrays.equals(ordinary.get(i).pixels(), asTheyAre.get(i).pixels()));
        }
    }
}
