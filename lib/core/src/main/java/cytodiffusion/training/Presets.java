package cytodiffusion.training;

import cytodiffusion.discriminative.BaselineRecipe;
import cytodiffusion.gan.GanRecipe;
import cytodiffusion.train.ImageRecipe;

/** What can be trained, by the names on the command line, whichever kind of model it is. */
public final class Presets {
    private Presets() {}

    /** Whether a discriminative network goes by this name. */
    public static boolean isNetwork(String preset) {
        return BaselineRecipe.find(preset).isPresent();
    }

    /** Whether a diffusion model goes by this name. */
    public static boolean isDiffusion(String preset) {
        return Recipe.names().contains(preset);
    }

    /** Whether a generative adversarial network goes by this name. */
    public static boolean isGan(String preset) {
        return GanRecipe.find(preset).isPresent();
    }

    /** The names of all diffusion models, with commas between them. */
    public static String diffusionNames() {
        return String.join(", ", Recipe.names());
    }

    /** The names of all discriminative networks, with commas between them. */
    public static String networkNames() {
        return String.join(", ", BaselineRecipe.names());
    }

    /**
     * How it is built and trained.
     *
     * @throws IllegalArgumentException naming all presets where there is none of this name
     */
    public static ImageRecipe of(String preset) {
        if (isNetwork(preset)) {
            return BaselineRecipe.find(preset).get();
        }
        if (isGan(preset)) {
            return GanRecipe.find(preset).get();
        }
        if (!isDiffusion(preset)) {
            throw new IllegalArgumentException("There is no preset '" + preset + "'; choose one of " + diffusionNames()
                    + ", or, for a baseline, of " + networkNames() + ", or, for a generator, of "
                    + String.join(", ", GanRecipe.names()));
        }
        return Recipe.of(preset);
    }
}
