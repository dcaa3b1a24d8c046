package cytodiffusion.train;

/** Settings of the published code (github.com/Deltadahl/CytoDiffusion at 2795eff) that every recipe keeps. */
public final class Published {
    public static final double NOISE_OFFSET = 0.1;
    public static final double MIXUP_ALPHA = 0.3;

    private Published() {}
}
