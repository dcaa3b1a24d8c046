package cytodiffusion.train;

import cytodiffusion.nn.Network;
import cytodiffusion.nn.TensorSpec;
import java.util.function.Consumer;

/**
 * Two networks as one, so that a training of both has one state, which is saved whole or not at all.
 *
 * @param maker whose tensors are called {@value #MAKER}…
 * @param judge whose tensors are called {@value #JUDGE}…
 */
public record NetworkPair(Network maker, Network judge) implements Network {
    /** What the names of the maker's tensors begin with. */
    public static final String MAKER = "generator.";

    static final String JUDGE = "discriminator.";

    @Override
    public void describe(Consumer<TensorSpec> tensors) {
        maker.describe(tensor -> tensors.accept(tensor.in(MAKER)));
        judge.describe(tensor -> tensors.accept(tensor.in(JUDGE)));
    }
}
