package cytodiffusion.data;

import java.nio.file.Path;

/**
 * An image file and the class that its folder names.
 *
 * @param path the file, not yet read
 * @param id {@code class/stem}, unique within its folder and the same wherever the folder lies: what a model card
 *     records of a split
 * @param label index of the class in {@link ImageFolder#classes()}
 */
public record LabelledImage(Path path, String id, int label) {}
