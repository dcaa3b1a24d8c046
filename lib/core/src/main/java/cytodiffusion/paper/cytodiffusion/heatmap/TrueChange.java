package cytodiffusion.paper.cytodiffusion.heatmap;

import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.Masks;
import cytodiffusion.data.smear.Part;
import cytodiffusion.data.smear.SmearCell;

/**
 * What changes in a drawn cell when it is drawn again as another class: the second picture minus the first, where either
 * has the cell. Red cells that make room for a larger cell, or take it, are not counted: they say nothing of a class.
 */
public final class TrueChange {
    private TrueChange() {}

    /**
     * The change in the square that a model sees: red, green and blue plane, in [-2, 2].
     *
     * @throws IllegalArgumentException where the cell is not a drawn one
     */
    public static float[] of(SampleCell cell, String target, Preprocessing preprocessing) {
        SampleCell.Drawing drawing =
                cell.drawing().orElseThrow(() -> new IllegalArgumentException(cell.name() + " is not a drawn cell"));
        SmearCell other = drawing.as(target);
        float[] change = planes(other.image(), preprocessing);
        float[] before = planes(cell.picture(), preprocessing);
        double[] inCell = covered(drawing.masks(), preprocessing);
        double[] inOther = covered(other.masks(), preprocessing);
        for (int i = 0; i < change.length; i++) {
            int pixel = i % inCell.length;
            change[i] = (float) (Math.max(inCell[pixel], inOther[pixel]) * (change[i] - before[i]));
        }
        return change;
    }

    private static float[] planes(RgbImage picture, Preprocessing preprocessing) {
        RgbImage view = preprocessing.center(preprocessing.canvas(picture));
        float[] planes = new float[view.pixels().length];
        view.writePlanes(planes, 0);
        return planes;
    }

    /** The fraction of each pixel that the cell covers. */
    private static double[] covered(Masks masks, Preprocessing preprocessing) {
        float[] nucleus = planes(masks.toImage(Part.NUCLEUS), preprocessing);
        float[] cytoplasm = planes(masks.toImage(Part.CYTOPLASM), preprocessing);
        double[] covered = new double[nucleus.length / 3];
        for (int i = 0; i < covered.length; i++) {
            covered[i] = Math.min(1, (nucleus[i] + 1) / 2 + (cytoplasm[i] + 1) / 2);
        }
        return covered;
    }
}
