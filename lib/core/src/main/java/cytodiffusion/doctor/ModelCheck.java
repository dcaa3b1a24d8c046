package cytodiffusion.doctor;

import cytodiffusion.model.ShippedModels;
import cytodiffusion.model.ShippedModels.Shipped;
import cytodiffusion.progress.Progress;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A shipped model beside its stored values.
 *
 * @param model its id
 * @param precision in which it computed
 * @param deviation from the stored values, as a share of their norm
 * @param right whether rounding explains that
 */
public record ModelCheck(String model, Precision precision, double deviation, boolean right) {
    /** Rounding to float32, in some forty layers, costs 1e-6. */
    private static final double MOST_IN_FLOAT32 = 1e-4;

    /** Rounding to half precision costs half a per cent. */
    private static final double MOST_IN_HALF = 0.03;

    /** Every shipped model that has stored values, in float32 and in {@code chosen}. */
    static List<ModelCheck> all(Precision chosen, Stop stop, Progress progress) throws IOException {
        List<ModelCheck> checks = new ArrayList<>();
        List<Precision> precisions = chosen == Precision.FP32 ? List.of(chosen) : List.of(Precision.FP32, chosen);
        List<Shipped> models = ShippedModels.all();
        try (Progress.Task task = progress.start("Checking models", "models", models.size())) {
            for (Shipped model : models) {
                ModelReference stored = ModelReference.stored(model.id())
                        .orElseThrow(() -> new IllegalStateException("No values are stored of " + model.id()));
                for (Precision precision : precisions) {
                    if (stop.requested()) {
                        return checks;
                    }
                    checks.add(check(model, stored, precision));
                }
                task.update(checks.size() / precisions.size(), "");
            }
        }
        return checks;
    }

    private static ModelCheck check(Shipped model, ModelReference stored, Precision precision) {
        double deviation = stored.deviationOf(ModelReference.computed(model.folder(), precision));
        double most = precision == Precision.FP32 ? MOST_IN_FLOAT32 : MOST_IN_HALF;
        return new ModelCheck(model.id(), precision, deviation, deviation <= most);
    }
}
