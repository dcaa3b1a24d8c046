package cytodiffusion.explain;

import cytodiffusion.data.Preprocessing;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.smear.Masks;
import cytodiffusion.data.smear.Part;
import java.util.Arrays;

/** Where the regions of a drawn cell lie in the square that a model sees. */
public final class CellRegions {
    private final double[][] fractions;

    private CellRegions(double[][] fractions) {
        this.fractions = fractions;
    }

    /**
     * The regions of a cell, cropped and scaled as its picture is.
     *
     * @param masks of the picture
     * @param preprocessing the model's
     */
    public static CellRegions of(Masks masks, Preprocessing preprocessing) {
        double[] nucleus = view(masks, Part.NUCLEUS, preprocessing);
        double[] cytoplasm = view(masks, Part.CYTOPLASM, preprocessing);
        double[] granules = view(masks, Part.GRANULES, preprocessing);
        double[][] fractions = new double[Region.values().length][nucleus.length];
        for (int i = 0; i < nucleus.length; i++) {
            double cell = nucleus[i] + cytoplasm[i];
            double covered = Math.min(granules[i], cell);
            // Of a pixel with nucleus and cytoplasm the mask does not say which the granules cover: mostly the latter.
            double overCytoplasm = Math.min(covered, cytoplasm[i]);
            fractions[Region.GRANULES.ordinal()][i] = covered;
            fractions[Region.CYTOPLASM.ordinal()][i] = cytoplasm[i] - overCytoplasm;
            fractions[Region.NUCLEUS.ordinal()][i] = nucleus[i] - (covered - overCytoplasm);
            fractions[Region.BACKGROUND.ordinal()][i] = Math.max(0, 1 - cell);
        }
        return new CellRegions(fractions);
    }

    private static double[] view(Masks masks, Part part, Preprocessing preprocessing) {
        RgbImage view = preprocessing.center(preprocessing.canvas(masks.toImage(part)));
        double[] fractions = new double[view.width() * view.height()];
        for (int i = 0; i < fractions.length; i++) {
            fractions[i] = (view.pixels()[3 * i] & 0xff) / 255.0;
        }
        return fractions;
    }

    /**
     * The share of a map that falls on each region, in the order of {@link Region}; they add up to 1. All NaN where the
     * map is 0 everywhere.
     *
     * @param map a value of at least 0 for each pixel, row by row
     */
    public double[] shares(double[] map) {
        double[] shares = new double[fractions.length];
        double total = 0;
        for (int i = 0; i < map.length; i++) {
            for (int region = 0; region < shares.length; region++) {
                double amount = map[i] * fractions[region][i];
                shares[region] += amount;
                total += amount;
            }
        }
        for (int region = 0; region < shares.length; region++) {
            shares[region] /= total;
        }
        return shares;
    }

    /** The share of the square that each region covers: what a map drawn at random would give it. */
    public double[] areas() {
        double[] even = new double[fractions[0].length];
        Arrays.fill(even, 1);
        return shares(even);
    }
}
