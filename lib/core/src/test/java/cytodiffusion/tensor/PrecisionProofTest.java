package cytodiffusion.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDManager;
import cytodiffusion.tensor.PrecisionProof.Part;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("numerics")
class PrecisionProofTest {
    private static final PrecisionChoice BRAIN = PrecisionChoice.of("bf16");

    /** A network whose result has {@code share} too much in any precision but float32. */
    private static PrecisionChoice proven(PrecisionChoice choice, float share) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Part part = new Part(
                    "the network's result",
                    precision -> manager.create(new float[] {precision == Precision.FP32 ? 2 : 2 * (1 + share), 0}));
            return PrecisionProof.of(choice, List.of(part));
        }
    }

    @Test
    void roundingIsTrue() {
        assertSame(BRAIN, proven(BRAIN, 0.01f));
    }

    @Test
    void otherwiseFloat32IsTakenAndTheReasonSaid() {
        PrecisionChoice choice = proven(BRAIN, 0.25f);
        assertEquals(Precision.FP32, choice.precision());
        assertEquals(
                "bf16 is not true on this machine: the network's result differs from float32's by 25 % of its size;"
                        + " environment/cyto doctor tells more",
                choice.reason());
        assertEquals(Precision.FP32, proven(BRAIN, Float.NaN).precision());
    }

    @Test
    void float32IsNotProven() {
        PrecisionChoice asked = PrecisionChoice.of("fp32");
        assertSame(asked, PrecisionProof.of(asked, List.of(new Part("never asked", precision -> null))));
    }
}
