package cytodiffusion.data;

import cytodiffusion.data.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An image file and the class that its folder names.
 *
 * @param path the file, not yet read
 * @param id {@code class/stem}, unique within its folder and the same wherever the folder lies: what a model card
 *     records of a split
 * @param label index of the class in {@link ImageFolder#classes()}
 * @param range which of the file's values is white where the image is shown or measured; a model has a range of its own
 */
public record LabelledImage(Path path, String id, int label, ValueRange range) {
    /** An image of a file that uses all of its values. */
    public LabelledImage(Path path, String id, int label) {
        this(path, id, label, ValueRange.FULL);
    }

    /** @throws IOException whose message is the reason why the file cannot be read, without its name */
    public RgbImage read() throws IOException {
        return range.read(path);
    }

    LabelledImage withLabel(int other) {
        return new LabelledImage(path, id, other, range);
    }

    LabelledImage in(ValueRange values) {
        return new LabelledImage(path, id, label, values);
    }
}
