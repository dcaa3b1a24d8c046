package cytodiffusion.model;

import cytodiffusion.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells which weights a result comes from. */
public final class ModelHash {
    private static final String WEIGHTS = ".safetensors";

    private ModelHash() {}

    /** SHA-256 over the SHA-256 of each file of weights of a model folder, by name; those of its training not among them. */
    public static String of(Path model) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(model)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(WEIGHTS))
                    .filter(file -> !file.startsWith(model.resolve("training")))
                    .sorted()
                    .toList();
        }
        StringBuilder hashes = new StringBuilder();
        for (Path file : files) {
            hashes.append(model.relativize(file))
                    .append(' ')
                    .append(Sha256.of(file))
                    .append('\n');
        }
        return Sha256.of(hashes.toString());
    }
}
