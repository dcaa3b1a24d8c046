package cytodiffusion.classify;

import cytodiffusion.data.augment.Augmentation;

/**
 * How a diffusion classifier decides.
 *
 * @param elimination how many trials, and when a class is given up
 * @param augmentation drawn anew for each trial, shared by all classes
 * @param weighting of errors by timestep
 * @param seed of all draws, together with each image's content
 * @param batch how many evaluations of the UNet go through it at once
 */
public record ClassifierSettings(
        EliminationSettings elimination, Augmentation augmentation, ErrorWeighting weighting, long seed, int batch) {
    public ClassifierSettings {
        if (batch < 1) {
            throw new IllegalArgumentException("The batch is " + batch + ", but must be at least 1");
        }
    }

    /** The same with another weighting. */
    public ClassifierSettings withWeighting(ErrorWeighting other) {
        return new ClassifierSettings(elimination, augmentation, other, seed, batch);
    }
}
