package cytodiffusion.evaluation.cells;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.twosample.FeatureDistance;
import cytodiffusion.stats.twosample.KernelTwoSampleTest;

/**
 * How far cells are from as many real ones that the generator has not seen.
 *
 * @param name of the sampler, or what else the cells are
 * @param steps of the sampler, 0 for cells that were not drawn
 * @param cells on either side
 * @param frechet the Fréchet distance of their features
 * @param kernel the kernel distance of their features, class by class, and whether it is more than chance
 * @param agreement share of the cells that a network, trained on real ones, takes for the class that they were drawn as
 */
public record Fidelity(
        String name, int steps, int cells, double frechet, KernelTwoSampleTest kernel, PointEstimate agreement) {
    private static final int PERMUTATIONS = 999;

    /** Compares cells with real ones through the eyes of a network. */
    public static Fidelity of(String name, int steps, CellSet cells, CellSet real, SmallNetwork network, long seed) {
        double[][] features = network.features(cells.images());
        double[][] realFeatures = network.features(real.images());
        return new Fidelity(
                name,
                steps,
                cells.size(),
                FeatureDistance.frechet(features, realFeatures),
                KernelTwoSampleTest.of(features, cells.labels(), realFeatures, real.labels(), PERMUTATIONS, seed),
                agreement(cells, network.predict(cells.images())));
    }

    private static PointEstimate agreement(CellSet cells, int[] predicted) {
        int agreed = 0;
        for (int i = 0; i < predicted.length; i++) {
            agreed += predicted[i] == cells.labels()[i] ? 1 : 0;
        }
        return new PointEstimate(
                (double) agreed / predicted.length, BinomialInterval.wilson(agreed, predicted.length, Interval.LEVEL));
    }

    /** Whether these cells were drawn. */
    public boolean drawn() {
        return steps > 0;
    }
}
