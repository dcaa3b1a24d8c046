package cytodiffusion.data.smear;

import cytodiffusion.data.Seeds;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Drawn cells of all eight classes of the PBC dataset whose class nobody wrote down: the folders are the domains that
 * they come from. A model pretrained on them has seen cells, but no label of a cell.
 *
 * @param domains at least two, as a classifier's training needs
 * @param perDomain images of each domain, the classes in turn
 * @param seed other than that of the cells that the pretrained model is then used for, which are else the same cells
 *     seen in other domains
 * @param size pixels along each side
 */
public record UnlabelledSmear(List<Domain> domains, int perDomain, long seed, int size) {
    private static final String RECORD = "unlabelled-smear.json";
    private static final String STREAM = "unlabelled smear";

    public UnlabelledSmear {
        domains = List.copyOf(domains);
        if (domains.size() < 2 || perDomain < 1) {
            throw new IllegalArgumentException(
                    "An unlabelled smear has at least two domains and one image of each, not " + domains.size()
                            + " and " + perDomain);
        }
    }

    /**
     * Draws the images under {@code folder}, on all cores, unless they are all there already.
     *
     * @return whether all images are there; not so only after a stop
     * @throws IOException if a file cannot be written, or the folder holds other images
     */
    public boolean write(Path folder, Progress progress, Stop stop) throws IOException {
        Path record = folder.resolve(RECORD);
        if (Files.exists(record)) {
            if (Files.readString(record).equals(settings())) {
                return true;
            }
            throw new IOException(folder + " already holds an unlabelled smear with other settings (see " + record
                    + "); choose another folder, or remove this one");
        }
        boolean complete = new DrawnFiles(
                        "Drawing unlabelled cells",
                        domains.size() * perDomain,
                        i -> folder.resolve(imageFile(domain(i), number(i))),
                        i -> draw(domain(i), number(i)))
                .writeAll(progress, stop);
        if (complete) {
            // Last, so that it says that the images are complete.
            AtomicFile.writeString(record, settings());
        }
        return complete;
    }

    private Domain domain(int index) {
        return domains.get(index % domains.size());
    }

    private int number(int index) {
        return index / domains.size();
    }

    private static Path imageFile(Domain domain, int number) {
        return Path.of(domain.name(), String.format(Locale.ROOT, "%s_%05d.png", domain.name(), number + 1));
    }

    private SmearCell draw(Domain domain, int number) {
        List<String> classes = SyntheticSmear.pbcClasses();
        CellSpec spec =
                CellSpec.of(classes.get(number % classes.size())).in(domain).sized(size);
        return SyntheticSmear.draw(spec, Seeds.derive(Seeds.derive(Seeds.derive(seed, STREAM), domain.name()), number));
    }

    private String settings() {
        String names = domains.stream().map(d -> '"' + d.name() + '"').collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "{\"version\": %d, \"domains\": [%s], \"perDomain\": %d, \"seed\": %d, \"size\": %d}%n",
                SmearDataset.DRAWING_VERSION,
                names,
                perDomain,
                seed,
                size);
    }
}
