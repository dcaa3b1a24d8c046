package cytodiffusion.paper.cytodiffusion.heatmap;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.CellSpec;
import cytodiffusion.data.smear.Masks;
import cytodiffusion.data.smear.SmearCell;
import cytodiffusion.data.smear.SyntheticSmear;
import java.util.Optional;

/**
 * A cell to be explained.
 *
 * @param name of its file, or of its drawing
 * @param label its class
 * @param picture as a file has it
 * @param drawing how it was drawn, where it was
 */
public record SampleCell(String name, String label, RgbImage picture, Optional<Drawing> drawing) {
    /**
     * A drawing that can be repeated with another class: same place, same light, and the same
     * surroundings but for red cells that lie where the cell now is.
     *
     * @param masks what was drawn where
     */
    public record Drawing(long seed, Masks masks) {
        /** The cell as it would be if it were of this class. */
        public SmearCell as(String cellClass) {
            return SyntheticSmear.draw(CellSpec.of(cellClass), seed);
        }
    }

    /** Draws the cell of this class and seed. */
    static SampleCell drawn(String label, long seed) {
        SmearCell cell = SyntheticSmear.draw(CellSpec.of(label), seed);
        return new SampleCell(
                label + ", seed " + seed, label, cell.image(), Optional.of(new Drawing(seed, cell.masks())));
    }
}
