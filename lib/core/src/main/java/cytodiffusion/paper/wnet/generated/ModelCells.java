package cytodiffusion.paper.wnet.generated;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.CellGenerator.Cell;
import cytodiffusion.diffusion.DpmSolver;
import cytodiffusion.evaluation.cells.CellSet;
import cytodiffusion.model.GenerativeModel;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.PrecisionChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Cells that a model drew, the first of each class.
 *
 * @param cells as many of each class
 * @param card of the model
 * @param evaluations of a network that a cell took
 * @param seconds that a cell took here
 */
record ModelCells(CellSet cells, ModelCard card, int evaluations, double seconds) {
    /**
     * Draws them.
     *
     * @param classes which; the model may know others, too
     * @param steps of the sampler of a diffusion model
     * @throws IllegalArgumentException where the model does not know one of the classes
     * @throws CancellationException where it was interrupted
     */
    static ModelCells draw(
            Path model, List<String> classes, int perClass, int steps, long seed, Stop stop, Progress progress)
            throws IOException {
        try (GenerativeModel generator = GenerativeModel.open(model, PrecisionChoice.AUTO, new DpmSolver(steps))) {
            List<String> known = generator.card().classes();
            if (!known.containsAll(classes)) {
                throw new IllegalArgumentException(model + " draws " + String.join(", ", known) + ", and "
                        + String.join(", ", classes) + " are asked for");
            }
            List<Cell> wanted = classes.stream()
                    .flatMap(c -> Cell.of(known.indexOf(c), perClass).stream())
                    .toList();
            List<RgbImage> images = new ArrayList<>();
            long begin = System.nanoTime();
            generator.draw(wanted, seed, (cell, image) -> images.add(image), stop, progress);
            if (images.size() < wanted.size()) {
                throw new CancellationException("Interrupted after " + images.size() + " cells");
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            int[] labels = wanted.stream()
                    .mapToInt(cell -> classes.indexOf(known.get(cell.label())))
                    .toArray();
            return new ModelCells(
                    new CellSet(classes, images, labels),
                    generator.card(),
                    generator.evaluations(),
                    seconds / images.size());
        }
    }
}
