package cytodiffusion.bench;

import cytodiffusion.data.DataFolder;
import java.nio.file.Path;

/**
 * What to measure with.
 *
 * @param model folder of a trained model, or null for one that is trained for some minutes on the synthetic smear
 * @param data labelled images, on which the model is tried; null exactly where {@code model} is
 * @param images on which it is counted how often the best class is dropped
 * @param precision {@code auto}, {@code fp32} or {@code bf16}
 */
public record BenchRequest(Path model, DataFolder data, int images, String precision) {
    public BenchRequest {
        if ((model == null) != (data == null)) {
            throw new IllegalArgumentException("A model is measured on images: give --model and --data, or neither");
        }
        if (precision.equals("fp16")) {
            throw new IllegalArgumentException("The benchmark trains too, which fp16 is too coarse for: bf16 or fp32");
        }
        if (images < 1) {
            throw new IllegalArgumentException("At least one image is needed, not " + images);
        }
    }

    BenchRequest precision(String id) {
        return new BenchRequest(model, data, images, id);
    }
}
