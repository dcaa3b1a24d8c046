package cytodiffusion.data.smear;

/**
 * How light becomes pixel values.
 *
 * @param background the light of the empty field in each channel, as the value in [0, 255] that it has at gamma 2.2: the
 *     white balance
 * @param gamma a pixel value is the light to the power of 1 / gamma; 2.2 is neutral, more lightens the middle tones
 * @param sharpening share of the difference from its surroundings that is added to a pixel
 * @param noise standard deviation of the sensor's noise, in grey levels of 255
 * @param spread how much each channel's background varies from slide to slide, as a standard deviation in grey levels
 */
public record Camera(Channels background, double gamma, double sharpening, double noise, double spread) {
    public Camera {
        if (!(gamma > 0) || !(noise >= 0)) {
            throw new IllegalArgumentException(
                    "A camera needs a positive gamma and a noise of at least 0, not " + gamma + " and " + noise);
        }
    }

    public Camera withBackground(Channels changed) {
        return new Camera(changed, gamma, sharpening, noise, spread);
    }

    public Camera withGamma(double changed) {
        return new Camera(background, changed, sharpening, noise, spread);
    }

    public Camera withSharpening(double changed) {
        return new Camera(background, gamma, changed, noise, spread);
    }

    public Camera withNoise(double changed) {
        return new Camera(background, gamma, sharpening, changed, spread);
    }

    public Camera withSpread(double changed) {
        return new Camera(background, gamma, sharpening, noise, changed);
    }
}
