package cytodiffusion.discriminative;

import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.nn.Weights;
import cytodiffusion.nn.safetensors.ModelException;
import cytodiffusion.nn.safetensors.SafetensorsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Weights that torchvision's networks were trained to, such as on ImageNet, converted to safetensors (torchvision's own
 * files are pickles, which are never read here, as they can run code).
 */
public final class TorchvisionWeights {
    /** Counters of batch normalizations, on which nothing depends. */
    private static final String COUNTER = ".num_batches_tracked";

    private TorchvisionWeights() {}

    /**
     * The start of a fine-tuning: the file's tensors, but for the last layer, which is drawn afresh where the file's tells
     * another number of classes apart.
     *
     * @param seed of what is drawn
     * @throws ModelException where the file belongs to another network, naming the tensor that shows it
     */
    public static Weights read(Path file, ImageNetwork network, NDManager manager, long seed) throws IOException {
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            requireFits(file, reader, network);
            Weights weights = Weights.random(network, manager, seed);
            try {
                weights.load(reader, inherited(reader, network));
                return weights;
            } catch (RuntimeException e) {
                weights.close();
                throw e;
            }
        }
    }

    /** @throws ModelException where the file belongs to another network, naming the tensor that shows it */
    public static void requireFits(Path file, ImageNetwork network) throws IOException {
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            requireFits(file, reader, network);
        }
    }

    private static void requireFits(Path file, SafetensorsReader reader, ImageNetwork network) {
        Set<String> unknown = new TreeSet<>(reader.names());
        unknown.removeIf(name -> name.endsWith(COUNTER));
        network.tensors().forEach(tensor -> unknown.remove(tensor.name()));
        String odd = unknown.stream().findFirst().orElse(null);
        for (TensorSpec tensor : inherited(reader, network)) {
            boolean fits =
                    reader.has(tensor.name()) && reader.shape(tensor.name()).equals(tensor.shape());
            odd = odd == null && !fits ? tensor.name() : odd;
        }
        if (odd != null) {
            throw new ModelException(
                    file + ": the tensor " + odd + " is not as the network has it; choose the preset and"
                            + " the image size that the weights belong to");
        }
    }

    private static List<TensorSpec> inherited(SafetensorsReader file, ImageNetwork network) {
        List<TensorSpec> head = network.tensors().stream()
                .filter(tensor -> tensor.name().startsWith(network.head().name() + "."))
                .toList();
        boolean fits = head.stream()
                .allMatch(tensor ->
                        file.has(tensor.name()) && file.shape(tensor.name()).equals(tensor.shape()));
        return network.tensors().stream()
                .filter(tensor -> fits || !head.contains(tensor))
                .toList();
    }
}
