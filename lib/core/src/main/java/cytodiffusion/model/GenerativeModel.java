package cytodiffusion.model;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.CellGenerator.Cell;
import cytodiffusion.diffusion.Sampler;
import cytodiffusion.discriminative.BaselineFolder;
import cytodiffusion.gan.GanFolder;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A trained model that draws cells, of whichever kind, opened from its folder. A cell depends on the model, the sampler
 * where there is one, the seed, its class and its number, not on what else is drawn with it. Closing it frees it.
 */
public interface GenerativeModel extends AutoCloseable {
    /**
     * Opens the model in a folder.
     *
     * @param precision {@code auto}, {@code fp32}, {@code bf16} or {@code fp16}
     * @param sampler of a diffusion model; one of another kind draws a cell at once
     * @throws IllegalArgumentException where the model judges cells and draws none
     */
    static GenerativeModel open(Path folder, String precision, Sampler sampler) {
        if (new GanFolder(folder).exists()) {
            return new OpenGan(folder, precision);
        }
        if (new BaselineFolder(folder).exists()) {
            throw new IllegalArgumentException(folder + " is a baseline, which cannot draw cells");
        }
        return new DrawingDiffusion(new OpenModel(folder, precision), sampler);
    }

    ModelCard card();

    /** Evaluations of a network that a cell takes. */
    int evaluations();

    /** How it draws, for a record: the sampler with its steps, or that there is none. */
    String method();

    /**
     * Draws cells, handing over each as soon as it is there, in the order given.
     *
     * @param stop looked at between batches; cells that are not finished by then are left out
     */
    void draw(List<Cell> cells, long seed, BiConsumer<Cell, RgbImage> drawn, Stop stop, Progress progress);

    @Override
    void close();
}
