package cytodiffusion.cli.draw;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Exit;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Json;
import cytodiffusion.cli.console.Require;
import cytodiffusion.data.image.PngFile;
import cytodiffusion.diffusion.CellGenerator.Cell;
import cytodiffusion.diffusion.Sampler;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.model.GenerativeModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Draws cells of a class: CLASS-0001.png and so on. A cell depends on model, sampler, steps, seed,"
                + " class and number only. Ctrl-C keeps those that are finished. Models that were trained with --generator"
                + " draw cells as they are; others draw them turned and recoloured.")
public final class SampleCommand implements Callable<Integer> {
    /** What file names leave out of a class's name. */
    private static final String NOT_IN_NAMES = "[^\\p{L}\\p{N}._-]+";

    @Mixin
    private GeneratorOptions generator;

    @Option(names = "--class", required = true, paramLabel = "NAME", description = "class of the cells")
    private String className;

    @Option(names = "--count", required = true, paramLabel = "N", description = "how many cells")
    private int count;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the pictures")
    private Path out;

    @Option(names = "--json", description = "print a JSON object instead of the files' names")
    private boolean json;

    private String method;
    private int evaluations;

    @Override
    public Integer call() throws IOException {
        Sampler chosen = generator.sampler();
        Require.positive("--count", count);
        requireFree();
        List<Path> files;
        try (GenerativeModel opened = generator.open(chosen)) {
            files = draw(opened, label(opened));
            method = opened.method();
            evaluations = opened.evaluations();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        report(files);
        return files.size() < count ? Exit.INTERRUPTED : Exit.OK;
    }

    /** Pictures of another seed are not replaced without being asked. */
    private void requireFree() {
        for (int number = 1; number <= count; number++) {
            if (Files.exists(file(number))) {
                throw new IllegalArgumentException(
                        file(number) + " is there already; choose another folder for --out, or delete it");
            }
        }
    }

    private int label(GenerativeModel opened) {
        List<String> classes = opened.card().classes();
        int label = classes.indexOf(className);
        if (label < 0) {
            throw new IllegalArgumentException(
                    "The model has no class '" + className + "'; it knows " + String.join(", ", classes));
        }
        return label;
    }

    private List<Path> draw(GenerativeModel opened, int label) {
        List<Path> files = new ArrayList<>();
        opened.draw(
                Cell.of(label, count),
                generator.seed(),
                (cell, image) -> {
                    try {
                        AtomicFile.writeBytes(file(cell.number()), PngFile.encode(image));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    files.add(file(cell.number()));
                },
                Interrupt.stop(),
                ConsoleProgress.standard());
        return files;
    }

    private Path file(int number) {
        String name = className.replaceAll(NOT_IN_NAMES, "_");
        return out.resolve(String.format(Locale.ROOT, "%s-%04d.png", name, number));
    }

    private void report(List<Path> files) {
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("class", className);
            facts.put("method", method);
            if (evaluations > 1) {
                facts.put("sampler", generator.samplerName());
                facts.put("steps", evaluations);
            }
            facts.put("seed", generator.seed());
            facts.put("files", files.stream().map(Path::toString).toList());
            Json.print(facts);
        } else {
            files.forEach(System.out::println);
        }
        System.err.printf(Locale.ROOT, "%d of %d cells are in %s%n", files.size(), count, out);
    }
}
