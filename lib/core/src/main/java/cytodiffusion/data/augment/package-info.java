/**
 * Random changes of an image, in training and in inference.
 *
 * <p>An {@link Augmentation} says which changes an image may get, and draws one of them as plain data, an
 * {@link Augmentation.Draw}. So one draw can be shared by all classes of a trial, and its {@link Geometry} can be
 * undone on a heatmap. {@link ColorJitter} and {@link RandAugment} draw as torchvision's classes of these names do, and
 * the results are those of Pillow to the byte ({@code data.pillow}).
 *
 * <p>A drawn change takes a canvas and gives its central square. Angles are whole degrees, counter-clockwise, after the
 * mirror images.
 *
 * <pre>{@code
 * RgbImage canvas = new Preprocessing(64, 64).canvasOf(Path.of("cell.png"));
 * Augmentation.Draw draw = Augmentation.inference().draw(Seeds.random(1));
 * RgbImage view = draw.apply(canvas, 64);
 * }</pre>
 */
package cytodiffusion.data.augment;
