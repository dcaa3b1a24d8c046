package cytodiffusion.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.nn.ModelCard.LossPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    private static ModelCard.Training training(List<LossPoint> loss) {
        return new ModelCard.Training(
                "cells", 0, "fp32", 1, Map.of(), Map.of(), loss, Map.of(), "a machine", Map.of("train", List.of()));
    }

    /** Of the losses 1/1 to 1/60 the last six count. */
    @Test
    void theLossAtTheEndIsThatOfTheLastTenth() {
        List<LossPoint> loss = LongStream.rangeClosed(1, 60)
                .mapToObj(step -> new LossPoint(step, 1.0 / step))
                .toList();
        double expected = (1 / 55.0 + 1 / 56.0 + 1 / 57.0 + 1 / 58.0 + 1 / 59.0 + 1 / 60.0) / 6;
        assertEquals(expected, training(loss).lossAtTheEnd(), 1e-12);
    }

    @Test
    void aTrainingWithoutLossesHasNone() {
        assertEquals(Double.NaN, training(List.of()).lossAtTheEnd());
    }
}
