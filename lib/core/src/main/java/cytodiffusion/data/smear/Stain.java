package cytodiffusion.data.smear;

/**
 * The optical densities that one unit of each dye puts into red, green and blue light (Ruifrok and Johnston,
 * "Quantification of histochemical staining by color deconvolution", 2001), and how much of it the slide took up.
 *
 * @param azure densities of {@link Dye#AZURE}
 * @param purple densities of {@link Dye#PURPLE}
 * @param eosin densities of {@link Dye#EOSIN}
 * @param strength factor on the amount of every dye; 1 is normal
 * @param spread how much each dye's amount varies from slide to slide, as a standard deviation relative to it
 */
public record Stain(Channels azure, Channels purple, Channels eosin, double strength, double spread) {
    private static final Channels GREY = new Channels(1, 1, 1);

    /** The densities of one unit of {@code dye}. */
    public Channels of(Dye dye) {
        return switch (dye) {
            case AZURE -> azure;
            case PURPLE -> purple;
            case EOSIN -> eosin;
            case PIGMENT -> GREY;
        };
    }

    public Stain withStrength(double changed) {
        return new Stain(azure, purple, eosin, changed, spread);
    }

    public Stain withSpread(double changed) {
        return new Stain(azure, purple, eosin, strength, changed);
    }
}
