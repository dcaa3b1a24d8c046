package cytodiffusion.data.smear;

import cytodiffusion.data.Seeds;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A smear of cells between classes, whose difficulty is known: each is drawn between two classes that look alike, at a
 * place drawn evenly from the one to the other, and its true class is drawn from the two with the probability that
 * {@link GradedCell} gives. So nobody can be right more often than the drawing allows, and it is known how often that
 * is.
 *
 * @param perClass images for each of the eight classes of the PBC dataset, on average
 * @param seed of everything
 * @param size pixels along each side
 */
public record GradedSmear(int perClass, long seed, int size) {
    /** The file beside the class folders that says what was drawn. */
    public static final String TRUTH = "truth.csv";

    private static final String STREAM = "graded smear";

    /** Each class looks a little like the one before and the one after it; the last like the first. */
    private static final List<String> RING = List.of(
            "neutrophil",
            "immature granulocyte",
            "monocyte",
            "lymphocyte",
            "erythroblast",
            "platelet",
            "basophil",
            "eosinophil");

    public GradedSmear {
        if (perClass < 1) {
            throw new IllegalArgumentException("A smear has at least one image a class, not " + perClass);
        }
        CellSpec.of(RING.get(0)).sized(size);
    }

    /** What is drawn; a larger smear of the same seed begins with the smaller one. */
    public List<GradedCell> cells() {
        return IntStream.range(0, perClass * RING.size()).mapToObj(this::cell).toList();
    }

    private GradedCell cell(int index) {
        long drawing = Seeds.derive(Seeds.derive(seed, STREAM), index);
        SplittableRandom random = Seeds.random(drawing, 1);
        String first = RING.get(index % RING.size());
        String second = RING.get((index + 1) % RING.size());
        double strength = 2 * random.nextDouble() - 1;
        String label = random.nextDouble() < GradedCell.probabilityOfFirst(strength) ? first : second;
        String id = String.format(Locale.ROOT, "%s/graded_%05d", label, index + 1);
        return new GradedCell(id, first, second, strength, label, drawing);
    }

    /**
     * Draws the images under {@code folder}, on all cores, unless they are all there already.
     *
     * @return whether all images are there; not so only after a stop
     * @throws IOException if a file cannot be written, or the folder holds other images
     */
    public boolean write(Path folder, Progress progress, Stop stop) throws IOException {
        Path truth = folder.resolve(TRUTH);
        List<GradedCell> cells = cells();
        String content = truth(cells);
        if (Files.exists(truth) && Files.readString(truth).equals(content)) {
            return true;
        }
        if (Files.exists(truth)) {
            throw new IOException(folder + " already holds a graded smear with other settings; choose another folder,"
                    + " or remove this one");
        }
        boolean complete = new DrawnFiles(
                        "Drawing cells between classes",
                        cells.size(),
                        i -> folder.resolve(cells.get(i).id() + ".png"),
                        i -> draw(cells.get(i)))
                .writeAll(progress, stop);
        if (complete) {
            // Last, so that it says that the images are complete.
            AtomicFile.writeString(truth, content);
        }
        return complete;
    }

    private SmearCell draw(GradedCell cell) {
        CellSpec spec = CellSpec.between(cell.first(), cell.second(), (1 - cell.strength()) / 2)
                .sized(size);
        return SyntheticSmear.draw(spec, cell.seed());
    }

    private String truth(List<GradedCell> cells) {
        List<String> lines = new ArrayList<>();
        lines.add(Csv.line(List.of("image", "first", "second", "strength", "probability of first", "label", "size")));
        for (GradedCell cell : cells) {
            lines.add(Csv.line(List.of(
                    cell.id(),
                    cell.first(),
                    cell.second(),
                    Double.toString(cell.strength()),
                    Double.toString(cell.probabilityOfFirst()),
                    cell.label(),
                    Integer.toString(size))));
        }
        return String.join("", lines);
    }
}
