package cytodiffusion.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.data.smear.Domain;
import cytodiffusion.data.smear.SmearDataset;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.model.ShippedModels.Shipped;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import cytodiffusion.training.ModelTraining;
import cytodiffusion.training.TrainingPlan;
import cytodiffusion.training.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("numerics")
class ModelCheckTest {
    @Test
    void shippedModelsComputeWhatTheyComputedWhenTheyWereStored() throws IOException {
        List<ModelCheck> checks = ModelCheck.all(Precision.FP32, () -> false, Progress.SILENT);
        assertEquals(
                ShippedModels.all().stream().map(Shipped::id).toList(),
                checks.stream().map(ModelCheck::model).toList());
        checks.forEach(check -> assertTrue(check.right(), check.toString()));
    }

    @Test
    void aModelWithOtherWeightsDeviates() throws IOException {
        ModelReference smear = ModelReference.stored("smear").orElseThrow();
        ModelReference generator = ModelReference.stored("smear-generator").orElseThrow();
        assertEquals(0, smear.deviationOf(smear));
        assertTrue(smear.deviationOf(generator) > 0.03);
        assertFalse(ModelReference.stored("no-such-model").isPresent());
    }

    /** A network's results are stored and read as a diffusion model's are, and are no other's. */
    @Test
    void aNetworkHasValuesToo(@TempDir Path folder) throws IOException {
        Path cells = folder.resolve("cells");
        new SmearDataset(List.of("eosinophil", "lymphocyte"), 10, 1, Domain.REFERENCE, 48)
                .write(cells, Progress.SILENT, () -> false);
        List<ModelReference> networks = new ArrayList<>();
        for (long seed : new long[] {1, 2}) {
            Path model = folder.resolve("model-" + seed);
            TrainingPlan plan =
                    TrainingPlan.DEFAULT.preset("w-net-small").imageSize(32).seed(seed);
            ModelTraining.run(
                    TrainingRequest.of(cells, model, plan).precision("fp32").steps(1), () -> false, Progress.SILENT);
            networks.add(ModelReference.computed(model, Precision.FP32));
        }
        assertEquals(Set.of("features", "logits"), networks.get(0).results().keySet());
        assertEquals(2, networks.get(0).results().get("logits").length);
        assertEquals(0, networks.get(0).deviationOf(networks.get(0)));
        assertTrue(networks.get(0).deviationOf(networks.get(1)) > 0.03);
        ModelReference diffusion = ModelReference.stored("smear").orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> diffusion.deviationOf(networks.get(0)));
    }
}
