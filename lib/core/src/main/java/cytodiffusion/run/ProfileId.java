package cytodiffusion.run;

import java.util.Locale;

/** How much notebooks compute; every paper has its own numbers for each. */
public enum ProfileId {
    /** Seconds a notebook, for the gate. */
    SMOKE,
    /** Two cores. */
    DEMO,
    /** The paper's scale. */
    PAPER;

    /** The one that {@code -Dcyto.profile} or {@code CYTO_PROFILE} names; {@link #DEMO} where neither is set. */
    public static ProfileId current() {
        String environment = System.getenv().getOrDefault("CYTO_PROFILE", "demo");
        return of(System.getProperty("cyto.profile", environment));
    }

    /**
     * The profile of this name, in any case.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static ProfileId of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "smoke" -> SMOKE;
            case "demo" -> DEMO;
            case "paper" -> PAPER;
            default ->
                throw new IllegalArgumentException(
                        "The profile '" + name + "' is none of smoke, demo, paper; set CYTO_PROFILE to one of them");
        };
    }
}
