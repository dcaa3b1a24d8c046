/**
 * Generative adversarial networks (Goodfellow et al., 2014): one network draws cells, another tells them from real
 * ones, and each learns against the other. It knows neither diffusion nor classifiers.
 *
 * <p>{@link Generator} makes an image of {@link Noise} (Radford et al., 2016), told the class by a one-hot vector where
 * it knows several (Mirza and Osindero, 2014); {@link Discriminator} gives a logit for an image and its class, above 0
 * for real. {@link GanConfig} is the shape of both; {@link GanConfig#dcgan()} has the sizes of W-Net's paper.
 * {@link AdversarialLoss} is what each of the two makes small: the discriminator the cross-entropy of both kinds, the
 * generator the loss that does not saturate. {@link CollapseWatch} notices a training that has come to nothing, by the
 * losses and by {@link Diversity}.
 *
 * <p>A {@link GanRecipe} is a preset; trainings themselves are begun by {@code training.ModelTraining}.
 * {@link GanFolder} opens a trained {@link Gan}, and {@link Painter} draws with it: {@code count * 3 * size * size}
 * values in (-1, 1), plane by plane.
 *
 * <pre>{@code
 * try (NDManager manager = NDManager.newBaseManager();
 *         Gan gan = new GanFolder(Path.of("dcgan")).open(manager);
 *         Painter painter = new Painter(gan.generator(), gan.weights(), Precision.FP32, manager)) {
 *     float[] noise = Noise.of(gan.generator()).rows(new int[] {0}, Seeds.random(1));
 *     int side = gan.generator().config().imageSize();
 *     RgbImage cell = RgbImage.ofPlanes(painter.paint(noise), 0, side, side);
 * }
 * }</pre>
 */
package cytodiffusion.gan;
