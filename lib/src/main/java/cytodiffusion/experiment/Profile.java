package cytodiffusion.experiment;

import cytodiffusion.classify.EliminationSettings;
import java.time.Duration;
import java.util.Locale;

/**
 * How much a notebook computes. Every number that depends on it stands here, so that notebooks read the same on a laptop
 * and on a GPU.
 *
 * @param id {@code smoke}, {@code demo} or {@code paper}
 * @param recipe of the models trained
 * @param syntheticPerClass images of each class in the synthetic smear
 * @param trainingSteps of the UNet, or 0 where {@code trainingTime} decides
 * @param trainingTime of a model, autoencoder included, or null
 * @param evaluationLimit images that a model is judged on, 0 for all
 * @param elimination how many trials an image gets
 */
public record Profile(
        String id,
        Recipe recipe,
        int syntheticPerClass,
        long trainingSteps,
        Duration trainingTime,
        int evaluationLimit,
        EliminationSettings elimination) {
    /** Seconds a notebook: shows that everything works, and nothing else. */
    public static final Profile SMOKE = new Profile("smoke", Recipe.tiny(), 30, 60, null, 40, trials(10, 30));

    /** The default: two cores, some minutes. */
    public static final Profile DEMO =
            new Profile("demo", Recipe.small(), 250, 0, Duration.ofMinutes(6), 160, OpenModel.DEFAULT_ELIMINATION);

    /** The paper's scale, as far as the data is there; meant for a GPU. */
    public static final Profile PAPER =
            new Profile("paper", Recipe.sd15(), 1500, 72_000, null, 0, EliminationSettings.PAPER);

    /** The profile that {@code -Dcyto.profile} or {@code CYTO_PROFILE} names; {@link #DEMO} where neither is set. */
    public static Profile current() {
        String environment = System.getenv().getOrDefault("CYTO_PROFILE", DEMO.id);
        return of(System.getProperty("cyto.profile", environment));
    }

    static Profile of(String id) {
        return switch (id.toLowerCase(Locale.ROOT)) {
            case "smoke" -> SMOKE;
            case "demo" -> DEMO;
            case "paper" -> PAPER;
            default ->
                throw new IllegalArgumentException(
                        "The profile '" + id + "' is none of smoke, demo, paper; set CYTO_PROFILE to one of them");
        };
    }

    private static EliminationSettings trials(int least, int most) {
        return EliminationSettings.PAPER.withTrials(least, most);
    }
}
