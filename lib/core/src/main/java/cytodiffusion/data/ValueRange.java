package cytodiffusion.data;

import cytodiffusion.data.image.ImageFile;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.data.pixels.PixelImage;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which of its values a file's image has for white. Cameras of 12 bits often write files of 16, whose largest value is then
 * 4,095 of 65,535: taken as they are, such images are nearly black.
 *
 * @param bits how many bits of a sample are used, by the bits that it has in the file: {@code {16: 12}} where 4,095 of
 *     65,535 is white. Depths that are not named are used up to their largest value.
 */
public record ValueRange(Map<Integer, Integer> bits) implements Serializable {
    /** All values that a file can hold. */
    public static final ValueRange FULL = new ValueRange(Map.of());

    /** @throws IllegalArgumentException where there are not 1 to 16 bits, or more are used than there are */
    public ValueRange {
        bits.forEach((depth, used) -> {
            if (used == null || used < 1 || depth > 16 || used > depth) {
                throw new IllegalArgumentException(
                        "A sample of " + depth + " bits cannot have " + used + " of them in use");
            }
        });
        bits = Map.copyOf(bits);
    }

    /** How many of a file's {@code depth} bits are used. */
    public int of(int depth) {
        return bits.getOrDefault(depth, depth);
    }

    /** By what the values of such a file are multiplied, at least 1. */
    double factor(int depth) {
        return (double) ((1 << depth) - 1) / ((1 << of(depth)) - 1);
    }

    /** @throws IOException whose message is the reason why the file cannot be read, without its name */
    public RgbImage read(Path file) throws IOException {
        return RgbImage.of(applied(ImageFile.readSrgb(file)));
    }

    /** The same of a file's content. */
    public RgbImage decode(byte[] content) throws IOException {
        return RgbImage.of(applied(ImageFile.decodeSrgb(content)));
    }

    /** The image with the largest value in use as white; what is brighter becomes white, too. */
    public PixelImage applied(PixelImage image) {
        if (!bits.containsKey(image.bits())) {
            return image;
        }
        double factor = factor(image.bits());
        float[] values = image.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.min(1, values[i] * factor);
        }
        return new PixelImage(image.width(), image.height(), image.channels(), of(image.bits()), image.space(), values);
    }

    /** {@code full}, or {@code 12 of 16 bits}. */
    @Override
    public String toString() {
        return bits.isEmpty()
                ? "full"
                : new TreeMap<>(bits)
                        .entrySet().stream()
                                .map(entry -> entry.getValue() + " of " + entry.getKey() + " bits")
                                .collect(Collectors.joining(", "));
    }
}
