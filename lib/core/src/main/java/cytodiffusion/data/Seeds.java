package cytodiffusion.data;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Derives independent random streams from one seed, so that what is drawn for one image, class or step never depends on
 * how many others were drawn before it.
 *
 * <p>Keys are mixed with the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", 2014); the streams are the same on every machine.
 */
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** A seed for the thing that {@code keys} name, in their order. */
    public static long derive(long seed, long... keys) {
        long mixed = mix(seed + GOLDEN_GAMMA);
        for (long key : keys) {
            mixed = mix(mixed ^ mix(key + GOLDEN_GAMMA));
        }
        return mixed;
    }

    /** A seed for the thing called {@code name}. */
    public static long derive(long seed, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return derive(seed, bytes);
    }

    /** A seed for the thing with this content. */
    public static long derive(long seed, byte[] content) {
        long[] words = new long[content.length / 8 + 2];
        words[0] = content.length;
        for (int i = 0; i < content.length; i++) {
            words[1 + i / 8] |= (content[i] & 0xffL) << (i % 8 * 8);
        }
        return derive(seed, words);
    }

    /** A random stream for the thing that {@code keys} name. */
    public static SplittableRandom random(long seed, long... keys) {
        return new SplittableRandom(derive(seed, keys));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
