/**
 * Pillow's arithmetic with pixels, to the byte: resampling, colours, the operations of RandAugment.
 *
 * <p>The published models were trained on images that Pillow had resized and recoloured, rounding to 8 bits after each
 * step; a classifier that did so otherwise would see images of another kind. Tests compare every operation with
 * Pillow's own results.
 *
 * <p>{@link Resampling} is the antialiased bilinear {@code Image.resize}, {@link NearestAffine} the affine transform,
 * {@link PillowColor} brightness, contrast, saturation and hue, {@link PillowOps} the rest. Most work in place on
 * interleaved RGB bytes. Callers are {@code data.Preprocessing} and {@code data.augment}; what a change is drawn from
 * is theirs.
 *
 * <pre>{@code
 * RgbImage file = ImageFile.read(Path.of("cell.png"));
 * Resampling.Box middle = new Resampling.Box(16, 16, 80, 80);
 * RgbImage half = Resampling.resize(file, middle, 32, 32);
 * }</pre>
 */
package cytodiffusion.data.pillow;
