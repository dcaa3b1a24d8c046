package cytodiffusion.cost;

import cytodiffusion.gan.GanFolder;
import cytodiffusion.gan.GanRecipe;
import cytodiffusion.model.OpenBaseline;
import cytodiffusion.model.OpenModel;
import cytodiffusion.model.TrainedModel;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.PrecisionChoice;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** What a model or a preset costs: figures by name, counted and, where asked for, measured on this machine. */
public final class CostReport {
    private static final int USUAL_CLASSES = 8;

    private final CostSubject subject;

    private CostReport(CostSubject subject) {
        this.subject = subject;
    }

    /**
     * Of a preset's network.
     *
     * @param size side of the images in pixels, 0 for the preset's
     * @param classes that are told apart, or that a generator draws; 0 for the usual number: 8, or 1 of a generator, as in
     *     W-Net's paper
     * @throws IllegalArgumentException where there is no such preset or it takes no such images
     */
    public static CostReport ofPreset(String preset, int size, int classes) {
        int usual = GanRecipe.find(preset).isPresent() ? 1 : USUAL_CLASSES;
        return new CostReport(CostSubject.of(preset, size, classes == 0 ? usual : classes));
    }

    /** Of the model in a folder. */
    public static CostReport ofModel(Path folder) {
        if (new GanFolder(folder).exists()) {
            return new CostReport(CostSubject.of(new GanFolder(folder)));
        }
        try (TrainedModel model = TrainedModel.open(folder, "fp32")) {
            return new CostReport(
                    model instanceof OpenBaseline baseline
                            ? CostSubject.of(baseline.model())
                            : CostSubject.of((OpenModel) model));
        }
    }

    /** Counted from the layers: the same on every machine. */
    public Map<String, Object> counted() {
        return subject.counted();
    }

    /**
     * Measured here, which takes some seconds for a small network and minutes for a large one: time of an image alone and
     * in a batch of 64, time of a training step, and the most memory that the process held meanwhile.
     *
     * @param precision {@code auto}, {@code fp32}, {@code bf16} or {@code fp16}
     * @throws CancellationException where it was stopped
     */
    public Map<String, Object> measured(String precision, Stop stop) {
        PrecisionChoice chosen = PrecisionChoice.of(precision);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("machine", Machine.description());
        figures.put("device", Machine.device().toString());
        figures.put("threads", Machine.threads());
        figures.put("precision", chosen.precision().id());
        try (Measurable network = subject.measurable(chosen.precision())) {
            figures.putAll(new Measurement(stop).of(network));
        }
        return figures;
    }
}
