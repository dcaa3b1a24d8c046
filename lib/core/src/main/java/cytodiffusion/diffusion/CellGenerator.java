package cytodiffusion.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.nn.OneHot;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.latent.ClassCondition;
import cytodiffusion.nn.latent.LatentModel;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.BatchLimit;
import cytodiffusion.tensor.Gaussian;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Draws cells of a class with a latent diffusion model. A cell depends on the model, the sampler, the seed, its class and
 * its number, not on what else is drawn with it.
 */
public final class CellGenerator implements AutoCloseable {
    private final LatentModel model;
    private final Sampler sampler;
    private final NDManager manager;
    private final Parameters unetParameters;
    private final LatentDecoder decoder;
    private final BatchLimit limit;
    private final Shape latent;

    /**
     * A cell to draw.
     *
     * @param label index of its class
     * @param number of the cell within its class, the first being 1
     */
    public record Cell(int label, int number) {
        /** Cells 1 to {@code perClass} of each of these many classes, class by class. */
        public static List<Cell> ofEach(int classes, int perClass) {
            List<Cell> cells = new ArrayList<>();
            for (int label = 0; label < classes; label++) {
                cells.addAll(of(label, perClass));
            }
            return cells;
        }

        /** Cells 1 to {@code count} of one class. */
        public static List<Cell> of(int label, int count) {
            List<Cell> cells = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                cells.add(new Cell(label, number));
            }
            return cells;
        }
    }

    /**
     * @param model stays the caller's to close, after this object
     * @param batch cells drawn at once, as far as they fit into memory
     */
    public CellGenerator(LatentModel model, NDManager manager, Precision precision, Sampler sampler, int batch) {
        this.model = model;
        this.sampler = sampler;
        this.manager = manager.newSubManager();
        unetParameters = model.unetWeights().in(precision, this.manager);
        decoder = new LatentDecoder(
                model.autoencoder(),
                model.autoencoderWeights().in(precision, this.manager),
                model.card().imageSpace());
        limit = new BatchLimit(batch);
        latent = new Shape(model.unet().config().inChannels(), model.latentSize(), model.latentSize());
    }

    /**
     * Draws cells, handing over each as soon as it is there, in the order given.
     *
     * @param stop looked at between two steps; cells that are not finished by then are left out
     */
    public void draw(List<Cell> cells, long seed, BiConsumer<Cell, RgbImage> drawn, Stop stop, Progress progress) {
        try (Progress.Task task = progress.start("Drawing cells", "cells", cells.size())) {
            int done = 0;
            while (done < cells.size()) {
                int from = done;
                List<RgbImage> images = limit.run(batch -> images(
                        cells.subList(from, Math.min(cells.size(), from + batch)), batch, seed, stop, task, from));
                if (images.isEmpty()) {
                    return;
                }
                for (RgbImage image : images) {
                    drawn.accept(cells.get(done++), image);
                }
                task.update(done, "");
            }
        }
    }

    /** None where it was stopped. */
    private List<RgbImage> images(List<Cell> cells, int batch, long seed, Stop stop, Progress.Task task, int done) {
        try (Scope scope = new Scope()) {
            NDArray noise = manager.create(noise(cells, batch, seed), new Shape(batch).addAll(latent));
            ClassCondition condition = condition(cells, batch);
            NoisePredictor predictor = (latents, timestep) ->
                    model.unet().forward(unetParameters, latents, timesteps(timestep, batch), condition);
            int[] steps = {0};
            Optional<NDArray> latents = sampler.sample(
                    predictor, noise, stop, () -> task.update(done, "step " + ++steps[0] + " of " + sampler.steps()));
            return latents.map(l -> decoder.decode(l).subList(0, cells.size())).orElse(List.of());
        }
    }

    /** The rest of a batch that is not full stays zero: with one shape for all, a cell's bits do not depend on it. */
    private float[] noise(List<Cell> cells, int batch, long seed) {
        int elements = (int) latent.size();
        float[] values = new float[batch * elements];
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            long ofClass = Seeds.derive(seed, model.card().classes().get(cell.label()));
            Gaussian.fill(Seeds.random(ofClass, cell.number()), values, i * elements, (i + 1) * elements);
        }
        return values;
    }

    private ClassCondition condition(List<Cell> cells, int batch) {
        int width = model.unet().config().crossAttentionDim();
        float[] rows = OneHot.rows(cells.stream().mapToInt(Cell::label).toArray(), batch, width);
        return new ClassCondition.Rows(manager.create(rows, new Shape(batch, width)));
    }

    private NDArray timesteps(int timestep, int batch) {
        return manager.full(new Shape(batch), (float) timestep);
    }

    @Override
    public void close() {
        manager.close();
    }
}
