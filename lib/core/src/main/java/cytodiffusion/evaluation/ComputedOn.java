package cytodiffusion.evaluation;

import cytodiffusion.tensor.CheckedLayers;
import cytodiffusion.tensor.Machine;
import java.util.Map;

/**
 * What predictions were computed on, for their record.
 *
 * @param device of libtorch
 * @param threads of libtorch; where several processes took part, those of the one that had most
 * @param processor with the number of its cores, and the operating system
 * @param layers how many layers were checked, and which of them libtorch's own operations compute wrongly there
 */
public record ComputedOn(String device, int threads, String processor, Map<String, Object> layers) {
    /** This process, and what it has found out about its layers so far. */
    public static ComputedOn here() {
        return new ComputedOn(
                Machine.device().toString(), Machine.threads(), Machine.description(), CheckedLayers.summary());
    }
}
