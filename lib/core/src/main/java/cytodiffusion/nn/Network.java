package cytodiffusion.nn;

import java.util.ArrayList;
import java.util.List;

/** A whole network, whose tensors can be listed. */
public interface Network extends Layer {
    /** Every tensor, by name and shape. */
    default List<TensorSpec> tensors() {
        List<TensorSpec> list = new ArrayList<>();
        describe(list::add);
        return List.copyOf(list);
    }
}
