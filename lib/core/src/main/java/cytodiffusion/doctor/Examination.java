package cytodiffusion.doctor;

import cytodiffusion.io.UserCache;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.CheckedLayers;
import cytodiffusion.tensor.CheckedLayers.Verdict;
import cytodiffusion.tensor.LayerExamination;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.PrecisionChoice;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an examination of this machine found.
 *
 * @param layers every layer that was looked at, those of the shipped models among them
 * @param models the shipped models beside their stored values
 * @param precision what would be chosen here, and how fast it is
 * @param complete whether it was not stopped early
 */
public record Examination(List<Verdict> layers, List<ModelCheck> models, PrecisionChoice precision, boolean complete) {
    /**
     * Examines this machine: 23 seconds on two quiet cores.
     *
     * @param stop looked at between two layers
     * @throws IOException where a shipped model or its stored values cannot be read
     */
    public static Examination run(Stop stop, Progress progress) throws IOException {
        List<Verdict> catalog = LayerExamination.run(stop, progress);
        PrecisionChoice precision = PrecisionChoice.measure();
        List<ModelCheck> models = ModelCheck.all(precision.precision(), stop, progress);
        // The models met further layers.
        List<Verdict> layers = new ArrayList<>(catalog);
        CheckedLayers.verdicts().stream().filter(v -> !catalog.contains(v)).forEach(layers::add);
        return new Examination(layers, models, precision, !stop.requested());
    }

    /** Whether every result that the library would use here is right. */
    public boolean isRight() {
        return layers.stream().allMatch(Verdict::right) && models.stream().allMatch(ModelCheck::right);
    }

    /** Layers that libtorch's own operations compute wrongly here, and that are computed in another way. */
    public List<Verdict> replaced() {
        return layers.stream().filter(Verdict::isReplaced).toList();
    }

    /** What is wrong and stays wrong. */
    public List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        layers.stream().filter(v -> !v.right()).map(Verdict::layer).forEach(wrong::add);
        models.stream()
                .filter(m -> !m.right())
                .map(m -> "model " + m.model() + " in " + m.precision().id())
                .forEach(wrong::add);
        return wrong;
    }

    /** The machine, for a report. */
    public static Map<String, Object> machine() {
        Path cache = UserCache.folder();
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processor", Machine.description());
        machine.put("units", String.join(" ", Machine.units()));
        machine.put("device", Machine.device().toString());
        machine.put("threads", Machine.threads());
        machine.put("memoryGiB", Surroundings.memory());
        machine.put("heapGiB", Surroundings.gibibytes(Runtime.getRuntime().maxMemory()));
        machine.put("freeDiskGiB", Surroundings.freeDisk(cache));
        machine.put("dataRoot", cache.toString());
        machine.put("fonts", GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length);
        return machine;
    }

    /** All of it as one JSON object. */
    public Map<String, Object> json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("right", isRight());
        object.put("complete", complete);
        object.put("replaced", replaced().stream().map(Verdict::layer).toList());
        object.put("wrong", wrong());
        object.put("machine", machine());
        object.put("libtorch", Machine.versions());
        object.put("layers", layers.stream().map(Examination::row).toList());
        object.put("models", models.stream().map(Examination::row).toList());
        object.put("speed", Map.of("precision", precision.precision().id(), "reason", precision.reason()));
        return object;
    }

    private static Map<String, Object> row(Verdict verdict) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("layer", verdict.layer());
        row.put("right", verdict.right());
        row.put("way", verdict.way().toString());
        row.put("ownDeviation", finite(verdict.own().norm()));
        row.put("ownLargestDeviation", finite(verdict.own().largest()));
        row.put("usedDeviation", finite(verdict.used().norm()));
        row.put("usedLargestDeviation", finite(verdict.used().largest()));
        return row;
    }

    private static Map<String, Object> row(ModelCheck check) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", check.model());
        row.put("precision", check.precision().id());
        row.put("deviation", finite(check.deviation()));
        row.put("right", check.right());
        return row;
    }

    /** JSON has no name for numbers that are not finite. */
    private static Object finite(double value) {
        return Double.isFinite(value) ? value : "not finite";
    }
}
