package cytodiffusion.data.smear;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One property of a domain changed step by step while all others stay those of {@link Domain#REFERENCE}, so that the same
 * seed in two steps is the same cell under two settings of that property alone.
 *
 * @param name of the property
 * @param axis its name with its unit, for a chart
 * @param levels ascending, {@code reference} among them
 * @param reference the level of the reference domain
 * @param changed the reference domain with the property at a level
 */
public record DomainSweep(
        String name, String axis, List<Double> levels, double reference, DoubleFunction<Domain> changed) {
    /** Grey levels of the reference background's red and blue together, which white balance only shares out. */
    private static final double RED_AND_BLUE = 453;

    private static final double BRIGHTEST = 253;

    public DomainSweep {
        levels = List.copyOf(levels);
        if (!levels.contains(reference)) {
            throw new IllegalArgumentException(
                    "The levels " + levels + " of " + name + " lack the reference, " + reference);
        }
    }

    /** Amount of dye that the slide took up. */
    public static DomainSweep stainStrength() {
        return new DomainSweep(
                "stain strength",
                "Stain strength (1: reference)",
                List.of(0.4, 0.6, 0.8, 1.0, 1.3, 1.7),
                1,
                level -> Domain.REFERENCE.with(Domain.REFERENCE.stain().withStrength(level)));
    }

    /** Blue over red of the empty field, the sum of the two kept as far as the sensor's range lets it. */
    public static DomainSweep whiteBalance() {
        Camera camera = Domain.REFERENCE.camera();
        return new DomainSweep(
                "white balance",
                "Blue over red of the empty field",
                List.of(0.5, 0.65, 0.79, 0.95, 1.1, 1.3),
                0.79,
                level -> Domain.REFERENCE.with(
                        camera.withBackground(level == 0.79 ? camera.background() : tinted(level))));
    }

    private static Channels tinted(double blueOverRed) {
        double red = Math.min(BRIGHTEST, RED_AND_BLUE / (1 + blueOverRed));
        return new Channels(red, Domain.REFERENCE.camera().background().green(), red * blueOverRed);
    }

    /** Standard deviation of the point spread. */
    public static DomainSweep blur() {
        return new DomainSweep(
                "blur",
                "Blur (standard deviation, µm)",
                List.of(0.15, 0.4, 0.6, 0.9, 1.3),
                0.15,
                level -> Domain.REFERENCE.with(Domain.REFERENCE.microscope().withBlur(level)));
    }

    /** Pixels for a micrometre, relative to the reference. */
    public static DomainSweep magnification() {
        Microscope microscope = Domain.REFERENCE.microscope();
        return new DomainSweep(
                "magnification",
                "Magnification (1: reference)",
                List.of(0.6, 0.75, 0.9, 1.0, 1.2, 1.5),
                1,
                level -> Domain.REFERENCE.with(microscope.withFieldWidth(microscope.fieldWidth() / level)));
    }

    /** All four. */
    public static List<DomainSweep> all() {
        return List.of(stainStrength(), whiteBalance(), blur(), magnification());
    }

    /** The domain at a level, named after both; the reference domain itself where the level is its own. */
    public Domain at(double level) {
        return level == reference ? Domain.REFERENCE : changed.apply(level).withName(name + " " + level);
    }

    /** The domains at all levels, in their order. */
    public List<Domain> domains() {
        return levels.stream().map(this::at).toList();
    }
}
