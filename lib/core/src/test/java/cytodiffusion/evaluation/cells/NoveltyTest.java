package cytodiffusion.evaluation.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.PointEstimate;
import org.junit.jupiter.api.Test;

class NoveltyTest {
    private final CellSet training = Blots.of(20, 100);
    private final CellSet unseen = Blots.of(10, 200);

    @Test
    void findsACopyThatWasFlipped() {
        Novelty copies = Novelty.of(Blots.mirrored(training), unseen, training);
        for (int i = 0; i < training.size(); i++) {
            assertEquals(0, copies.drawn().get(i).distance(), 1e-9);
            assertSame(training.images().get(i), copies.drawn().get(i).nearest());
        }
        assertEquals(PointEstimate.alone(1), copies.nearerThanReal());
    }

    @Test
    void newPicturesOfTheSameKindLieAsFarAsUnseenOnes() {
        PointEstimate nearer = Novelty.of(Blots.of(10, 300), unseen, training).nearerThanReal();
        assertTrue(nearer.interval().orElseThrow().contains(0.5), nearer.toString());
    }
}
