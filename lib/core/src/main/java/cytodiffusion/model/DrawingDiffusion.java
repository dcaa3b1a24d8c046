package cytodiffusion.model;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.CellGenerator;
import cytodiffusion.diffusion.CellGenerator.Cell;
import cytodiffusion.diffusion.Sampler;
import cytodiffusion.nn.ModelCard;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.util.List;
import java.util.function.BiConsumer;

/** A diffusion model that draws cells step by step. */
final class DrawingDiffusion implements GenerativeModel {
    private final OpenModel model;
    private final Sampler sampler;
    private final CellGenerator generator;

    /** @param model closed with this object */
    DrawingDiffusion(OpenModel model, Sampler sampler) {
        this.model = model;
        this.sampler = sampler;
        generator = model.generator(sampler);
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public int evaluations() {
        return sampler.steps();
    }

    @Override
    public String method() {
        return sampler.title() + ", " + sampler.steps() + " steps";
    }

    @Override
    public void draw(List<Cell> cells, long seed, BiConsumer<Cell, RgbImage> drawn, Stop stop, Progress progress) {
        generator.draw(cells, seed, drawn, stop, progress);
    }

    @Override
    public void close() {
        generator.close();
        model.close();
    }
}
