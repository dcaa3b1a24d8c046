package cytodiffusion.tensor;

import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.CheckedLayers.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Checks every kind of layer in every precision, forward and backward, on the machine at hand. */
public final class LayerExamination {
    private LayerExamination() {}

    /** What an examination holds for, so that one can be kept: the checks, the machine, libtorch and settings. */
    public static String subject() {
        return VerdictFile.subject();
    }

    /**
     * Whether the layers of every kind are right here; nothing that was found out earlier is believed.
     *
     * @return a verdict for each layer and precision that was looked at before {@code stop} asked to end
     */
    public static List<Verdict> run(Stop stop, Progress progress) {
        CheckedLayers.forget();
        List<LayerOperation> layers = LayerCatalog.all();
        List<Verdict> verdicts = new ArrayList<>();
        try (Progress.Task task =
                progress.start("Checking layers", "layers", (long) layers.size() * Precision.values().length)) {
            for (Precision precision : Precision.values()) {
                for (LayerOperation layer : layers) {
                    if (stop.requested()) {
                        return verdicts;
                    }
                    verdicts.add(CheckedLayers.verdict(layer, precision, true));
                    task.update(verdicts.size(), "");
                }
            }
        }
        verdicts.add(OptimizerCheck.verdict());
        return verdicts;
    }
}
