package cytodiffusion.spark;

import cytodiffusion.evaluation.Judge;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * An image as it travels to the workers.
 *
 * @param name that tells it from the others
 * @param file absolute path
 * @param label name of its class; empty where that is not known
 */
record ImageTask(String name, String file, String label) implements Serializable {
    static ImageTask of(Judge.Image image) {
        return new ImageTask(image.name(), image.file().toString(), image.label());
    }

    Judge.Image image() {
        return new Judge.Image(name, Path.of(file), label);
    }
}
