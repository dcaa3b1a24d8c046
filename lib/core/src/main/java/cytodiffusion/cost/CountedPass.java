package cytodiffusion.cost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cytodiffusion.nn.Computation;
import cytodiffusion.nn.Network;
import cytodiffusion.nn.Parameters;
import cytodiffusion.nn.TensorSpec;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Parameters that are zeros, and that listen to what layers compute. Each tensor exists only while its layer runs, so that
 * a network is counted that would not fit into memory.
 */
final class CountedPass implements Parameters {
    private final NDManager manager;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<Computation, Long> multiplyAdds = new EnumMap<>(Computation.class);
    private final Map<Computation, Integer> layers = new EnumMap<>(Computation.class);
    private long convolved;

    private CountedPass(Network network, NDManager manager) {
        this.manager = manager;
        network.tensors().forEach(tensor -> shapes.put(tensor.name(), tensor.shape()));
    }

    /**
     * Counts what a network computes.
     *
     * @param pass runs it, for one image, with the parameters that it is given; arrays belong to the manager
     */
    static NetworkCost of(Network network, BiConsumer<Parameters, NDManager> pass) {
        try (NDManager manager = NDManager.newBaseManager();
                Scope scope = new Scope()) {
            CountedPass counted = new CountedPass(network, manager);
            pass.accept(counted, manager);
            return new NetworkCost(
                    numbers(network, true),
                    numbers(network, false),
                    counted.multiplyAdds,
                    counted.layers.getOrDefault(Computation.CONVOLUTION, 0),
                    counted.layers.getOrDefault(Computation.LINEAR, 0),
                    counted.convolved);
        }
    }

    private static long numbers(Network network, boolean learned) {
        return network.tensors().stream()
                .filter(tensor -> tensor.learned() == learned)
                .map(TensorSpec::shape)
                .mapToLong(Shape::size)
                .sum();
    }

    @Override
    public NDArray get(String name) {
        return manager.zeros(shapes.get(name));
    }

    @Override
    public Precision precision() {
        return Precision.FP32;
    }

    @Override
    public void computed(Computation kind, NDArray output, long each) {
        long values = output.getShape().size();
        multiplyAdds.merge(kind, values * each, Long::sum);
        layers.merge(kind, 1, Integer::sum);
        convolved += kind == Computation.CONVOLUTION ? values : 0;
    }
}
