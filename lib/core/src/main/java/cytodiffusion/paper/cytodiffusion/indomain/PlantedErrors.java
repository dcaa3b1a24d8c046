package cytodiffusion.paper.cytodiffusion.indomain;

import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.LabelledImage;
import cytodiffusion.data.Seeds;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.io.Csv;
import cytodiffusion.io.CsvFile;
import cytodiffusion.io.DiskFull;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A copy of a dataset in which some labels were made wrong on purpose, so that it is known which a review of labels ought
 * to find. The files' names tell nothing.
 *
 * @param folder of the copy
 * @param trueClasses of the images with a wrong label, by their ids in the copy
 */
public record PlantedErrors(Path folder, Map<String, String> trueClasses) {
    /** The file beside the class folders that says which labels are wrong; written last. */
    static final String TRUTH = "planted.csv";

    public PlantedErrors {
        trueClasses = new LinkedHashMap<>(trueClasses);
    }

    /** Ids of the images with a wrong label. */
    public Set<String> images() {
        return trueClasses.keySet();
    }

    /**
     * Copies the images and gives some of each class another class, any of the others with the same probability.
     *
     * @param perClass labels of each class that become wrong; fewer than its images
     * @param folder for these numbers and this seed alone; a copy that is complete is taken as it is
     * @throws IOException where a file cannot be copied, or the copying was interrupted
     */
    public static PlantedErrors plant(
            ImageFolder images, int perClass, long seed, Path folder, Stop stop, Progress progress) throws IOException {
        if (Files.exists(folder.resolve(TRUTH))) {
            return read(folder);
        }
        for (int count : images.counts()) {
            if (perClass < 1 || perClass >= count) {
                throw new IllegalArgumentException("Of a class of " + count + " images " + perClass
                        + " cannot get a wrong label: at least 1, and fewer than there are");
            }
        }
        List<LabelledImage> shuffled = IntStream.range(0, images.images().size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> Seeds.derive(seed, i)))
                .map(images.images()::get)
                .toList();
        Map<String, String> truth = new LinkedHashMap<>();
        int[] planted = new int[images.classes().size()];
        try (Progress.Task task = progress.start("Copying images, some labels wrong", "images", shuffled.size())) {
            for (int i = 0; i < shuffled.size(); i++) {
                if (stop.requested()) {
                    throw new IOException("The copying of images was interrupted; run the cell again");
                }
                LabelledImage image = shuffled.get(i);
                boolean wrong = planted[image.label()]++ < perClass;
                int label = wrong ? another(image.label(), planted.length, Seeds.derive(seed, i, 1)) : image.label();
                String stem = String.format(Locale.ROOT, "cell_%05d", i + 1);
                copy(image.path(), folder.resolve(images.classes().get(label)), stem);
                if (wrong) {
                    truth.put(
                            images.classes().get(label) + "/" + stem,
                            images.classes().get(image.label()));
                }
                task.update(i + 1, "");
            }
        }
        write(folder, truth);
        return new PlantedErrors(folder, truth);
    }

    /** Any class but this one. */
    private static int another(int label, int classes, long seed) {
        int step = 1 + (int) Math.floorMod(seed, (long) classes - 1);
        return (label + step) % classes;
    }

    private static void copy(Path file, Path folder, String stem) throws IOException {
        String name = file.getFileName().toString();
        Files.createDirectories(folder);
        Path copy = folder.resolve(stem + name.substring(name.lastIndexOf('.')));
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw DiskFull.named(copy, e);
        }
    }

    private static void write(Path folder, Map<String, String> truth) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Csv.line(List.of("image", "true class"))));
        truth.forEach((image, name) -> lines.add(Csv.line(List.of(image, name))));
        AtomicFile.writeString(folder.resolve(TRUTH), String.join("", lines));
    }

    private static PlantedErrors read(Path folder) throws IOException {
        CsvFile table = CsvFile.read(folder.resolve(TRUTH));
        int image = table.column("image");
        int name = table.column("true class");
        Map<String, String> truth = new LinkedHashMap<>();
        table.rows()
                .forEach(row -> truth.put(row.fields().get(image), row.fields().get(name)));
        return new PlantedErrors(folder, truth);
    }
}
