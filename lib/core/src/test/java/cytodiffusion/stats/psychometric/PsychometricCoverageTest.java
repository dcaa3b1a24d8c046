package cytodiffusion.stats.psychometric;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cytodiffusion.stats.BinomialInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether 95 % intervals hold the truth as often as they say: 100 observers with overdispersed answers, whose thresholds,
 * widths and lapse rates differ. Of 100 intervals of a 95 % level fewer than 89 hold the truth once in a hundred
 * simulations. Minutes, so it is not in the gate.
 */
@Tag("long")
class PsychometricCoverageTest {
    private static final int OBSERVERS = 100;
    private static final int FEWEST = 89;
    private static final double GUESS_RATE = 0.125;

    @Test
    void intervalsHoldTheTruthOfAHundredObservers() {
        int thresholds = 0;
        int widths = 0;
        int lapseRates = 0;
        int overdispersions = 0;
        for (int observer = 0; observer < OBSERVERS; observer++) {
            SplittableRandom random = new SplittableRandom(observer);
            double threshold = 0.3 + 0.4 * random.nextDouble();
            double width = 0.3 + 0.5 * random.nextDouble();
            double lapseRate = 0.01 + 0.07 * random.nextDouble();
            double eta = 0.05 + 0.15 * random.nextDouble();
            var truth = new PsychometricFunction(threshold, width, GUESS_RATE, lapseRate);
            PsychometricFit fit = PsychometricFit.of(answers(truth, eta, random), GUESS_RATE);
            thresholds += fit.threshold().interval(0.95).contains(threshold) ? 1 : 0;
            widths += fit.width().interval(0.95).contains(width) ? 1 : 0;
            lapseRates += fit.lapseRate().interval(0.95).contains(lapseRate) ? 1 : 0;
            overdispersions += fit.overdispersion().interval(0.95).contains(eta) ? 1 : 0;
        }
        String held = "threshold " + thresholds + ", width " + widths + ", lapse rate " + lapseRates
                + ", overdispersion " + overdispersions + " of " + OBSERVERS;
        System.out.println("95 % intervals held: " + held);
        assertTrue(Math.min(Math.min(thresholds, widths), Math.min(lapseRates, overdispersions)) >= FEWEST, held);
        assertTrue(BinomialInterval.clopperPearson(FEWEST, OBSERVERS, 0.98).contains(0.95));
    }

    /** Eight levels of 60 answers; the rate of right ones at each level is drawn from a beta distribution. */
    private static List<PsychometricBin> answers(PsychometricFunction truth, double eta, SplittableRandom random) {
        double precision = PsychometricPosterior.precision(eta);
        List<PsychometricBin> bins = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double level = i / 7.0;
            double rate = new BetaDistribution(null, truth.at(level) * precision, truth.wrongAt(level) * precision)
                    .inverseCumulativeProbability(random.nextDouble());
            int correct = 0;
            for (int trial = 0; trial < 60; trial++) {
                correct += random.nextDouble() < rate ? 1 : 0;
            }
            bins.add(new PsychometricBin(level, correct, 60));
        }
        return bins;
    }
}
