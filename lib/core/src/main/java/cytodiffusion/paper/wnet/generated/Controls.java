package cytodiffusion.paper.wnet.generated;

import cytodiffusion.data.image.RgbImage;
import cytodiffusion.evaluation.cells.CellSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sets that nobody would call new cells: a measure that scores them well does not see what is wrong with them. */
public final class Controls {
    private Controls() {}

    /**
     * The same cells out of focus: every pixel the mean of a square around it, as far as it lies inside.
     *
     * @param radius pixels from the square's centre to its side
     */
    public static CellSet blurred(CellSet cells, int radius) {
        return cells.each(image -> blurred(image, radius));
    }

    private static RgbImage blurred(RgbImage image, int radius) {
        byte[] pixels = new byte[image.pixels().length];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    pixels[(y * image.width() + x) * 3 + c] = (byte) mean(image, x, y, c, radius);
                }
            }
        }
        return new RgbImage(image.width(), image.height(), pixels);
    }

    private static int mean(RgbImage image, int x, int y, int channel, int radius) {
        int sum = 0;
        int count = 0;
        for (int j = Math.max(0, y - radius); j <= Math.min(image.height() - 1, y + radius); j++) {
            for (int i = Math.max(0, x - radius); i <= Math.min(image.width() - 1, x + radius); i++) {
                sum += image.get(i, j, channel);
                count++;
            }
        }
        return Math.round((float) sum / count);
    }

    /** In the place of each cell the mean picture of all cells of its class. */
    public static CellSet means(CellSet cells) {
        List<RgbImage> means = IntStream.range(0, cells.classes().size())
                .mapToObj(label -> mean(cells, label))
                .toList();
        return new CellSet(
                cells.classes(),
                Arrays.stream(cells.labels()).mapToObj(means::get).toList(),
                cells.labels());
    }

    private static RgbImage mean(CellSet cells, int label) {
        List<RgbImage> own = IntStream.range(0, cells.size())
                .filter(i -> cells.labels()[i] == label)
                .mapToObj(cells.images()::get)
                .toList();
        RgbImage first = cells.images().get(0);
        byte[] pixels = new byte[first.pixels().length];
        for (int k = 0; k < pixels.length; k++) {
            int sum = 0;
            for (RgbImage image : own) {
                sum += image.pixels()[k] & 0xff;
            }
            pixels[k] = (byte) Math.round((float) sum / Math.max(1, own.size()));
        }
        return new RgbImage(first.width(), first.height(), pixels);
    }
}
