package cytodiffusion.paper.cytodiffusion.turing;

import cytodiffusion.data.Seeds;
import cytodiffusion.data.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small balanced tests: half of the cells smooth and flat, so that compression would tell them from the noisy ones. */
final class TestCells {
    static final List<String> CLASSES = List.of("monocyte", "basophil", "lymphocyte");

    private TestCells() {}

    /** As many real as synthetic cells of each class, the real ones first. */
    static List<TuringTest.Item> balanced(int perClass) {
        List<TuringTest.Item> items = new ArrayList<>();
        for (boolean synthetic : new boolean[] {false, true}) {
            for (String name : CLASSES) {
                for (int i = 0; i < perClass; i++) {
                    items.add(new TuringTest.Item(image(items.size(), synthetic), name, synthetic));
                }
            }
        }
        return items;
    }

    /** The key of such a test. */
    static TuringKey key(int perClass) {
        List<TuringKey.Entry> entries = new ArrayList<>();
        for (TuringTest.Item item : balanced(perClass)) {
            entries.add(new TuringKey.Entry(entries.size() + 1, item.intendedClass(), item.synthetic()));
        }
        return new TuringKey("0123456789abcdef", entries);
    }

    static RgbImage image(int number, boolean smooth) {
        byte[] pixels = new byte[16 * 16 * 3];
        SplittableRandom random = Seeds.random(7, number);
        int shade = random.nextInt(256);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (smooth ? shade : random.nextInt(256));
        }
        return new RgbImage(16, 16, pixels);
    }
}
