package cytodiffusion.nn.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import cytodiffusion.tensor.NativeOps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a UNet makes of noisy latents before their class plays a part: the same for all classes, so it is computed once for
 * all of them. Everything has one row a latent.
 *
 * @param maps in this order: the activated time embedding, the feature map and the tokens that the first class
 *     conditioning meets, and the skip connections so far, the first one first
 */
public record Trunk(List<NDArray> maps) {
    private static final int SKIPS = 3;

    static Trunk of(NDArray time, NDArray map, NDArray tokens, List<NDArray> skips) {
        List<NDArray> maps = new ArrayList<>(List.of(time, map, tokens));
        maps.addAll(skips);
        return new Trunk(maps);
    }

    NDArray time() {
        return maps.get(0);
    }

    NDArray map() {
        return maps.get(1);
    }

    NDArray tokens() {
        return maps.get(2);
    }

    List<NDArray> skips() {
        return maps.subList(SKIPS, maps.size());
    }

    /** The rows of several trunks of one UNet, one after the other. */
    public static Trunk concat(List<Trunk> parts) {
        return new Trunk(IntStream.range(0, parts.get(0).maps.size())
                .mapToObj(i -> NDArrays.concat(
                        new NDList(parts.stream().map(part -> part.maps.get(i)).toList())))
                .toList());
    }

    /** Row {@code index[i]} as row i, for every class that a latent is tried with, say. */
    Trunk rows(NDArray index) {
        return new Trunk(maps.stream().map(map -> NativeOps.rows(map, index)).toList());
    }
}
