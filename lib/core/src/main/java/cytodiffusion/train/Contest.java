package cytodiffusion.train;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Parameters;

/** What two networks are trained for that work against each other: one makes something, the other judges it. */
public interface Contest<B> {
    /** What the maker makes of a batch, with gradients back to its weights. */
    NDArray made(Parameters maker, B batch);

    /**
     * What the judge makes small: one float32 number.
     *
     * @param made by the maker, without gradients
     */
    NDArray judgesLoss(Parameters judge, NDArray made, B batch);

    /**
     * What the maker makes small: one float32 number.
     *
     * @param judge whose weights get no gradients
     * @param made by the maker, with gradients back to its weights
     */
    NDArray makersLoss(Parameters judge, NDArray made, B batch);

    /** Images of a batch. */
    int count(B batch);

    /** Some images of a batch, from number {@code from} to before {@code to}. */
    B part(B batch, int from, int to);
}
