package cytodiffusion.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.data.ImageSpace;
import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.raw.NetworkInput;
import cytodiffusion.diffusion.CellGenerator.Cell;
import cytodiffusion.gan.Gan;
import cytodiffusion.gan.GanFolder;
import cytodiffusion.gan.Noise;
import cytodiffusion.gan.Painter;
import cytodiffusion.nn.Dropout;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.PrecisionChoice;
import cytodiffusion.tensor.PrecisionProof;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/** A generator of a generative adversarial network, which draws a cell in one pass. */
final class OpenGan implements GenerativeModel {
    /** Cells drawn at once: always as many, so that a cell's last bits do not depend on its neighbours. */
    private static final int BATCH = 16;

    private static final NetworkInput RGB = NetworkInput.of(ImageSpace.RGB);

    private final NDManager manager;
    private final Gan model;
    private final Noise noise;
    private final Painter painter;

    OpenGan(Path folder, String precision) {
        manager = NDManager.newBaseManager();
        try {
            model = new GanFolder(folder).open(manager);
            noise = Noise.of(model.generator());
            PrecisionChoice chosen = OpenModel.choose(precision, model.card().training());
            Precision proven = PrecisionProof.of(
                            chosen, List.of(new PrecisionProof.Part("the generator's picture", this::picture)))
                    .precision();
            painter = new Painter(model.generator(), model.weights(), proven, manager);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Of one fixed row of noise. */
    private NDArray picture(Precision precision) {
        float[] row = noise.rows(new int[1], new SplittableRandom(1));
        NDArray input = manager.create(row, new Shape(1, row.length));
        return model.generator().forward(model.weights().oneByOne(precision), input, Dropout.NONE);
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public int evaluations() {
        return 1;
    }

    @Override
    public String method() {
        return "one pass of the generator";
    }

    @Override
    public void draw(List<Cell> cells, long seed, BiConsumer<Cell, RgbImage> drawn, Stop stop, Progress progress) {
        try (Progress.Task task = progress.start("Drawing cells", "cells", cells.size())) {
            for (int from = 0; from < cells.size() && !stop.requested(); from += BATCH) {
                List<Cell> part = cells.subList(from, Math.min(cells.size(), from + BATCH));
                float[] planes = painter.paint(rows(part, seed));
                int size = card().imageSize();
                for (int i = 0; i < part.size(); i++) {
                    drawn.accept(part.get(i), RGB.picture(planes, i * 3 * size * size, size, size));
                }
                task.update(from + part.size(), "");
            }
        }
    }

    private float[] rows(List<Cell> cells, long seed) {
        float[] rows = new float[BATCH * noise.width()];
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            long ofClass = Seeds.derive(seed, card().classes().get(cell.label()));
            noise.write(cell.label(), Seeds.random(ofClass, cell.number()), rows, i);
        }
        return rows;
    }

    @Override
    public void close() {
        painter.close();
        model.close();
        manager.close();
    }
}
