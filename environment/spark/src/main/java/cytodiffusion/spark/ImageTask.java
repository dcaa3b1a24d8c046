package cytodiffusion.spark;

import cytodiffusion.evaluation.Judge;
import cytodiffusion.evaluation.ReadableImages.Content;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image as it travels to the workers.
 *
 * @param name that tells it from the others
 * @param file its path or address
 * @param label name of its class; empty where that is not known
 * @param content of an image that comes from a table; null for others, which the workers read themselves
 */
record ImageTask(String name, String file, String label, byte[] content) implements Serializable {
    /** Of an image that the workers read. */
    static ImageTask of(Judge.Image image) {
        return new ImageTask(image.name(), ForeignImages.address(image.file()), image.label(), null);
    }

    Judge.Image image() {
        return new Judge.Image(name, Path.of(file), label, foreign());
    }

    private Optional<Content> foreign() {
        if (content != null) {
            return Optional.of(() -> content);
        }
        return ForeignImages.isAddress(file) ? Optional.of(() -> ForeignImages.read(file)) : Optional.empty();
    }
}
