package cytodiffusion.nn.latent;

import java.util.List;

/**
 * Bounds on what a config.json may ask for. A network is built, layer by layer, before its weights are compared with it:
 * without bounds a damaged number would take all memory first.
 */
final class ConfigLimits {
    /** Stable Diffusion's largest has 1280. */
    static final int CHANNELS = 1 << 16;

    /** Stable Diffusion has two a level. */
    static final int LAYERS = 64;

    private static final int LEVELS = 16;

    private ConfigLimits() {}

    /** @throws IllegalArgumentException where {@code value} is not in [1, {@code most}], naming the entry */
    static void require(String entry, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(entry + " is " + value + ", not in 1 to " + most);
        }
    }

    /** @throws IllegalArgumentException where there are too many levels, or one of them has no sensible number */
    static void requireLevels(String entry, List<Integer> channels) {
        require("the length of " + entry, channels.size(), LEVELS);
        for (Integer level : channels) {
            if (level == null) {
                throw new IllegalArgumentException(entry + " has an empty entry");
            }
            require(entry, level, CHANNELS);
        }
    }
}
