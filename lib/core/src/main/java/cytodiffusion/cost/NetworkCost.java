package cytodiffusion.cost;

import cytodiffusion.nn.Computation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a network costs, counted from its layers in a forward pass of one image. Additions of residuals, poolings and
 * softmax are not counted, as is usual.
 *
 * @param parameters numbers that a gradient can train, as torchvision counts them
 * @param runningStatistics numbers that are kept beside them, such as the means of batch normalizations
 * @param multiplyAdds multiplications, with their additions, by kind
 * @param convolutions layers that are convolutions
 * @param linearLayers layers that are linear maps; that of an attention's queries, keys and values, where it is one matrix,
 *     is a part of the attention
 * @param activations values that convolutions give out
 */
public record NetworkCost(
        long parameters,
        long runningStatistics,
        Map<Computation, Long> multiplyAdds,
        int convolutions,
        int linearLayers,
        long activations) {
    public NetworkCost {
        multiplyAdds = Map.copyOf(multiplyAdds);
    }

    /** Multiplications of all kinds. */
    public long total() {
        return sum(Computation.values());
    }

    /** Multiplications of these kinds. */
    public long sum(Computation... kinds) {
        return Arrays.stream(kinds)
                .mapToLong(kind -> multiplyAdds.getOrDefault(kind, 0L))
                .sum();
    }

    /** Of both networks together. */
    public NetworkCost plus(NetworkCost other) {
        return combined(other, 1, parameters + other.parameters, runningStatistics + other.runningStatistics);
    }

    /** Of two parts of one network, each of which counts all of its parameters. */
    NetworkCost together(NetworkCost part) {
        return combined(part, 1, parameters, runningStatistics);
    }

    /** Of what is left of a network without a part of it; the parameters stay those of all of it. */
    NetworkCost without(NetworkCost part) {
        return combined(part, -1, parameters, runningStatistics);
    }

    private NetworkCost combined(NetworkCost other, int sign, long learned, long statistics) {
        Map<Computation, Long> sums = new EnumMap<>(Computation.class);
        for (Computation kind : Computation.values()) {
            sums.put(kind, sum(kind) + sign * other.sum(kind));
        }
        return new NetworkCost(
                learned,
                statistics,
                sums,
                convolutions + sign * other.convolutions,
                linearLayers + sign * other.linearLayers,
                activations + sign * other.activations);
    }
}
