/**
 * Raw image space: what a camera's sensor would have counted for a picture in sRGB, by the camera's pipeline run
 * backwards, and the way forward again.
 *
 * <p>The steps are those of Brooks, Mildenhall, Xue, Chen, Sharlet and Barron, "Unprocessing Images for Learned Raw
 * Denoising" (CVPR 2019), and stand on the page of {@link RawSpace}: inverse tone curve, gamma expansion, the camera's
 * colours ({@link CameraColors}), inverse {@link Gains}, clipping. {@link Mosaic} leaves what a colour filter would
 * (RGGB), {@link SensorNoise} adds the sensor's noise, {@link GreyWorld} balances an image by its own means (Buchsbaum,
 * 1980).
 *
 * <p>{@link NetworkInput} is what a network gets of a square in its image space: three planes, or four of half the
 * size, with values in [-1, 1]. It starts from 8-bit sRGB at the very end of preprocessing, and nothing is rounded
 * after that. {@link RawFolder} writes whole folders of raw images with a record of the camera, the gains, the noise
 * and the seed.
 *
 * <p>It needs {@code data.pixels} for images of more than 8 bits, and knows no network.
 *
 * <pre>{@code
 * RawSpace camera = RawSpace.of(CameraColors.MEAN);
 * PixelImage raw = camera.toRaw(ImageFile.readSrgb(Path.of("cell.png")));
 * PixelImage mosaic = Mosaic.of(raw);                 // four planes of half the size
 * RgbImage again = RgbImage.of(camera.develop(raw));
 * }</pre>
 */
package cytodiffusion.data.raw;
