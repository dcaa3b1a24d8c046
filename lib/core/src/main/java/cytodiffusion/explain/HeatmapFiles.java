package cytodiffusion.explain;

import cytodiffusion.data.image.PngFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the heatmaps of image files go: {@code <stem>-<target>.png}, the decoder's output, and beside it {@code
 * <stem>-<target>-overlay.png}, laid over the cell.
 *
 * @param folder for all of them
 */
public record HeatmapFiles(Path folder) {
    /** Opacity of an overlay where the heatmap is strongest. */
    public static final double OVERLAY_OPACITY = 0.85;

    /** A heatmap's two files. */
    public record Pair(Path heatmap, Path overlay) {}

    /**
     * Checks that no two heatmaps would be one file.
     *
     * @throws IllegalArgumentException naming two images, or classes, that would
     */
    public static void requireDistinct(List<Path> images, List<String> targets) {
        Map<String, Path> stems = new HashMap<>();
        for (Path image : images) {
            Path other = stems.put(stem(image), image);
            if (other != null) {
                throw new IllegalArgumentException("The heatmaps of " + other + " and " + image
                        + " would have the same names; explain them into two folders");
            }
        }
        Map<String, String> names = new HashMap<>();
        for (String target : targets) {
            String other = names.put(inFileName(target), target);
            if (other != null) {
                throw new IllegalArgumentException("The heatmaps for \"" + other + "\" and \"" + target
                        + "\" would have the same names; choose one with --target");
            }
        }
    }

    /** Writes a heatmap and its overlay, replacing what is there. */
    public Pair write(Path image, String target, Heatmap heatmap, RgbImage view) throws IOException {
        String name = stem(image) + "-" + inFileName(target);
        Pair files = new Pair(folder.resolve(name + ".png"), folder.resolve(name + "-overlay.png"));
        write(files.heatmap(), heatmap.image());
        write(files.overlay(), heatmap.overlay(view, OVERLAY_OPACITY));
        return files;
    }

    private static void write(Path file, RgbImage image) throws IOException {
        AtomicFile.writeBytes(file, PngFile.compress(image.toBufferedImage()));
    }

    private static String stem(Path image) {
        String name = image.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A class's name as part of a file's. */
    private static String inFileName(String target) {
        return target.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }
}
