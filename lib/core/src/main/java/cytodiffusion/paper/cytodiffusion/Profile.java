package cytodiffusion.paper.cytodiffusion;

import cytodiffusion.classify.EliminationSettings;
import cytodiffusion.model.OpenModel;
import cytodiffusion.run.ProfileId;
import cytodiffusion.training.Recipe;
import java.time.Duration;

/**
 * How much a notebook computes. Every number that depends on it stands here and in {@link Studies}, so that notebooks read
 * the same on a laptop and on a GPU. What a kept figure is compared by is counted in steps, as seconds hold more of them
 * on one machine than on another; the {@code time} of the {@link Models} alone is bounded by the clock.
 *
 * @param id {@code smoke}, {@code demo} or {@code paper}
 * @param syntheticPerClass images of each class in the synthetic smear
 * @param models that all studies share
 * @param judging by these models
 * @param studies what each study computes beside
 */
public record Profile(String id, int syntheticPerClass, Models models, Judging judging, Studies studies) {
    /**
     * The models that all studies share.
     *
     * @param recipe of the diffusion models
     * @param steps of the UNet, or 0 where {@code time} decides
     * @param time of a diffusion model's training, autoencoder included, or null. It bounds what somebody waits for a model
     *     of data of their own, for which no figures are kept; for the synthetic smear models come with the library
     * @param networkSteps of each discriminative network's training
     */
    public record Models(Recipe recipe, long steps, Duration time, long networkSteps) {}

    /**
     * How a model is judged.
     *
     * @param limit images that a model is judged on, 0 for all
     * @param elimination how many trials an image gets
     */
    public record Judging(int limit, EliminationSettings elimination) {}

    /** Seconds a notebook: shows that everything works, and nothing else. */
    public static final Profile SMOKE = new Profile(
            "smoke",
            30,
            new Models(Recipe.tiny(), 60, null, 6),
            new Judging(40, EliminationSettings.PAPER.withTrials(10, 30)),
            Studies.SMOKE);

    /** The default: two cores, some minutes. */
    public static final Profile DEMO = new Profile(
            "demo",
            250,
            new Models(Recipe.small(), 0, Duration.ofMinutes(6), 160),
            new Judging(160, OpenModel.DEFAULT_ELIMINATION),
            Studies.DEMO);

    /** The paper's scale, as far as the data is there; meant for a GPU. */
    public static final Profile PAPER = new Profile(
            "paper",
            1500,
            new Models(Recipe.sd15(), 72_000, null, 72_000),
            new Judging(0, EliminationSettings.PAPER),
            Studies.PAPER);

    /** Whether models that come with the library are taken where they fit, instead of trained ones. */
    public boolean shippedModels() {
        return this == DEMO;
    }

    // What a cell of a notebook asks for by one word.

    /** @see Studies#inDomain */
    public Studies.InDomain inDomain() {
        return studies.inDomain();
    }

    /** @see Studies#uncertainty */
    public Studies.Uncertainty uncertainty() {
        return studies.uncertainty();
    }

    /** @see Studies#anomaly */
    public Studies.Anomaly anomaly() {
        return studies.anomaly();
    }

    /** @see Studies#shift */
    public Studies.Shift shift() {
        return studies.shift();
    }

    /** @see Studies#lowData */
    public Studies.LowData lowData() {
        return studies.lowData();
    }

    /** @see Studies#sampling */
    public Studies.Sampling sampling() {
        return studies.sampling();
    }

    /** @see Studies#heatmaps */
    public Studies.Heatmaps heatmaps() {
        return studies.heatmaps();
    }

    /** @see Studies#howItWorks */
    public Studies.HowItWorks howItWorks() {
        return studies.howItWorks();
    }

    /** The profile that {@code -Dcyto.profile} or {@code CYTO_PROFILE} names; {@link #DEMO} where neither is set. */
    public static Profile current() {
        return of(ProfileId.current());
    }

    /** The profile of this name. */
    public static Profile of(String id) {
        return of(ProfileId.of(id));
    }

    private static Profile of(ProfileId id) {
        return switch (id) {
            case SMOKE -> SMOKE;
            case DEMO -> DEMO;
            case PAPER -> PAPER;
        };
    }
}
