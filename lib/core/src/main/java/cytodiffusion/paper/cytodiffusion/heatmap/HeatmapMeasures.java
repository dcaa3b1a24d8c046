package cytodiffusion.paper.cytodiffusion.heatmap;

import cytodiffusion.paper.cytodiffusion.Study;
import cytodiffusion.stats.Interval;
import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.bootstrap.Bootstrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well maps of drawn cells say what would have to change.
 *
 * @param pairs each cell with each class that it could become
 * @param modelRight of the cells, how many the diffusion model takes for what they are
 * @param baselineRight of the cells, how many the discriminative network does
 */
public record HeatmapMeasures(List<Pair> pairs, int modelRight, int baselineRight) {
    /**
     * A cell and a class that it could become.
     *
     * @param cell its number
     * @param label its class
     * @param target the other class
     * @param area the share of the square that each region covers, which is what a random map would give it
     * @param truth the true change: the cell drawn again as the other class, minus the cell
     * @param heatmap the counterfactual heatmap, the decoder's output for the difference alone, beyond its ground
     * @param change what the same difference changes when it is added to the cell's latents
     * @param turned {@code change} turned by half a turn: what a map is worth that only knows how far from the middle cells
     *     of two classes differ
     * @param gradient the gradient, by the pixels, of the discriminative network's logit of the other class minus that of
     *     its own
     * @param coarseGradient the same averaged over the pixels that a latent stands for
     */
    public record Pair(
            int cell,
            String label,
            String target,
            double[] area,
            MapMeasure truth,
            MapMeasure heatmap,
            MapMeasure change,
            MapMeasure turned,
            MapMeasure gradient,
            MapMeasure coarseGradient) {}

    /** Of cells that nobody drew, so that nobody knows what changes in them. */
    public static final HeatmapMeasures NONE = new HeatmapMeasures(List.of(), 0, 0);

    public HeatmapMeasures {
        pairs = List.copyOf(pairs);
    }

    /** Whether nothing was measured; there are no means then. */
    public boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** How many cells were measured. */
    public int cells() {
        return (int) pairs.stream().mapToInt(Pair::cell).distinct().count();
    }

    /** Those of cells of one class that could become another. */
    public List<Pair> pairs(String label, String target) {
        return pairs.stream()
                .filter(pair -> pair.label().equals(label) && pair.target().equals(target))
                .toList();
    }

    /** {@link #mean(List, ToDoubleFunction)} of all. */
    public PointEstimate mean(ToDoubleFunction<Pair> value) {
        return mean(pairs, value);
    }

    /**
     * The mean of a number over cells, of each cell over the classes that it could become, with a 95 % bootstrap interval
     * of cells resampled within their classes.
     */
    public static PointEstimate mean(List<Pair> some, ToDoubleFunction<Pair> value) {
        Map<Integer, List<Pair>> byCell =
                some.stream().collect(Collectors.groupingBy(Pair::cell, LinkedHashMap::new, Collectors.toList()));
        List<Double> means = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        byCell.values().forEach(ofCell -> {
            means.add(ofCell.stream().mapToDouble(value).average().orElseThrow());
            labels.add(ofCell.get(0).label());
        });
        int[] strata = labels.stream().mapToInt(labels::indexOf).toArray();
        double mean = IntStream.range(0, strata.length)
                .mapToDouble(means::get)
                .average()
                .orElseThrow();
        Interval interval = Bootstrap.seeded(Study.SEED).interval(strata, drawn -> IntStream.of(drawn)
                .mapToDouble(means::get)
                .average()
                .orElseThrow());
        // Resamples of few cells can all lie on one side of the mean.
        return new PointEstimate(mean, Math.min(mean, interval.lower()), Math.max(mean, interval.upper()));
    }
}
