package cytodiffusion.paper.cytodiffusion.heatmap;

import cytodiffusion.explain.CellRegions;
import cytodiffusion.explain.Maps;
import cytodiffusion.explain.Region;

/**
 * A map of what would have to change in a drawn cell, held against what does change when the cell is drawn again as the
 * other class.
 *
 * @param shares of the map's magnitude on each region, in the order of {@link Region}
 * @param place Pearson's correlation, over pixels, of the map's magnitude with that of the true change: whether it points
 *     to where something changes
 * @param colour Pearson's correlation, over pixels and channels, with the true change itself: whether it says what
 *     changes there, in the right direction
 */
public record MapMeasure(double[] shares, double place, double colour) {
    /**
     * Measures a map.
     *
     * @param map red, green and blue plane
     * @param truth the same of the true change
     */
    static MapMeasure of(float[] map, float[] truth, CellRegions regions) {
        double[] magnitude = Maps.magnitude(map);
        return new MapMeasure(
                regions.shares(magnitude),
                Maps.correlation(magnitude, Maps.magnitude(truth)),
                Maps.correlation(map, truth));
    }

    /** In [0, 1]. */
    public double share(Region region) {
        return shares[region.ordinal()];
    }
}
