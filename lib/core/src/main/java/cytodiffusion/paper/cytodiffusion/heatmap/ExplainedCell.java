package cytodiffusion.paper.cytodiffusion.heatmap;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.explain.Explanation;

/**
 * A cell with all that its heatmaps are made of.
 *
 * @param view the square that the model sees
 * @param predicted the class that the model takes it for
 */
public record ExplainedCell(SampleCell cell, RgbImage view, Explanation explanation, String predicted) {
    /** Whether it is taken for what it is. */
    public boolean right() {
        return predicted.equals(cell.label());
    }
}
