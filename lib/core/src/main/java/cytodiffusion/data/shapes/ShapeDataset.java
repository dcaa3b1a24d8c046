package cytodiffusion.data.shapes;

import cytodiffusion.data.image.PngFile;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A folder of drawn shapes, {@code DIR/<class>/<class>_00001.png}. A picture depends on the seed, its class, its number and
 * its size only.
 *
 * @param counts pictures of each class
 * @param size side in pixels
 */
public record ShapeDataset(Map<ShapeClass, Integer> counts, long seed, int size) {
    public ShapeDataset {
        counts = new LinkedHashMap<>(counts);
    }

    /**
     * Draws the pictures that are not there yet.
     *
     * @param folder of this seed and size alone
     * @throws IOException where a file cannot be written, or the drawing was interrupted
     */
    public void write(Path folder, Stop stop, Progress progress) throws IOException {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        int done = 0;
        try (Progress.Task task = progress.start("Drawing shapes", "images", total)) {
            for (Map.Entry<ShapeClass, Integer> count : counts.entrySet()) {
                ShapeClass drawn = count.getKey();
                for (int number = 1; number <= count.getValue(); number++) {
                    if (stop.requested()) {
                        throw new IOException("The drawing of shapes was interrupted; run the cell again");
                    }
                    Path file = folder.resolve(drawn.name())
                            .resolve(String.format(Locale.ROOT, "%s_%05d.png", drawn.name(), number));
                    if (!Files.exists(file)) {
                        AtomicFile.writeBytes(file, PngFile.encode(drawn.draw(seed, number, size)));
                    }
                    task.update(++done, "");
                }
            }
        }
    }
}
