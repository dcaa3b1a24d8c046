package cytodiffusion.classify;

import cytodiffusion.stats.BettingTest;

/** Drops a class where a bet that it is worse, at odds that are fair if it is not, has won enough. */
final class BettingComparison implements Comparison {
    /**
     * Chosen on 80 recorded cells of PBC, where a larger stake decided sooner and broke the bound more often; that it
     * holds was shown on other cells, real and drawn ({@code FalseDropsTest}). Differences seldom reach 1 / 0.3 deviations
     * below 0.
     */
    private static final double STAKE = 0.3;

    /**
     * Weighted errors are divided by their usual spread over the classes ({@link ErrorWeighting}), so that differences
     * of two classes are about 1 in size whatever the model.
     */
    private static final double EXPECTED_DEVIATION = 1.2;

    private static final double EXPECTED_WEIGHT = 5;

    private final BettingTest bet = new BettingTest(STAKE, EXPECTED_DEVIATION, EXPECTED_WEIGHT);

    @Override
    public void add(double difference) {
        bet.add(difference);
    }

    @Override
    public boolean isWorse(double level) {
        return bet.logEvidence() >= -Math.log(level);
    }
}
