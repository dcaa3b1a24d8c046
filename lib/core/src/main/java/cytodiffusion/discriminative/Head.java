package cytodiffusion.discriminative;

import ai.djl.ndarray.NDArray;
import cytodiffusion.nn.Computation;
import cytodiffusion.nn.Linear;
import cytodiffusion.nn.Parameters;
import cytodiffusion.tensor.LinearMap;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Scope;

/** The last layer, which computes in float32 in any case: half precision would round the gaps between logits. */
final class Head {
    private Head() {}

    /** (n, features) to float32 (n, classes). */
    static NDArray logits(Linear layer, Parameters p, NDArray features) {
        try (Scope scope = new Scope()) {
            NDArray weight = NativeOps.toFloat32(p.get(layer.name() + ".weight"));
            NDArray bias = NativeOps.toFloat32(p.get(layer.name() + ".bias"));
            NDArray logits = LinearMap.apply(NativeOps.toFloat32(features), weight, bias);
            p.computed(Computation.LINEAR, logits, layer.in());
            return scope.keep(logits);
        }
    }
}
