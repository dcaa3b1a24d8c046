package cytodiffusion.gan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.train.ImageBatch;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CollapseWatchTest {
    private static final double HALF_A_BIT_OF_DOUBT = 0.325083;

    @Test
    void aDiscriminatorThatIsAlwaysRightIsNoticedAndOneThatIsNotIsNot() {
        CollapseWatch good = new CollapseWatch(0.4, 0.9);
        CollapseWatch bad = new CollapseWatch(0.4, 0.9);
        Optional<String> wrong = Optional.empty();
        int step = 0;
        while (wrong.isEmpty() && step < 2000) {
            step++;
            assertEquals(Optional.empty(), good.afterStep(step % 10 == 0 ? 1.3 : HALF_A_BIT_OF_DOUBT));
            wrong = bad.afterStep(step < 100 ? 1.3 : HALF_A_BIT_OF_DOUBT);
        }
        assertTrue(step > 400 && step < 900, "noticed at step " + step);
        assertTrue(wrong.orElseThrow().contains("discriminator"), wrong.get());
    }

    @Test
    void aLossAtZeroIsTheLeastWhereTheTargetIsOne() {
        CollapseWatch watch = new CollapseWatch(0.4, 1);
        Optional<String> wrong = Optional.empty();
        for (int step = 0; step < 300; step++) {
            wrong = watch.afterStep(0.001);
        }
        assertTrue(wrong.isPresent());
    }

    @Test
    void cellsThatBecomeOneAreNoticedButGreyBeginningsAreNot() {
        CollapseWatch watch = new CollapseWatch(0.4, 0.9);
        for (double diversity : new double[] {0.001, 0.01, 0.002, 0.2, 0.35, 0.1, 0.3}) {
            assertEquals(Optional.empty(), watch.seen(diversity));
        }
        assertTrue(watch.seen(0.02).orElseThrow().contains("whatever the noise"));
    }

    @Test
    void nothingIsSaidOfDiversityWhereRealOneIsNotKnown() {
        CollapseWatch watch = new CollapseWatch(Double.NaN, 0.9);
        watch.seen(0.3);
        assertEquals(Optional.empty(), watch.seen(0.3));
    }

    @Test
    void diversityIsTheDistanceOfPairsOfOneClass() {
        float[] pixels = new float[4 * 3];
        pixels[3] = 0.6f;
        pixels[4] = 0.6f;
        pixels[5] = 0.6f;
        // Images 0 and 1 are of one class, 2 and 3 of another and equal: (0.6 + 0) / 2.
        assertEquals(0.3, Diversity.of(new ImageBatch(1, pixels, new int[] {0, 0, 1, 1})), 1e-6);
        assertEquals(Double.NaN, Diversity.of(new ImageBatch(1, new float[6], new int[] {0, 1})));
    }
}
