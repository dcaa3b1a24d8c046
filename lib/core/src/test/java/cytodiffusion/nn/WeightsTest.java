package cytodiffusion.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cytodiffusion.nn.latent.Autoencoder;
import cytodiffusion.nn.latent.AutoencoderConfig;
import cytodiffusion.tensor.NativeOps;
import cytodiffusion.tensor.Precision;
import cytodiffusion.tensor.Scope;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightsTest {
    private static final String NAME = "encoder.conv_in.weight";

    private final NDManager manager = NDManager.newBaseManager();
    private Weights weights;

    @BeforeEach
    void draw() {
        weights = Weights.random(new Autoencoder(AutoencoderConfig.of(2, List.of(4), 1, 2)), manager, 5);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private int arrays() {
        return weights.get(NAME).getManager().getManagedArrays().size();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void closingTheOwnerFreesTheCopyAndNothingElse(Precision precision) {
        int before = arrays();
        float[] values = weights.get(NAME).toFloatArray();
        for (int round = 0; round < 20; round++) {
            try (NDManager owner = manager.newSubManager()) {
                Parameters parameters = weights.in(precision, owner);
                assertEquals(precision, parameters.precision());
                assertEquals(before, arrays());
            }
        }
        assertEquals(before, arrays());
        assertEquals(values[0], weights.get(NAME).toFloatArray()[0]);
    }

    @Test
    void theOwnersCopyOutlivesAScope() {
        try (NDManager owner = manager.newSubManager()) {
            Parameters parameters;
            try (Scope scope = new Scope()) {
                parameters = weights.in(Precision.BF16, owner);
            }
            float kept = NativeOps.toFloat32(parameters.get(NAME)).toFloatArray()[0];
            assertEquals(weights.get(NAME).toFloatArray()[0], kept, 1e-2);
        }
    }

    @Test
    void aScopeFreesTheCopyOfATrainingStep() {
        int before = arrays();
        for (int step = 0; step < 3; step++) {
            try (Scope scope = new Scope()) {
                NDArray copy = weights.in(Precision.BF16).get(NAME);
                assertEquals(weights.get(NAME).getShape(), copy.getShape());
            }
        }
        assertEquals(before, arrays());
    }

    @Test
    void inFloat32TheMasterCopyItselfIsUsed() {
        assertSame(weights.get(NAME), weights.in(Precision.FP32).get(NAME));
        assertSame(weights.get(NAME), weights.in(Precision.FP32, manager).get(NAME));
    }

    @Test
    void namesATensorThatIsNotThere() {
        Parameters parameters = weights.in(Precision.FP32);
        Exception problem = assertThrows(IllegalArgumentException.class, () -> parameters.get("conv_out.weight"));
        assertEquals("These weights have no tensor called conv_out.weight", problem.getMessage());
    }
}
