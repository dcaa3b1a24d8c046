package cytodiffusion.data;

import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.pixels.PixelImage;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much of the values that their files can hold images use. */
public final class RangeSurvey {
    /** Images that use less of their range than this look nearly black. */
    public static final double DARK = 1 / 8.0;

    /** Images that are looked at for a warning; all of them where the range is measured. */
    public static final int SOME = 64;

    private final Map<Integer, Depth> depths = new TreeMap<>();

    /** What was found in the files of one depth. */
    private static final class Depth {
        private final List<Path> files = new ArrayList<>();
        private final List<Double> largest = new ArrayList<>();

        double largest() {
            return largest.stream().mapToDouble(v -> v).max().orElse(0);
        }
    }

    /**
     * Looks images over. Those that cannot be read are passed over, as whoever uses them names them.
     *
     * @param files the images
     * @param most how many of them are looked at, evenly spread over the list
     * @param stop looked at between images
     */
    public static RangeSurvey of(List<Path> files, int most, Progress progress, Stop stop) {
        RangeSurvey survey = new RangeSurvey();
        int count = Math.min(most, files.size());
        try (Progress.Task task = progress.start("Measuring the range of values", "images", count)) {
            for (int i = 0; i < count && !stop.requested(); i++) {
                Path file = files.get((int) ((long) i * files.size() / count));
                try {
                    survey.add(file, ImageFile.readSrgb(file));
                } catch (IOException e) {
                    // Named where the image is used.
                }
                task.update(i + 1, "");
            }
        }
        return survey;
    }

    /** Takes an image into account. */
    void add(Path file, PixelImage image) {
        Depth depth = depths.computeIfAbsent(image.bits(), bits -> new Depth());
        depth.files.add(file);
        depth.largest.add((double) image.largest());
    }

    /** The range that the images use, the largest of them in whole bits. */
    public ValueRange range() {
        Map<Integer, Integer> bits = new HashMap<>();
        depths.forEach((depth, found) -> {
            int used = used(depth, found.largest());
            if (used < depth) {
                bits.put(depth, used);
            }
        });
        return new ValueRange(bits);
    }

    private static int used(int depth, double largest) {
        int value = (int) Math.round(largest * ((1 << depth) - 1));
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(value));
    }

    /**
     * What looks like a mistake where the images are read with a range, each with what to do.
     *
     * @param taken the range; where it is not full, that of a model's training
     * @param setting that asks for another, up to its value: {@code "--range "}
     */
    public List<String> notes(ValueRange taken, String setting) {
        List<String> notes = new ArrayList<>();
        depths.forEach((depth, found) -> {
            int used = used(depth, found.largest());
            if (used > taken.of(depth)) {
                notes.add("the " + depth + "-bit files use " + used + " bits, of which " + taken.of(depth)
                        + " are taken for all of the range, as in the model's training, so that what is brighter is white: "
                        + setting + "full takes the values as they are");
            }
            notesOnDark(depth, found, taken, setting, notes);
        });
        return notes;
    }

    private static void notesOnDark(int depth, Depth found, ValueRange taken, String setting, List<String> notes) {
        List<Path> dark = new ArrayList<>();
        for (int i = 0; i < found.files.size(); i++) {
            if (found.largest.get(i) * taken.factor(depth) < DARK) {
                dark.add(found.files.get(i));
            }
        }
        if (dark.isEmpty()) {
            return;
        }
        boolean all = dark.size() == found.files.size();
        String which = all
                ? "the values of the " + depth + "-bit files"
                : "in " + dark.size() + " of " + found.files.size() + " " + depth + "-bit files, "
                        + dark.get(0).getFileName() + " for one, the values";
        int used = used(depth, found.largest());
        String camera = depth == 16 && all && used >= 9 ? ", as of a camera of " + used + " bits" : "";
        notes.add(which + " fill less than an eighth of their range" + camera
                + ", so that a model sees them nearly black: " + setting + "data"
                + (all ? "" : ", given for such files alone,") + " takes the largest value in use for white");
    }
}
