package cytodiffusion.evaluation;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Split;
import cytodiffusion.data.image.CellSize;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.stats.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How large the cells of a folder are in its pixels.
 *
 * @param diameters the median of {@link CellSize#diameter} of each class, in pixels; classes without a nucleus to measure
 *     are not there
 * @param side the median of the images' shorter sides, in pixels
 */
public record CellScale(Map<String, Double> diameters, int side) {
    /** Images of a class that are measured. */
    static final int PER_CLASS = 40;

    public CellScale {
        diameters = new LinkedHashMap<>(diameters);
    }

    /**
     * Measures the first images of each class.
     *
     * @throws IOException where none of them can be read
     */
    public static CellScale of(ImageFolder folder, Stop stop, Progress progress) throws IOException {
        List<LabelledImage> some = Split.firstPerClass(folder.images(), PER_CLASS);
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        List<Double> sides = new ArrayList<>();
        try (Progress.Task task = progress.start("Measuring cells", "images", some.size())) {
            for (int i = 0; i < some.size() && !stop.requested(); i++) {
                try {
                    RgbImage image = some.get(i).read();
                    sides.add((double) Math.min(image.width(), image.height()));
                    String name = folder.classes().get(some.get(i).label());
                    CellSize.diameter(image).ifPresent(d -> measured.computeIfAbsent(name, n -> new ArrayList<>())
                            .add(d));
                } catch (IOException e) {
                    // Who classifies the images names those that cannot be read.
                }
                task.update(i + 1, "");
            }
        }
        if (sides.isEmpty()) {
            throw new IOException("None of the images below " + folder.root() + " can be read");
        }
        Map<String, Double> diameters = new LinkedHashMap<>();
        measured.forEach((name, all) -> diameters.put(name, median(all)));
        return new CellScale(diameters, (int) Math.round(median(sides)));
    }

    private static double median(List<Double> values) {
        return Median.of(values.stream().mapToDouble(v -> v).toArray());
    }

    /** How many times larger cells are here than there: the median over the classes that both have. */
    public OptionalDouble ratio(CellScale other) {
        double[] ratios = diameters.entrySet().stream()
                .filter(entry -> other.diameters.containsKey(entry.getKey()))
                .mapToDouble(entry -> entry.getValue() / other.diameters.get(entry.getKey()))
                .toArray();
        return ratios.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(ratios));
    }

    /**
     * The crop in which cells here take as much of the side as those of {@code model} do in theirs.
     *
     * @param model scale of the images that a model was trained on
     * @param crop of its training, in pixels, 0 for the whole image
     * @return in pixels; the whole side where even that is not enough
     * @throws IllegalArgumentException where the two have no class in common to compare
     */
    public int cropLike(CellScale model, int crop) {
        double ratio = ratio(model)
                .orElseThrow(() -> new IllegalArgumentException("Cells of " + diameters.keySet() + " and of "
                        + model.diameters.keySet() + " cannot be compared: there is no class that both have"));
        int used = crop == 0 ? model.side : crop;
        return Math.min(side, (int) Math.round(used * ratio));
    }
}
