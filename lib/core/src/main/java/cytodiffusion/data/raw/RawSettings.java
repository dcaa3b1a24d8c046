package cytodiffusion.data.raw;

import cytodiffusion.data.Seeds;
import cytodiffusion.data.pixels.PixelImage;
import java.util.Optional;

/**
 * How pictures become raw: one camera for all of them, as one microscope has one.
 *
 * @param space camera and gains
 * @param mosaic whether the colour filter's four planes are kept instead of three channels
 * @param noise of the sensor, or nothing
 * @param seed of a camera that is mixed, gains that are drawn, and noise
 */
public record RawSettings(RawSpace space, boolean mosaic, Optional<SensorNoise> noise, long seed) {
    /**
     * @param camera one of {@link CameraColors#names()}
     * @param drawnGains whether the seed decides the gains; else they are {@link Gains#USUAL}
     * @param noisy whether there is noise, of levels that the seed decides
     */
    public static RawSettings of(String camera, boolean drawnGains, boolean mosaic, boolean noisy, long seed) {
        return new RawSettings(
                new RawSpace(CameraColors.named(camera, seed), drawnGains ? Gains.drawn(seed) : Gains.USUAL),
                mosaic,
                noisy ? Optional.of(SensorNoise.drawn(seed)) : Optional.empty(),
                seed);
    }

    /**
     * The raw image of a picture.
     *
     * @param name of the picture, which decides its own noise
     */
    public PixelImage apply(PixelImage picture, String name) {
        PixelImage raw = space.toRaw(picture);
        PixelImage seen = mosaic ? Mosaic.of(raw) : raw;
        return noise.isPresent() ? noise.get().add(seen, Seeds.derive(seed, name)) : seen;
    }
}
