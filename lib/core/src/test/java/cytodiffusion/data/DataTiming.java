package cytodiffusion.data;

import cytodiffusion.data.augment.Augmentation;
import cytodiffusion.data.image.RgbImage;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Prints what scanning, splitting, decoding and augmenting a folder of images costs; not a test. Takes the folder, the
 * crop and the size in pixels.
 */
final class DataTiming {
    private DataTiming() {}

    public static void main(String[] args) throws Exception {
        Preprocessing preprocessing = new Preprocessing(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        long start = System.nanoTime();
        ImageFolder folder = ImageFolder.scan(Path.of(args[0]));
        print("scan", start, folder.images().size());
        start = System.nanoTime();
        Split split = Splitter.of(folder.images(), 1).fractions(0.8, 0.1, 0.1);
        print("split", start, folder.images().size());
        CellSource source = new CellSource(split.train(), preprocessing);
        start = System.nanoTime();
        System.out.println(source.loadAll(Progress.SILENT, Stop.onInterrupt()));
        print("decode", start, source.size());
        SplittableRandom random = new SplittableRandom(1);
        for (Augmentation augmentation : new Augmentation[] {Augmentation.training(), Augmentation.inference()}) {
            for (int round = 0; round < 3; round++) {
                start = System.nanoTime();
                int count = Math.min(5000, source.size());
                for (int i = 0; i < count; i++) {
                    RgbImage canvas = source.canvas(i).orElseThrow();
                    augmentation.draw(random).apply(canvas, preprocessing.size());
                }
                print(round == 0 ? "augment, cold" : "augment", start, count);
            }
        }
    }

    private static void print(String what, long start, int count) {
        double millis = (System.nanoTime() - start) / 1e6;
        System.out.printf("%-14s %8.1f ms, %.4f ms an image%n", what, millis, millis / count);
    }
}
