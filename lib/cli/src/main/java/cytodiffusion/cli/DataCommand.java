package cytodiffusion.cli;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Folders;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Json;
import cytodiffusion.cli.console.Require;
import cytodiffusion.cli.draw.GenerateCommand;
import cytodiffusion.data.DataFolder;
import cytodiffusion.data.ImageFolder;
import cytodiffusion.data.ValueRange;
import cytodiffusion.data.catalog.DataStore;
import cytodiffusion.data.catalog.DatasetDownload;
import cytodiffusion.data.catalog.Manifest;
import cytodiffusion.data.catalog.Manifests;
import cytodiffusion.data.catalog.Verification;
import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.data.smear.SyntheticSmear;
import cytodiffusion.evaluation.CellScale;
import cytodiffusion.progress.Stop;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Datasets: what there is, fetching one, whether it is whole, the synthetic smear, cells of a"
                + " generator, and raw image space.",
        subcommands = {RawCommand.class, GenerateCommand.class})
final class DataCommand {
    @Command(
            name = "cell-size",
            mixinStandardHelpOptions = true,
            description = "Measures how large the cells of a folder are, and with --like in which crop they have the"
                    + " size that a model knows: for 'cyto evaluate --crop'.")
    int cellSize(
            @Parameters(paramLabel = "DIR", description = "one folder of images per class") Path folder,
            @Option(
                            names = "--like",
                            paramLabel = "DIR",
                            description = "images that a model was trained on, one folder per class")
                    Path like,
            @Mixin FolderOptions labels,
            @Option(
                            names = "--crop",
                            paramLabel = "PX",
                            defaultValue = "0",
                            description = "crop of that training (default: 0, the whole image)")
                    int crop)
            throws IOException {
        Require.notNegative("--crop", crop);
        Stop stop = Interrupt.stop();
        CellScale here = measure(labels.of(folder), stop);
        if (stop.requested()) {
            return Main.INTERRUPTED;
        }
        here.diameters().forEach((name, pixels) -> System.err.printf(Locale.ROOT, "%s: %.1f px%n", name, pixels));
        if (like == null) {
            System.err.printf(Locale.ROOT, "The images are %d px wide; --like DIR compares with others%n", here.side());
            return Main.OK;
        }
        CellScale there = measure(DataFolder.of(Folders.existing(like)), stop);
        if (stop.requested()) {
            return Main.INTERRUPTED;
        }
        int sameScale = here.cropLike(there, crop);
        System.err.printf(
                Locale.ROOT,
                "Cells are %.3f times as large as in %s (median over the classes that both have)%n",
                here.ratio(there).orElseThrow(),
                like);
        System.out.println(sameScale);
        return Main.OK;
    }

    private static CellScale measure(DataFolder folder, Stop stop) throws IOException {
        ImageFolder images = folder.scan();
        FolderOptions.tellFound(folder, images, ValueRange.FULL);
        return CellScale.of(images, stop, ConsoleProgress.standard());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The known datasets and where they lie.")
    int list(@Option(names = "--json", description = "as one JSON array") boolean json) {
        DataStore store = DataStore.ofUser();
        if (json) {
            Json.print(Manifests.all().stream()
                    .map(manifest -> facts(manifest, store))
                    .toList());
            return Main.OK;
        }
        System.err.println("Data root: " + store.root());
        for (Manifest manifest : Manifests.all()) {
            String where =
                    store.has(manifest.id()) ? store.folder(manifest.id()).toString() : manifest.howToGet();
            System.out.printf(Locale.ROOT, "%-16s %-12s %s%n", manifest.id(), manifest.availability(), where);
        }
        return Main.OK;
    }

    private static Map<String, String> facts(Manifest manifest, DataStore store) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("id", manifest.id());
        facts.put("name", manifest.name());
        facts.put("availability", manifest.availability().toString());
        facts.put("howToGet", manifest.howToGet());
        if (store.has(manifest.id())) {
            facts.put("folder", store.folder(manifest.id()).toString());
        }
        return facts;
    }

    @Command(
            name = "fetch",
            mixinStandardHelpOptions = true,
            description =
                    "Downloads a dataset into the data root, where its origin lets a program do so; else says where"
                            + " to get it and where to put it. One that was cut goes on.")
    int fetch(@Parameters(paramLabel = "ID", description = "dataset, as in 'cyto data list'") String id)
            throws IOException {
        Stop stop = Interrupt.stop();
        DataStore store = DataStore.ofUser();
        Manifest manifest = manifest(id);
        try {
            Path folder = new DatasetDownload(store).fetch(manifest, ConsoleProgress.standard(), stop);
            System.out.println(folder);
            System.err.println("Licence: " + manifest.licence());
            System.err.println("To cite: " + manifest.citation());
            return Main.OK;
        } catch (IOException e) {
            if (!stop.requested()) {
                throw e;
            }
            System.err.println(e.getMessage());
            return Main.INTERRUPTED;
        }
    }

    private static Manifest manifest(String id) {
        return Manifests.find(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no dataset '" + id + "'; 'cyto data list' names them"));
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Compares a dataset's files with the checksums in its manifest.")
    int verify(
            @Parameters(paramLabel = "ID", description = "dataset, as in 'cyto data list'") String id,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            description = "its folder, where it is not below the data root")
                    Path folder)
            throws IOException {
        Stop stop = Interrupt.stop();
        Manifest manifest = manifest(id);
        Path found = find(id, folder);
        Verification result = Verification.of(manifest, found, ConsoleProgress.standard(), stop);
        System.out.println(result.verified() + " files are as they should be");
        result.missing().forEach(file -> System.out.println("missing: " + file));
        result.changed().forEach(file -> System.out.println("changed: " + file));
        result.extra().forEach(file -> System.out.println("not in the manifest: " + file));
        return stop.requested() ? Main.INTERRUPTED : result.passed() ? Main.OK : Main.FAILED;
    }

    private static Path find(String id, Path folder) throws IOException {
        try {
            return DataStore.ofUser().find(id, Optional.ofNullable(folder));
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Command(
            name = "synthesize",
            mixinStandardHelpOptions = true,
            description = "Draws synthetic smears of blood into a folder, one folder a class.")
    int synthesize(
            @Parameters(paramLabel = "DIR", description = "where to") Path folder,
            @Option(names = "--per-class", paramLabel = "N", required = true, description = "images of each class")
                    int perClass,
            @Option(names = "--seed", paramLabel = "S", defaultValue = "0", description = "of all that is drawn")
                    long seed,
            @Option(
                            names = "--domain",
                            paramLabel = "NAME",
                            defaultValue = "reference",
                            description = "reference (default), second-microscope or second-stain")
                    String domain,
            @Option(names = "--size", paramLabel = "PX", defaultValue = "96", description = "side of the images")
                    int size,
            @Option(
                            names = "--class",
                            paramLabel = "NAME",
                            description = "draw this class only; may be repeated (default: all ten)")
                    List<String> chosen)
            throws IOException {
        Stop stop = Interrupt.stop();
        List<String> classes = chosen == null ? SyntheticSmear.classes() : chosen;
        SmearDataset dataset = new SmearDataset(classes, perClass, seed, Domain.named(domain), size);
        int written = dataset.write(folder, ConsoleProgress.standard(), stop);
        System.out.println(folder);
        System.err.println(written + " images written");
        return stop.requested() ? Main.INTERRUPTED : Main.OK;
    }
}
