package cytodiffusion.gan;

/** A training of two networks came to nothing, see {@link CollapseWatch}. What was good before is kept. */
public final class CollapsedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param step at which it was noticed
     * @param reason what is wrong
     * @param kept the step whose generator is kept, 0 where there is none
     */
    public CollapsedException(long step, String reason, long kept) {
        super("The training collapsed by step " + step + ": " + reason + ". "
                + (kept == 0 ? "Nothing was good before" : "The generator of step " + kept + " is kept")
                + "; train with another --seed, a lower --rate or a larger --batch");
    }
}
