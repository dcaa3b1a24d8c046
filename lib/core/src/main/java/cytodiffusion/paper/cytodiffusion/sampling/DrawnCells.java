package cytodiffusion.paper.cytodiffusion.sampling;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.CellGenerator;
import cytodiffusion.diffusion.CellGenerator.Cell;
import cytodiffusion.diffusion.Sampler;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.model.OpenModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cells drawn by one model with one seed; each is drawn once and kept, also where the work was interrupted. */
final class DrawnCells {
    private final OpenModel model;
    private final long seed;
    private final Map<Sampler, Map<Cell, RgbImage>> kept = new HashMap<>();

    DrawnCells(OpenModel model, long seed) {
        this.model = model;
        this.seed = seed;
    }

    /**
     * The first cells of each class.
     *
     * @throws IOException where it was stopped; what was drawn is kept
     */
    CellSet draw(Sampler sampler, int perClass, Stop stop, Progress progress) throws IOException {
        List<String> classes = model.card().classes();
        List<Cell> wanted = Cell.ofEach(classes.size(), perClass);
        Map<Cell, RgbImage> drawn = kept.computeIfAbsent(sampler, s -> new HashMap<>());
        List<Cell> missing =
                wanted.stream().filter(cell -> !drawn.containsKey(cell)).toList();
        if (!missing.isEmpty()) {
            try (CellGenerator generator = model.generator(sampler)) {
                generator.draw(missing, seed, drawn::put, stop, progress);
            }
        }
        if (!drawn.keySet().containsAll(wanted)) {
            throw new IOException("Interrupted after " + drawn.size() + " of " + wanted.size()
                    + " cells; run the cell again to go on");
        }
        return new CellSet(
                classes,
                wanted.stream().map(drawn::get).toList(),
                wanted.stream().mapToInt(Cell::label).toArray());
    }
}
