package cytodiffusion.paper.wnet;

import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.paper.wnet.PublishedNumbers.CellClass;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Drawn cells of the paper's five classes, as many of each as its dataset has a share of.
 *
 * @param counts of each class
 * @param seed other cells for another seed
 * @param domain stain, microscope and camera
 */
public record DrawnCells(Map<String, Integer> counts, long seed, Domain domain) {
    /** Side of the central square that networks see, in pixels: the paper's 200 of 360. */
    public static final int CUT = CellSpec.DEFAULT_SIZE * 200 / 360;

    public DrawnCells {
        counts = new LinkedHashMap<>(counts);
    }

    /**
     * With the paper's imbalance.
     *
     * @param images in all, of which each class gets its share to the nearest whole number, but one at least
     */
    public static DrawnCells imbalanced(int images, long seed) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (CellClass one : PublishedNumbers.CLASSES) {
            counts.put(one.name(), Math.max(1, Math.round(images * one.share() / 100f)));
        }
        return new DrawnCells(counts, seed, Domain.REFERENCE);
    }

    /** As many of each class. */
    public static DrawnCells balanced(int perClass, long seed, Domain domain) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        PublishedNumbers.CLASSES.forEach(one -> counts.put(one.name(), perClass));
        return new DrawnCells(counts, seed, domain);
    }

    /**
     * Draws those that are not there yet, and nothing where all are.
     *
     * @throws IOException where they cannot be written, or the drawing was interrupted
     */
    public void write(Path folder, Stop stop, Progress progress) throws IOException {
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            new SmearDataset(List.of(count.getKey()), count.getValue(), seed, domain, CellSpec.DEFAULT_SIZE)
                    .writeAll(folder, progress, stop);
        }
    }
}
