package cytodiffusion.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * An endless order of images in which every class comes up equally often, each class running through all of its images
 * before it shuffles them again. What stands at a place depends on the seed and the place alone. Not for use by several
 * threads at once.
 */
public final class BalancedOrder implements ImageOrder {
    private final long seed;
    private final List<int[]> members = new ArrayList<>();
    private final List<int[]> shuffled = new ArrayList<>();
    private final long[] epochs;

    /** @param labels class of each image, from 0; classes without an image do not come up */
    public BalancedOrder(int[] labels, long seed) {
        this.seed = seed;
        if (labels.length == 0) {
            throw new IllegalArgumentException("There is no image to train with");
        }
        int classes = IntStream.of(labels).max().orElseThrow() + 1;
        for (int c = 0; c < classes; c++) {
            int label = c;
            int[] of = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == label)
                    .toArray();
            if (of.length > 0) {
                members.add(of);
                shuffled.add(shuffle(members.size() - 1, of, 0));
            }
        }
        epochs = new long[members.size()];
    }

    @Override
    public int at(long place) {
        int c = (int) (place % members.size());
        long ofClass = place / members.size();
        int count = members.get(c).length;
        long epoch = ofClass / count;
        if (epochs[c] != epoch) {
            epochs[c] = epoch;
            shuffled.set(c, shuffle(c, members.get(c), epoch));
        }
        return shuffled.get(c)[(int) (ofClass % count)];
    }

    private int[] shuffle(int c, int[] of, long epoch) {
        int[] order = of.clone();
        SplittableRandom random = Seeds.random(seed, c, epoch);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }
}
