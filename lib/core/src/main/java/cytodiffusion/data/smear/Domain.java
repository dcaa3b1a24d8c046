package cytodiffusion.data.smear;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a picture comes from: a laboratory's stain, microscope and camera. The cells drawn do not depend on it, so the
 * same seed in two domains is the same cell seen twice.
 *
 * @param name how it is called in files and on the command line
 */
public record Domain(String name, Stain stain, Microscope microscope, Camera camera) {
    /**
     * Like the PBC dataset (Acevedo et al., Data in Brief 30 (2020) 105474): May-Grünwald-Giemsa, a slide scanner with
     * sharp, even, warm pictures.
     */
    public static final Domain REFERENCE = new Domain(
            "reference",
            new Stain(
                    new Channels(0.60, 0.50, 0.13),
                    new Channels(0.50, 0.92, 0.17),
                    new Channels(0.16, 0.56, 0.48),
                    1,
                    0.08),
            new Microscope(36, 0.15, 0, 0.01),
            new Camera(new Channels(253, 229, 200), 2.2, 0.6, 1.5, 1.2));

    /**
     * The same stain under a smartphone on an ordinary microscope, as in the Raabin-WBC dataset (Kouzehkanan et al.,
     * Scientific Reports 12 (2022) 1123): larger cells, softer, colour fringes, uneven greenish-grey light, noise.
     */
    public static final Domain SECOND_MICROSCOPE = new Domain(
            "second-microscope",
            REFERENCE.stain().withStrength(0.9).withSpread(0.14),
            new Microscope(28, 0.45, 0.22, 0.18),
            new Camera(new Channels(208, 203, 176), 2.0, 0, 3.5, 6));

    /**
     * The reference scanner on slides from another bench: a Wright stain in an acid buffer, paler blue, redder purple,
     * strong eosin, on a nearly white ground.
     */
    public static final Domain SECOND_STAIN = new Domain(
            "second-stain",
            new Stain(
                    new Channels(0.42, 0.40, 0.12),
                    new Channels(0.30, 0.85, 0.28),
                    new Channels(0.10, 0.72, 0.50),
                    0.9,
                    0.1),
            REFERENCE.microscope(),
            REFERENCE.camera().withBackground(new Channels(240, 236, 234)));

    /** The named domains; the first is the one that models are trained on. */
    public static List<Domain> presets() {
        return List.of(REFERENCE, SECOND_MICROSCOPE, SECOND_STAIN);
    }

    /** The preset of that name. */
    public static Domain named(String name) {
        return presets().stream()
                .filter(domain -> domain.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no domain '" + name + "'; choose one of "
                        + presets().stream().map(Domain::name).collect(Collectors.joining(", "))));
    }

    public Domain withName(String changed) {
        return new Domain(changed, stain, microscope, camera);
    }

    public Domain with(Stain changed) {
        return new Domain(name, changed, microscope, camera);
    }

    public Domain with(Microscope changed) {
        return new Domain(name, stain, changed, camera);
    }

    public Domain with(Camera changed) {
        return new Domain(name, stain, microscope, changed);
    }
}
