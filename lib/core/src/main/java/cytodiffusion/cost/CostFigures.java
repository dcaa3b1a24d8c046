package cytodiffusion.cost;

import cytodiffusion.nn.Computation;
import java.util.LinkedHashMap;
import java.util.Map;

/** A count under the names that {@code cyto cost} prints. */
final class CostFigures {
    private CostFigures() {}

    /** @param trainable parameters that a training changes */
    static void add(Map<String, Object> figures, NetworkCost cost, long trainable) {
        figures.put("parameters", cost.parameters());
        figures.put("trainableParameters", trainable);
        figures.put("runningStatistics", cost.runningStatistics());
        Map<String, Object> multiplyAdds = new LinkedHashMap<>();
        multiplyAdds.put("all", cost.total());
        multiplyAdds.put("convolution", cost.sum(Computation.CONVOLUTION));
        multiplyAdds.put("normalization", cost.sum(Computation.NORMALIZATION));
        multiplyAdds.put("activation", cost.sum(Computation.ACTIVATION));
        multiplyAdds.put("linear", cost.sum(Computation.LINEAR, Computation.LINEAR_PART));
        multiplyAdds.put("attention", cost.sum(Computation.ATTENTION));
        figures.put("multiplyAdds", multiplyAdds);
        figures.put("convolutions", cost.convolutions());
        figures.put("linearLayers", cost.linearLayers());
        figures.put("activations", cost.activations());
    }
}
