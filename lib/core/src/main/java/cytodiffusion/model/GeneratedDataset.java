package cytodiffusion.model;

import cytodiffusion.data.catalog.Manifest;
import cytodiffusion.data.catalog.Manifests;
import cytodiffusion.data.image.PngFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.diffusion.CellGenerator.Cell;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.FolderName;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Cells of a generator as a dataset: a folder for each class, and a manifest that says which model made them, from which
 * data, and under which licence. What an interrupted call has written is kept, and not drawn again.
 */
public final class GeneratedDataset {
    /** The manifest, Croissant 1.1, in the dataset's folder. */
    public static final String MANIFEST = "croissant.json";

    private final Path folder;
    private final int perClass;
    private final long seed;

    /**
     * @param folder of the dataset
     * @param perClass cells of each class
     * @param seed of the noise
     */
    public GeneratedDataset(Path folder, int perClass, long seed) {
        if (perClass < 1) {
            throw new IllegalArgumentException("A dataset has at least one cell of each class, not " + perClass);
        }
        this.folder = folder;
        this.perClass = perClass;
        this.seed = seed;
    }

    /**
     * Draws all cells that are not there.
     *
     * @param origin which model draws them
     * @return how many of the cells are there now; fewer than asked for only after a stop, and then without a manifest
     * @throws IOException where a file cannot be written, or the folder holds a dataset of another model or seed
     */
    public int write(GenerativeModel model, Origin origin, Stop stop, Progress progress) throws IOException {
        GeneratedManifest manifest = new GeneratedManifest(model.card(), origin, seed, model.method());
        begin(manifest);
        List<Cell> all = Cell.ofEach(model.card().classes().size(), perClass);
        List<Cell> missing =
                all.stream().filter(cell -> !Files.exists(file(model, cell))).toList();
        try {
            model.draw(missing, seed, (cell, image) -> write(file(model, cell), image), stop, progress);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        int there = (int)
                all.stream().filter(cell -> Files.exists(file(model, cell))).count();
        if (there == all.size()) {
            List<Path> files = all.stream().map(cell -> file(model, cell)).toList();
            AtomicFile.writeString(folder.resolve(MANIFEST), manifest.json(folder, perClass, files));
        }
        return there;
    }

    /**
     * Which model draws.
     *
     * @param name of the model
     * @param hash of its weights, see {@link ModelHash}
     */
    public record Origin(String name, String hash) {
        /** Of the model in a folder. */
        public static Origin of(Path model) throws IOException {
            return new Origin(FolderName.of(model), ModelHash.of(model));
        }
    }

    /** Notes from what the cells come before there are any: cells of two models in one folder would be no dataset. */
    private void begin(GeneratedManifest manifest) throws IOException {
        Path note = folder.resolve("generated-from.txt");
        if (!Files.exists(note)) {
            AtomicFile.writeString(note, manifest.source() + "\n");
        } else if (!Files.readString(note).strip().equals(manifest.source())) {
            throw new IOException(folder + " holds cells of another model or seed: choose another folder");
        }
    }

    private Path file(GenerativeModel model, Cell cell) {
        String name = model.card().classes().get(cell.label());
        return folder.resolve(name)
                .resolve(String.format(Locale.ROOT, "%s-%05d.png", name.replace(' ', '-'), cell.number()));
    }

    private static void write(Path file, RgbImage image) {
        try {
            AtomicFile.writeBytes(file, PngFile.encode(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The licence of the data that a model learned from, where it is known by its name. */
    static String licence(String data) {
        return Manifests.find(data).map(Manifest::licence).orElse("not known here: that of the training data, " + data);
    }
}
