package cytodiffusion.stats.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.BinomialInterval;
import cytodiffusion.stats.Interval;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PigeonholeBootstrapTest {
    private static final PigeonholeBootstrap BOOTSTRAP = PigeonholeBootstrap.seeded(4);

    @Test
    void ofOneRaterItIsAboutTheBinomialInterval() {
        double[][] answers = answers(1, 400, 0.6, 0);
        int hits = (int) sum(answers);

        Interval interval = BOOTSTRAP.mean(answers).orElseThrow();
        Interval binomial = BinomialInterval.normal(hits, 400, 0.95);

        assertEquals(binomial.lower(), interval.lower(), 0.01);
        assertEquals(binomial.upper(), interval.upper(), 0.01);
    }

    @Test
    void itIsWiderWhereAllRatersAnswerAlike() {
        double[][] independent = answers(10, 100, 0.6, 0);
        double[][] alike = answers(10, 100, 0.6, 1);
        double width = BinomialInterval.normal(600, 1000, 0.95).width();

        // Owen's equation for independent values: the variance of raters, images and both is counted.
        assertEquals(Math.sqrt(3), BOOTSTRAP.mean(independent).orElseThrow().width() / width, 0.15);
        // Ten raters who all say the same are no more than one.
        double ofOne = BinomialInterval.normal(60, 100, 0.95).width();
        assertEquals(1, BOOTSTRAP.mean(alike).orElseThrow().width() / ofOne, 0.1);
    }

    @Test
    void missingAnswersDoNotCount() {
        double[][] withGap = {{1, 0, Double.NaN}, {1, Double.NaN, Double.NaN}};
        Interval interval = BOOTSTRAP.mean(withGap).orElseThrow();

        assertTrue(interval.lower() >= 0 && interval.upper() <= 1, interval.toString());
        assertEquals(Optional.empty(), BOOTSTRAP.mean(new double[][] {{Double.NaN}}));
        assertEquals(Optional.empty(), BOOTSTRAP.mean(new double[0][]));
    }

    @Test
    void theSeedDecides() {
        double[][] answers = answers(3, 20, 0.6, 0);

        assertEquals(BOOTSTRAP.mean(answers), PigeonholeBootstrap.seeded(4).mean(answers));
    }

    /** @param alike how often a rater says what the first one says */
    private static double[][] answers(int raters, int images, double probability, double alike) {
        SplittableRandom random = new SplittableRandom(11);
        double[][] answers = new double[raters][images];
        for (int r = 0; r < raters; r++) {
            for (int i = 0; i < images; i++) {
                boolean copies = r > 0 && random.nextDouble() < alike;
                answers[r][i] = copies ? answers[0][i] : random.nextDouble() < probability ? 1 : 0;
            }
        }
        return answers;
    }

    private static double sum(double[][] answers) {
        double sum = 0;
        for (double[] of : answers) {
            for (double value : of) {
                sum += value;
            }
        }
        return sum;
    }
}
