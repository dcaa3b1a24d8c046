package cytodiffusion.stats.anomaly;

/**
 * How sure some classifier was of one image, and whether the image is of a kind that it was never shown.
 *
 * @param image what identifies it
 * @param abnormal whether its class was kept from the classifier
 * @param confidence higher is surer; its unit is the classifier's own
 */
public record ScoredCase(String image, boolean abnormal, double confidence) {
    public ScoredCase {
        if (!Double.isFinite(confidence)) {
            throw new IllegalArgumentException("The confidence of " + image + " is " + confidence
                    + ", but must be finite to be ranked among others");
        }
    }
}
