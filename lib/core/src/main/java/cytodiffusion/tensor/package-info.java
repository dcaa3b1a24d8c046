/**
 * What stands between the networks and libtorch: device, precision, memory scopes, seeded noise and the native
 * operations that DJL does not offer. It knows no network and no image.
 *
 * <p>Arrays are DJL's {@code NDArray}. Feature maps are (n, channels, height, width), tokens (n, tokens, features), and
 * a linear map acts on the last axis.
 *
 * <ul>
 *   <li>{@link Convolution}, {@link TransposedConvolution}, {@link LinearMap} and {@link Recurrence} are the only ways
 *       to such layers: some processors compute some shapes wrongly, so each shape is checked once on the machine at
 *       hand ({@link CheckedLayers}) and computed in a way that is right there ({@link LayerWay}).
 *   <li>{@link NativeOps} has the other operations. They pass gradients, work in every {@link Precision}, and put their
 *       result with the manager of their first argument. Use {@link NativeOps#scale} rather than DJL's
 *       {@code mul(Number)}, whose gradient may read memory that was freed.
 *   <li>{@link Scope} frees every array that was created inside it but those that are kept; a forward pass has one.
 *   <li>{@link PrecisionChoice} measures whether bfloat16 is worth its casts here, and {@link PrecisionProof} whether a
 *       whole network computes in it what it computes in float32. Weights, losses and statistics are float32 whatever
 *       the choice. DJL shows an array in bfloat16 as {@code UNKNOWN}.
 *   <li>{@link BatchLimit} halves a batch that does not fit into memory; {@link Gaussian} draws normal numbers that are
 *       the same on every machine; {@link Machine} is what a record says of the computer.
 * </ul>
 *
 * <pre>{@code
 * try (NDManager manager = NDManager.newBaseManager();
 *         Scope scope = new Scope()) {
 *     NDArray images = manager.ones(new Shape(2, 3, 8, 8));
 *     NDArray kernel = manager.ones(new Shape(4, 3, 3, 3));
 *     NDArray maps = Convolution.apply(images, kernel, manager.zeros(new Shape(4)), 1, 1, 1);    // (2, 4, 8, 8)
 *     float[] values = NativeOps.silu(maps).toFloatArray();
 * }
 * }</pre>
 */
package cytodiffusion.tensor;
