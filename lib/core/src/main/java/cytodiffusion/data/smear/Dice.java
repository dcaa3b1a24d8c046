package cytodiffusion.data.smear;

import cytodiffusion.data.Seeds;
import java.util.SplittableRandom;

/** Random draws for one part of one picture, built on 64-bit integers so that they are the same on every machine. */
final class Dice {
    private final SplittableRandom random;

    /** Draws for the part called {@code part}; those of other parts do not change when more are taken here. */
    Dice(long seed, String part) {
        this.random = new SplittableRandom(Seeds.derive(seed, part));
    }

    long bits() {
        return random.nextLong();
    }

    /** Even over [0, 1). */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** In [0, 1), most often near the middle: the mean of two even draws. */
    double bell() {
        return (uniform() + uniform()) / 2;
    }

    /** Mean 0, standard deviation 1, never beyond 3.5: the sum of four even draws of 16 bits. */
    double normal() {
        long bits = random.nextLong();
        long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        return (sum - 131_070) * (1.7320508075688772 / 65_536);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    int between(int low, int high) {
        return low + (int) (uniform() * (high - low + 1));
    }
}
