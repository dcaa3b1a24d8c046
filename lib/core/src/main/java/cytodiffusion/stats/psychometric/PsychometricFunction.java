package cytodiffusion.stats.psychometric;

/**
 * The probability of a right answer as a function of the signal's strength (CytoDiffusion, Equation 9): psi(x) = gamma +
 * (1 - lambda - gamma) S(x), S being the logistic function with S(threshold) = 1/2.
 *
 * @param threshold the level at which S is 1/2
 * @param width the distance of the levels at which S is 0.05 and 0.95
 * @param guessRate gamma, the probability at no signal: 1 / K among K classes
 * @param lapseRate lambda, the probability of an error however strong the signal is
 */
public record PsychometricFunction(double threshold, double width, double guessRate, double lapseRate) {
    /** The logistic function goes from 0.05 to 0.95 on this distance. */
    private static final double LOGISTIC_WIDTH = 2 * Math.log(19);

    public PsychometricFunction {
        if (!(width > 0)) {
            throw new IllegalArgumentException("The width is " + width + ", but must be positive");
        }
        requireGuessRate(guessRate);
        if (!(lapseRate >= 0 && lapseRate <= 1 - guessRate)) {
            throw new IllegalArgumentException(
                    "The lapse rate is " + lapseRate + ", but must be in [0, " + (1 - guessRate) + "]");
        }
    }

    /** The probability of a right answer at this level. */
    public double at(double level) {
        return guessRate + (1 - lapseRate - guessRate) * sigmoid(level, threshold, width);
    }

    /** The probability of a wrong answer; keeps its digits where it is small. */
    double wrongAt(double level) {
        return lapseRate + (1 - lapseRate - guessRate) * sigmoid(-level, -threshold, width);
    }

    static double sigmoid(double level, double threshold, double width) {
        return 1 / (1 + Math.exp(-LOGISTIC_WIDTH * (level - threshold) / width));
    }

    static void requireGuessRate(double guessRate) {
        if (!(guessRate >= 0 && guessRate < 1)) {
            throw new IllegalArgumentException("The guess rate is " + guessRate + ", but must be in [0, 1)");
        }
    }
}
