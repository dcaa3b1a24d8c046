/**
 * What networks are made of: layers, their tensors and weights, and the card that makes weights a model.
 *
 * <p>A {@link Layer} or {@link Network} is structure alone: it describes its tensors ({@link TensorSpec}: the name that
 * the model has in Python, a shape, and how it starts) and computes with those that come with each call, as
 * {@link Parameters}. {@link Weights} holds the tensors: float32 to be trained and saved, or a copy in another
 * precision to compute with ({@link Weights#in}). So one structure serves a training, its moving average, and a
 * classifier in bfloat16. {@link Conv}, {@link Linear}, {@link Norm}, {@link BatchNorm} and {@link Activation} are the
 * usual parts, {@link Dropout} draws in Java so that a resumed training draws the same.
 *
 * <p>{@link ModelCard} is the file {@code cytodiffusion.json} of every model folder: classes in the order of the
 * one-hot vector ({@link OneHot}), image size, crop, the range and space of its images, the circle in which errors
 * count, the weighting that was fitted, and how the model came about, with the ids of its training, validation and test
 * images.
 *
 * <p>Images and feature maps are (n, channels, height, width), images in [-1, 1].
 *
 * <pre>{@code
 * Conv layer = Conv.same("conv_in", 3, 16);
 * Network network = layer::describe;
 * try (NDManager manager = NDManager.newBaseManager();
 *         Weights weights = Weights.random(network, manager, 1)) {
 *     Parameters p = weights.in(Precision.FP32);
 *     NDArray maps = layer.apply(p, manager.zeros(new Shape(1, 3, 64, 64)));      // (1, 16, 64, 64)
 *     weights.save(Path.of("layer.safetensors"), Precision.FP32);
 * }
 * }</pre>
 */
package cytodiffusion.nn;
