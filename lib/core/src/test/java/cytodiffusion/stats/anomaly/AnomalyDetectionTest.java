package cytodiffusion.stats.anomaly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.PointEstimate;
import cytodiffusion.stats.curves.DeLong;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyDetectionTest {
    /** Four known cells, three strange ones, in the order of their confidence 1 to 7. */
    private static AnomalyDetection of(String kinds) {
        List<ScoredCase> cases = new ArrayList<>();
        for (int i = 0; i < kinds.length(); i++) {
            cases.add(new ScoredCase("cell " + i, kinds.charAt(i) == 'A', i + 1));
        }
        return new AnomalyDetection("gap", cases);
    }

    @Test
    void theAreaCountsPairsInTheRightOrder() {
        // The strange cells at 1, 2 and 4 are below 4, 4 and 3 of the known ones: 11 of 12 pairs.
        AnomalyDetection detection = of("AANANNN");

        assertEquals(11.0 / 12, detection.auc().value(), 1e-15);
        assertTrue(detection.auc().interval().orElseThrow().contains(11.0 / 12));
        assertArrayEquals(new double[] {1, 2, 4}, detection.confidences(true));
        assertArrayEquals(new double[] {3, 5, 6, 7}, detection.confidences(false));
    }

    @Test
    void anAreaOfAllOrNothingHasNoInterval() {
        assertEquals(PointEstimate.alone(1), of("AANN").auc());
        assertEquals(PointEstimate.alone(0), of("NNAA").auc());
    }

    @Test
    void theOperatingPointIsAConfidence() {
        AnomalyDetection.Threshold strict = of("AANANNN").atSpecificity(0.95);
        assertEquals(2, strict.confidence());
        assertEquals(2.0 / 3, strict.sensitivity(), 1e-15);
        assertEquals(1, strict.specificity(), 0);

        AnomalyDetection.Threshold lenient = of("AANANNN").atSpecificity(0.75);
        assertEquals(4, lenient.confidence());
        assertEquals(1, lenient.sensitivity(), 0);
        assertEquals(0.75, lenient.specificity(), 0);
    }

    @Test
    void scoresOfTheSameImagesAreCompared() {
        DeLong.Comparison comparison = of("AANANNN").comparedWith(of("AANANNN"));
        assertEquals(0, comparison.standardError(), 0);
        assertEquals(comparison.aucA(), comparison.aucB(), 0);

        assertThrows(IllegalArgumentException.class, () -> of("AANANNN").comparedWith(of("AANNANN")));
        assertThrows(IllegalArgumentException.class, () -> of("AANN").comparedWith(of("AANNN")));
    }

    @Test
    void whatCannotBeRankedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> of("ANN"));
        assertThrows(IllegalArgumentException.class, () -> new ScoredCase("x", true, Double.NaN));
    }
}
