/**
 * Discriminative networks that the diffusion classifier is compared with, trained on the same splits and giving the
 * same prediction records. It does not know diffusion.
 *
 * <p>{@link ResNet}, {@link VisionTransformer}, {@link EfficientNet} and {@link DenseNet} have the names and shapes of
 * torchvision's weights; {@link ConvNet} is W-Net, AlexNet and VGG, {@link Lstm} the recurrent network of W-Net's
 * paper. Each has a record of its shape, an {@link Architecture} such as {@link ResNetConfig}, which is the file
 * {@code baseline/config.json} of a model. A {@link BaselineRecipe} is a preset: the architecture with its training.
 * {@link NetworkFamily} is how a family from outside the library is made known by its name alone.
 *
 * <p>{@link CrossEntropy} and {@link Hinge} are the losses, {@link TorchvisionWeights} reads pretrained weights, and
 * {@link BaselineFolder} opens and saves a {@link Baseline}. {@link BaselineClassifier} uses one.
 *
 * <p>Networks take float32 images (n, channels, size, size) in [-1, 1] and give float32 logits (n, classes);
 * {@link Logits} makes a prediction of a row, whose confidence is the gap of the two largest.
 *
 * <pre>{@code
 * try (NDManager manager = NDManager.newBaseManager();
 *         Baseline model = new BaselineFolder(Path.of("resnet")).open(manager);
 *         BaselineClassifier classifier = BaselineClassifier.of(model, Precision.FP32, manager)) {
 *     RgbImage canvas = classifier.preprocessing().canvasOf(Path.of("cell.png"));
 *     Logits logits = classifier.logits(List.of(canvas)).get(0);
 *     System.out.println(model.card().classes().get(logits.predicted()) + " " + logits.gap());
 * }
 * }</pre>
 */
package cytodiffusion.discriminative;
