package cytodiffusion.data;

import java.util.SplittableRandom;

/**
 * An endless order in which all images come up once before they are shuffled again. What stands at a place depends on the
 * seed and the place alone. Not for use by several threads at once.
 */
public final class ShuffledOrder implements ImageOrder {
    private final int count;
    private final long seed;
    private long epoch = -1;
    private int[] order;

    /** @param count of images */
    public ShuffledOrder(int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("There is no image to train with");
        }
        this.count = count;
        this.seed = seed;
    }

    @Override
    public int at(long place) {
        if (epoch != place / count) {
            epoch = place / count;
            order = shuffle(Seeds.random(seed, epoch));
        }
        return order[(int) (place % count)];
    }

    private int[] shuffle(SplittableRandom random) {
        int[] shuffled = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            shuffled[i] = shuffled[j];
            shuffled[j] = i;
        }
        return shuffled;
    }
}
