/**
 * Files of weights in the safetensors format, and nothing else: pickles, which can run code, are never read.
 *
 * <p>{@link SafetensorsReader} reads one tensor at a time from a file of any size, {@link ShardedSafetensors} from
 * several files with an index; both are a {@link TensorSource}. {@link SafetensorsWriter} writes float32 tensors as
 * float32, float16 or bfloat16, whole or not at all. Numbers are little-endian, and the formats that are known are
 * those of {@link ElementType}. What is damaged, missing or of another shape is a {@link ModelException} that names the
 * file and the tensor.
 *
 * <pre>{@code
 * try (SafetensorsReader file = SafetensorsReader.open(Path.of("model.safetensors"))) {
 *     for (String name : file.names()) {
 *         System.out.println(name + " " + file.shape(name));
 *     }
 * }
 * }</pre>
 */
package cytodiffusion.nn.safetensors;
