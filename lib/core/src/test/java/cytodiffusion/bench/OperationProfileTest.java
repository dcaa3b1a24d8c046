package cytodiffusion.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.bench.OperationProfile.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationProfileTest {
    @Test
    void anOperationsOwnTimeLeavesOutWhatItCalls() {
        Map<String, Double> shares = OperationProfile.shares(List.of(List.of(
                new Event("aten::silu", 100, 20),
                new Event("aten::conv2d", 0, 100),
                new Event("aten::mkldnn_convolution", 10, 80),
                new Event("aten::copy_", 20, 20))));
        assertEquals(
                Map.of("convolution", 0.5, "copies", 20 / 120.0, "other", 20 / 120.0, "activation", 20 / 120.0),
                shares);
    }

    @Test
    void threadsDoNotLieWithinEachOther() {
        Map<String, Double> shares = OperationProfile.shares(
                List.of(List.of(new Event("aten::mm", 0, 30)), List.of(new Event("aten::gelu", 10, 10))));
        assertEquals(Map.of("linear map", 0.75, "activation", 0.25), shares);
    }
}
