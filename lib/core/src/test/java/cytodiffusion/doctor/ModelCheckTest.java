package cytodiffusion.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.model.ShippedModels;
import cytodiffusion.model.ShippedModels.Shipped;
import cytodiffusion.progress.Progress;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
}
