package cytodiffusion.evaluation.cells;

import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Pictures of 32 x 32 pixels in place of cells: noise with a dark disc, which is small in one class and large in the other. */
final class Blots {
    private static final int SIZE = 32;
    private static final List<String> CLASSES = List.of("small", "large");

    private Blots() {}

    /** Pictures 1 to {@code perClass} of each class. */
    static CellSet of(int perClass, long seed) {
        List<RgbImage> images = new ArrayList<>();
        int[] labels = new int[2 * perClass];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i / perClass;
            images.add(picture(labels[i] == 0 ? 5 : 11, Seeds.random(seed, i)));
        }
        return new CellSet(CLASSES, images, labels);
    }

    private static RgbImage picture(int radius, SplittableRandom random) {
        int centreX = 12 + random.nextInt(8);
        int centreY = 12 + random.nextInt(8);
        byte[] pixels = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < SIZE * SIZE; i++) {
            int x = i % SIZE - centreX;
            int y = i / SIZE - centreY;
            int level = x * x + y * y < radius * radius ? 60 : 200;
            for (int c = 0; c < 3; c++) {
                pixels[3 * i + c] = (byte) (level + random.nextInt(40));
            }
        }
        return new RgbImage(SIZE, SIZE, pixels);
    }

    /** The same pictures, each mirrored left to right. */
    static CellSet mirrored(CellSet cells) {
        List<RgbImage> images = new ArrayList<>();
        for (RgbImage image : cells.images()) {
            byte[] pixels = new byte[image.pixels().length];
            for (int i = 0; i < SIZE * SIZE; i++) {
                int from = i / SIZE * SIZE + SIZE - 1 - i % SIZE;
                System.arraycopy(image.pixels(), 3 * from, pixels, 3 * i, 3);
            }
            images.add(new RgbImage(SIZE, SIZE, pixels));
        }
        return new CellSet(cells.classes(), images, cells.labels());
    }
}
