package cytodiffusion.report.cytodiffusion.indomain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cytodiffusion.nn.ModelCard;
import cytodiffusion.nn.ModelCard.LossPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InDomainTest {
    private static ModelCard trained(List<LossPoint> loss) {
        ModelCard.Training training = new ModelCard.Training(
                "cells", 0, "fp32", 1, Map.of(), Map.of(), loss, Map.of(), "a machine", Map.of("train", List.of()));
        return new ModelCard(ModelCard.FORMAT, List.of("a", "b"), 32, 0, 4, null, training);
    }

    /** Of the losses 1/1 to 1/60 the last six count. */
    @Test
    void theLossAtTheEndIsThatOfTheLastTenth() {
        List<LossPoint> loss = LongStream.rangeClosed(1, 60)
                .mapToObj(step -> new LossPoint(step, 1.0 / step))
                .toList();
        double expected = (1 / 55.0 + 1 / 56.0 + 1 / 57.0 + 1 / 58.0 + 1 / 59.0 + 1 / 60.0) / 6;
        assertEquals(expected, InDomain.lossAtTheEnd(trained(loss)), 1e-12);
    }

    @Test
    void aTrainingWithoutLossesHasNone() {
        assertEquals(Double.NaN, InDomain.lossAtTheEnd(trained(List.of())));
    }
}
